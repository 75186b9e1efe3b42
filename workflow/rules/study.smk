# Every input file is looked at before the first job starts. This is no rule: Snakemake does not
# look at the other inputs of a job whose `ancient` input is made anew. `tilflow run` has looked.


onstart:
    # What was planned stays, and is not looked at again.
    gc.freeze()
    gc.enable()
    if "TILFLOW_RUN" not in os.environ:
        shell("tilflow check {STUDY_FOLDER:q} --config {CONFIG:q} > /dev/null")


# What killed jobs had half-written; nobody writes any more.
onsuccess:
    remove_temporary(Path(RESULTS))

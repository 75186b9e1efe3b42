# From the FCS files and slides of a study to its longitudinal tables and report.
#
#   snakemake --configfile STUDY/config.yaml --cores 2
#
# Every rule is one `tilflow ROOM VERB` line that also runs when pasted into a terminal.

from snakemake.utils import min_version

min_version("9.0")


include: "workflow/rules/common.smk"
include: "workflow/rules/study.smk"
include: "workflow/rules/cytometry.smk"
include: "workflow/rules/explore.smk"
include: "workflow/rules/slides.smk"
include: "workflow/rules/trial.smk"
include: "workflow/rules/report.smk"


rule all:
    default_target: True
    input:
        f"{RESULTS}/report.html",
        f"{RESULTS}/provenance.json",
        rules.write_patients.output,
        rules.build_patients.output,
        f"{RESULTS}/study/outcomes.parquet",
        rules.export_tables.output,
        GATING_PICTURES,
        OVERLAYS,
        THRESHOLDS,
        CELL_CLUSTERS,
        SLIDE_STORES,

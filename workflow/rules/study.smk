# Every input file is looked at before the first job starts on one of them.


rule check:
    input:
        sheets=sheet_files(),
        files=INPUT_FILES,
    output:
        f"{RESULTS}/study/check.txt",
    log:
        f"{RESULTS}/logs/check.log",
    conda:
        "../../envs/tilflow.yaml"
    params:
        study=STUDY_FOLDER,
        config=section("study_folder", "patients_without_baseline"),
        code=code("study"),
    shell:
        "tilflow check {params.study:q} --config {params.config:q} > {output} 2> {log}"

# Trial: every specimen's table → measurements → change over time, endpoints, statistics.


rule collect_measurements:
    input:
        populations=every(POPULATIONS),
        densities=every(DENSITIES),
        scores=every(SCORES),
        spatial=every(SPATIAL),
        clusters=CLUSTERS,
        sheets=sheet_files("patients.tsv", "blood_samples.tsv", "biopsies.tsv"),
    output:
        f"{RESULTS}/study/measurements.parquet",
    log:
        f"{RESULTS}/logs/collect_measurements.log",
    benchmark:
        f"{RESULTS}/benchmarks/collect_measurements.jsonl"
    conda:
        "../../envs/trial.yaml"
    envmodules:
        "tilflow",
    resources:
        mem_mb=memory("collect_measurements"),
        runtime=minutes("collect_measurements"),
    params:
        study=lambda wildcards: STUDY_FOLDER,
        results=lambda wildcards: RESULTS,
        clusters=lambda wildcards: options(clusters=CLUSTERS[0] if CLUSTERS else None),
        config=section("trial.schedule", "trial.exposure"),
        code=code("trial", "cytometry", "slides", "study"),
    shell:
        "tilflow trial measurements {params.study:q} {params.results:q} {params.clusters}"
        " --config {params.config:q} --out {output:q} 2> {log:q}"


rule derive_longitudinal:
    input:
        measurements=rules.collect_measurements.output,
        sheets=sheet_files(),
    output:
        longitudinal=f"{RESULTS}/study/longitudinal.parquet",
        longitudinal_csv=report(
            f"{RESULTS}/study/longitudinal.csv",
            caption="../report/table.rst",
            category="Study",
            subcategory="Tables",
            labels={"table": "longitudinal"},
        ),
        wide=f"{RESULTS}/study/wide.csv",
        completeness=f"{RESULTS}/study/completeness.parquet",
    log:
        f"{RESULTS}/logs/derive_longitudinal.log",
    benchmark:
        f"{RESULTS}/benchmarks/derive_longitudinal.jsonl"
    conda:
        "../../envs/trial.yaml"
    envmodules:
        "tilflow",
    resources:
        mem_mb=memory("derive_longitudinal"),
        runtime=minutes("derive_longitudinal"),
    params:
        study=lambda wildcards: STUDY_FOLDER,
        out=lambda wildcards, output: os.path.dirname(output.longitudinal),
        config=section(
            "trial.schedule",
            "trial.choice",
            "trial.baseline",
            "trial.change",
            "trial.exposure",
        ),
        code=code("trial", "study"),
    shell:
        "tilflow trial longitudinal {input.measurements:q} {params.study:q}"
        " --config {params.config:q} --out {params.out:q} 2> {log:q}"


rule export_tables:
    input:
        rules.derive_longitudinal.output.longitudinal,
    output:
        adlb=multiext(
            f"{RESULTS}/study/adlb", ".parquet", ".csv", ".xlsx", ".xpt", ".json"
        ),
        define=f"{RESULTS}/study/define.xml",
        changes=f"{RESULTS}/study/adlb_xpt_changes.tsv",
        conformance=f"{RESULTS}/study/conformance.tsv",
        dictionary=multiext(f"{RESULTS}/study/dictionary", ".csv", ".md"),
    log:
        f"{RESULTS}/logs/export_tables.log",
    benchmark:
        f"{RESULTS}/benchmarks/export_tables.jsonl"
    conda:
        "../../envs/trial.yaml"
    envmodules:
        "tilflow",
    resources:
        mem_mb=memory("export_tables"),
        runtime=minutes("export_tables"),
    params:
        out=lambda wildcards, output: os.path.dirname(output.changes),
        config=section("trial.export"),
        code=code("trial"),
    shell:
        "tilflow trial export {input:q} --config {params.config:q} --out {params.out:q} 2> {log:q}"


rule export_sdtm:
    input:
        longitudinal=rules.derive_longitudinal.output.longitudinal,
        completeness=rules.derive_longitudinal.output.completeness,
        sheets=sheet_files(
            "patients.tsv",
            "blood_samples.tsv",
            "biopsies.tsv",
            "doses.tsv",
            "survival.tsv",
            "lesions.tsv",
        ),
        panels=every(*PANEL_FILES.values()),
        assays=every(*ASSAY_FILES.values()),
    output:
        datasets=expand(
            f"{RESULTS}/study/sdtm/{{dataset}}.{{format}}",
            dataset=["dm", "cp", "lb", "mi", "suppcp", "suppdm", "suppmi"],
            format=["xpt", "json", "csv"],
        ),
        define=f"{RESULTS}/study/sdtm/define.xml",
        changes=f"{RESULTS}/study/sdtm/xpt_changes.tsv",
        conformance=f"{RESULTS}/study/sdtm/conformance.tsv",
    log:
        f"{RESULTS}/logs/export_sdtm.log",
    benchmark:
        f"{RESULTS}/benchmarks/export_sdtm.jsonl"
    conda:
        "../../envs/trial.yaml"
    envmodules:
        "tilflow",
    resources:
        mem_mb=memory("export_sdtm"),
        runtime=minutes("export_sdtm"),
    params:
        study=lambda wildcards: STUDY_FOLDER,
        out=lambda wildcards, output: os.path.dirname(output.define),
        config=section("trial.export"),
        code=code("trial", "cytometry", "slides", "study"),
    shell:
        "tilflow trial sdtm {input.longitudinal:q} {input.completeness:q} {params.study:q}"
        " --config {params.config:q} --out {params.out:q} 2> {log:q}"


rule derive_endpoints:
    input:
        sheet_files(),
    output:
        endpoints=f"{RESULTS}/study/endpoints.parquet",
        adverse_events=f"{RESULTS}/study/adverse_events.parquet",
        adverse_events_csv=f"{RESULTS}/study/adverse_events.csv",
        dose_escalation=f"{RESULTS}/study/dose_escalation.parquet",
        dose_escalation_csv=f"{RESULTS}/study/dose_escalation.csv",
        responses=f"{RESULTS}/study/responses.parquet",
        survival=f"{RESULTS}/study/survival.parquet",
        patient_outcomes=f"{RESULTS}/study/patient_outcomes.parquet",
        patient_outcomes_csv=f"{RESULTS}/study/patient_outcomes.csv",
    log:
        f"{RESULTS}/logs/derive_endpoints.log",
    benchmark:
        f"{RESULTS}/benchmarks/derive_endpoints.jsonl"
    conda:
        "../../envs/trial.yaml"
    envmodules:
        "tilflow",
    resources:
        mem_mb=memory("derive_endpoints"),
        runtime=minutes("derive_endpoints"),
    params:
        study=lambda wildcards: STUDY_FOLDER,
        out=lambda wildcards, output: os.path.dirname(output.endpoints),
        config=section("trial.endpoints"),
        code=code("trial", "study"),
    shell:
        "tilflow trial endpoints {params.study:q} --config {params.config:q}"
        " --out {params.out:q} 2> {log:q}"


rule associate_outcomes:
    input:
        longitudinal=rules.derive_longitudinal.output.longitudinal,
        sheets=sheet_files(),
    output:
        outcomes=f"{RESULTS}/study/outcomes.parquet",
        outcomes_csv=f"{RESULTS}/study/outcomes.csv",
        tissue_classes=f"{RESULTS}/study/tissue_classes.parquet",
    log:
        f"{RESULTS}/logs/associate_outcomes.log",
    benchmark:
        f"{RESULTS}/benchmarks/associate_outcomes.jsonl"
    conda:
        "../../envs/trial.yaml"
    envmodules:
        "tilflow",
    resources:
        mem_mb=memory("associate_outcomes"),
        runtime=minutes("associate_outcomes"),
    params:
        study=lambda wildcards: STUDY_FOLDER,
        out=lambda wildcards, output: os.path.dirname(output.outcomes),
        config=section("trial.endpoints", "trial.association"),
        code=code("trial", "study"),
    shell:
        "tilflow trial outcomes {input.longitudinal:q} {params.study:q}"
        " --config {params.config:q} --out {params.out:q} 2> {log:q}"


rule summarise_change:
    input:
        longitudinal=rules.derive_longitudinal.output.longitudinal,
        sheets=sheet_files(
            "patients.tsv", "doses.tsv", "tumour_assessments.tsv", "lesions.tsv"
        ),
    output:
        statistics=f"{RESULTS}/study/statistics.parquet",
        csv=f"{RESULTS}/study/statistics.csv",
    log:
        f"{RESULTS}/logs/summarise_change.log",
    benchmark:
        f"{RESULTS}/benchmarks/summarise_change.jsonl"
    conda:
        "../../envs/trial.yaml"
    envmodules:
        "tilflow",
    resources:
        mem_mb=memory("summarise_change"),
        runtime=minutes("summarise_change"),
    params:
        study=lambda wildcards: STUDY_FOLDER,
        config=section("trial.statistics", "trial.endpoints"),
        code=code("trial", "study"),
    shell:
        "tilflow trial statistics {input.longitudinal:q} {params.study:q}"
        " --config {params.config:q} --out {output.statistics:q} 2> {log:q}"


rule write_patients:
    input:
        longitudinal=rules.derive_longitudinal.output.longitudinal,
        sheets=sheet_files("patients.tsv"),
    output:
        expand(f"{RESULTS}/patients/{{patient_id}}.tsv", patient_id=STUDY.patients),
    log:
        f"{RESULTS}/logs/write_patients.log",
    benchmark:
        f"{RESULTS}/benchmarks/write_patients.jsonl"
    conda:
        "../../envs/trial.yaml"
    envmodules:
        "tilflow",
    resources:
        mem_mb=memory("write_patients"),
        runtime=minutes("write_patients"),
    params:
        study=lambda wildcards: STUDY_FOLDER,
        out=lambda wildcards, output: os.path.dirname(output[0]),
        code=code("trial", "study"),
    shell:
        "tilflow trial patients {input.longitudinal:q} {params.study:q}"
        " --out {params.out:q} 2> {log:q}"

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
        config=section("trial.schedule"),
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
        longitudinal_csv=f"{RESULTS}/study/longitudinal.csv",
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
            "trial.schedule", "trial.choice", "trial.baseline", "trial.change"
        ),
        code=code("trial", "study"),
    shell:
        "tilflow trial longitudinal {input.measurements:q} {params.study:q}"
        " --config {params.config:q} --out {params.out:q} 2> {log:q}"


rule derive_endpoints:
    input:
        sheet_files(),
    output:
        f"{RESULTS}/study/endpoints.parquet",
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
        config=section("trial.endpoints"),
        code=code("trial", "study"),
    shell:
        "tilflow trial endpoints {params.study:q} --config {params.config:q}"
        " --out {output:q} 2> {log:q}"


rule summarise_change:
    input:
        rules.derive_longitudinal.output.longitudinal,
    output:
        f"{RESULTS}/study/statistics.parquet",
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
        config=section("trial.statistics"),
        code=code("trial"),
    shell:
        "tilflow trial statistics {input:q} --config {params.config:q} --out {output:q} 2> {log:q}"


rule write_patients:
    input:
        longitudinal=rules.derive_longitudinal.output.longitudinal,
        sheets=sheet_files("patients.tsv"),
    output:
        directory(f"{RESULTS}/patients"),
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
        code=code("trial", "study"),
    shell:
        "tilflow trial patients {input.longitudinal:q} {params.study:q}"
        " --out {output:q} 2> {log:q}"

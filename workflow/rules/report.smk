# Report: one page that stands alone, and the way from any value back to its files.


# A study has thousands of tables and pictures, and Snakemake looks at each wherever it is named. Those
# of the specimens are behind the measurements, and pictures behind the pages of patients.
rule trace_provenance:
    input:
        study=rules.derive_longitudinal.output.longitudinal,
        sheets=sheet_files(),
        files=known(lambda wildcards: list_input_files()),
    output:
        f"{RESULTS}/provenance.json",
    log:
        f"{RESULTS}/logs/trace_provenance.log",
    benchmark:
        f"{RESULTS}/benchmarks/trace_provenance.jsonl"
    conda:
        "../../envs/report.yaml"
    envmodules:
        "tilflow",
    resources:
        mem_mb=memory("trace_provenance"),
        runtime=minutes("trace_provenance"),
    params:
        study=lambda wildcards: STUDY_FOLDER,
        results=lambda wildcards: RESULTS,
        config=CONFIG,
        code=code("report", "study"),
    shell:
        "tilflow report provenance {params.study:q} {params.results:q}"
        " --config {params.config:q} --out {output:q} 2> {log:q}"


rule draw_figures:
    input:
        measurements=rules.collect_measurements.output,
        longitudinal=rules.derive_longitudinal.output.longitudinal,
        completeness=rules.derive_longitudinal.output.completeness,
        endpoints=rules.derive_endpoints.output,
        statistics=rules.summarise_change.output,
        sheets=sheet_files(),
    output:
        report(
            directory(f"{RESULTS}/study/figures"),
            patterns=["{figure}.svg"],
            caption="../report/figure.rst",
            category="Study",
            subcategory="Figures",
            labels={"figure": "{figure}"},
        ),
    log:
        f"{RESULTS}/logs/draw_figures.log",
    benchmark:
        f"{RESULTS}/benchmarks/draw_figures.jsonl"
    conda:
        "../../envs/report.yaml"
    envmodules:
        "tilflow",
    resources:
        mem_mb=memory("draw_figures"),
        runtime=minutes("draw_figures"),
    params:
        study=lambda wildcards: STUDY_FOLDER,
        results=lambda wildcards: RESULTS,
        config=section("report", "trial.endpoints"),
        code=code("report", "trial", "study"),
    shell:
        "tilflow report figures {params.study:q} {params.results:q}"
        " --config {params.config:q} --out {output:q} 2> {log:q}"


rule build_patients:
    input:
        measurements=rules.collect_measurements.output,
        longitudinal=rules.derive_longitudinal.output.longitudinal,
        completeness=rules.derive_longitudinal.output.completeness,
        endpoints=rules.derive_endpoints.output,
        statistics=rules.summarise_change.output,
        pictures=every(GATING_PICTURES, OVERLAYS, THRESHOLDS),
        sheets=sheet_files(),
    output:
        expand(f"{RESULTS}/patients/{{patient_id}}.html", patient_id=STUDY.patients),
    log:
        f"{RESULTS}/logs/build_patients.log",
    benchmark:
        f"{RESULTS}/benchmarks/build_patients.jsonl"
    conda:
        "../../envs/report.yaml"
    envmodules:
        "tilflow",
    resources:
        mem_mb=memory("build_patients"),
        runtime=minutes("build_patients"),
    params:
        study=lambda wildcards: STUDY_FOLDER,
        results=lambda wildcards: RESULTS,
        out=lambda wildcards, output: os.path.dirname(output[0]),
        config=section("report", "trial.endpoints"),
        code=code("report", "trial", "study"),
    shell:
        "tilflow report patients {params.study:q} {params.results:q}"
        " --config {params.config:q} --out {params.out:q} 2> {log:q}"


rule build_report:
    input:
        measurements=rules.collect_measurements.output,
        longitudinal=rules.derive_longitudinal.output.longitudinal,
        completeness=rules.derive_longitudinal.output.completeness,
        endpoints=rules.derive_endpoints.output,
        outcomes=rules.associate_outcomes.output,
        statistics=rules.summarise_change.output,
        provenance=rules.trace_provenance.output,
        patients=rules.build_patients.output[0],
        figures=rules.draw_figures.output,
        sheets=sheet_files(),
    output:
        report(
            f"{RESULTS}/report.html",
            caption="../report/study.rst",
            category="Study",
            subcategory="Report",
            labels={"report": "study"},
        ),
    log:
        f"{RESULTS}/logs/build_report.log",
    benchmark:
        f"{RESULTS}/benchmarks/build_report.jsonl"
    conda:
        "../../envs/report.yaml"
    envmodules:
        "tilflow",
    resources:
        mem_mb=memory("build_report"),
        runtime=minutes("build_report"),
    params:
        study=lambda wildcards: STUDY_FOLDER,
        results=lambda wildcards: RESULTS,
        config=CONFIG,
        code=code("report", "trial", "study"),
    shell:
        "tilflow report build {params.study:q} {params.results:q}"
        " --provenance {input.provenance:q} --config {params.config:q}"
        " --figures study/figures --out {output:q} 2> {log:q}"

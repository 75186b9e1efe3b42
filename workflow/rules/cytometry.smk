# Blood: FCS file → events, membership and populations with counts → picture of the gates.


rule gate_blood:
    input:
        fcs=lambda wildcards: relative(STUDY.blood_samples[wildcards.sample_id].fcs),
        panel=lambda wildcards: PANEL_FILES[
            STUDY.blood_samples[wildcards.sample_id].panel
        ],
    output:
        events=directory(f"{RESULTS}/blood/{{sample_id}}/events.zarr"),
        membership=f"{RESULTS}/blood/{{sample_id}}/membership.parquet",
        populations=f"{RESULTS}/blood/{{sample_id}}/populations.parquet",
    log:
        f"{RESULTS}/logs/gate_blood/{{sample_id}}.log",
    conda:
        "../../envs/tilflow.yaml"
    resources:
        # Events are held three times: linear, transformed and sorted for the gates.
        mem_mb=lambda wildcards, input: 1000 + 6 * os.path.getsize(input.fcs) // 10**6,
        runtime=15,
    params:
        panel=lambda wildcards: named(STUDY.blood_samples[wildcards.sample_id].panel),
        out=lambda wildcards, output: os.path.dirname(output.populations),
        counting=lambda wildcards: counting_options(wildcards.sample_id),
        config=section(
            "cytometry.compensation",
            "cytometry.quality",
            "cytometry.gating",
            "cytometry.counting",
        ),
        code=code("cytometry", "store"),
    shell:
        "tilflow cytometry gate {input.fcs:q} --panel {params.panel:q}"
        " --sample-id {wildcards.sample_id} {params.counting}"
        " --failed-as-rows --config {params.config:q} --out {params.out:q} 2> {log:q}"


rule plot_gates:
    input:
        events=rules.gate_blood.output.events,
        membership=rules.gate_blood.output.membership,
        populations=rules.gate_blood.output.populations,
    output:
        f"{RESULTS}/blood/{{sample_id}}/gating.png",
    log:
        f"{RESULTS}/logs/plot_gates/{{sample_id}}.log",
    conda:
        "../../envs/tilflow.yaml"
    resources:
        mem_mb=1500,
        runtime=10,
    params:
        folder=lambda wildcards, input: os.path.dirname(input.populations),
        config=section("cytometry.plot"),
        code=code("cytometry", "store"),
    shell:
        "tilflow cytometry plot {params.folder:q} --config {params.config:q}"
        " --out {output:q} 2> {log:q}"

# Blood: FCS file → events, membership and populations with counts → picture of the gates. Before
# that, thresholds are found tube by tube and placed with a patient's tubes and batches in view.


rule place_gates:
    input:
        fcs=known(
            lambda wildcards: relative(STUDY.blood_samples[wildcards.sample_id].fcs)
        ),
        panel=known(
            lambda wildcards: PANEL_FILES[
                STUDY.blood_samples[wildcards.sample_id].panel
            ]
        ),
        controls=known(lambda wildcards: control_files(wildcards.sample_id)),
    output:
        f"{RESULTS}/blood/{{sample_id}}/gates.json",
    log:
        f"{RESULTS}/logs/place_gates/{{sample_id}}.log",
    benchmark:
        f"{RESULTS}/benchmarks/place_gates/{{sample_id}}.jsonl"
    conda:
        "../../envs/cytometry.yaml"
    envmodules:
        "tilflow",
    resources:
        mem_mb=memory("place_gates"),
        runtime=minutes("place_gates"),
    params:
        panel=known(
            lambda wildcards: named(STUDY.blood_samples[wildcards.sample_id].panel)
        ),
        patient=known(
            lambda wildcards: STUDY.blood_samples[wildcards.sample_id].patient_id
        ),
        batch=known(lambda wildcards: batch_option(wildcards.sample_id)),
        controls=known(lambda wildcards: control_options(wildcards.sample_id)),
        config=section(
            "cytometry.reading",
            "cytometry.compensation",
            "cytometry.quality",
            "cytometry.gating",
            "cytometry.alignment",
            "cytometry.positivity",
        ),
        code=code("cytometry", "store"),
    shell:
        "tilflow cytometry place {input.fcs:q} --panel {params.panel:q}"
        " --sample-id {wildcards.sample_id} --patient-id {params.patient}"
        " {params.batch} {params.controls}"
        " --failed-as-empty --config {params.config:q} --out {output:q} 2> {log:q}"


rule align_gates:
    input:
        lambda wildcards: expand(
            rules.place_gates.output,
            sample_id=tubes_in_view(wildcards.patient_id, wildcards.panel),
        ),
    output:
        f"{RESULTS}/gates/{{patient_id}}/{{panel}}.json",
    log:
        f"{RESULTS}/logs/align_gates/{{patient_id}}-{{panel}}.log",
    benchmark:
        f"{RESULTS}/benchmarks/align_gates/{{patient_id}}-{{panel}}.jsonl"
    conda:
        "../../envs/cytometry.yaml"
    envmodules:
        "tilflow",
    resources:
        mem_mb=memory("align_gates"),
        runtime=minutes("align_gates"),
    params:
        config=section("cytometry.alignment"),
        code=code("cytometry"),
    shell:
        "tilflow cytometry align {input:q} --patient-id {wildcards.patient_id}"
        " --config {params.config:q} --out {output:q} 2> {log:q}"


rule gate_blood:
    input:
        fcs=known(
            lambda wildcards: relative(STUDY.blood_samples[wildcards.sample_id].fcs)
        ),
        panel=known(
            lambda wildcards: PANEL_FILES[
                STUDY.blood_samples[wildcards.sample_id].panel
            ]
        ),
        positions=known(lambda wildcards: positions_files(wildcards.sample_id)),
        controls=known(
            lambda wildcards: (
                []
                if positions_files(wildcards.sample_id)
                else control_files(wildcards.sample_id)
            )
        ),
    output:
        events=directory(f"{RESULTS}/blood/{{sample_id}}/events.zarr"),
        membership=f"{RESULTS}/blood/{{sample_id}}/membership.parquet",
        populations=f"{RESULTS}/blood/{{sample_id}}/populations.parquet",
    log:
        f"{RESULTS}/logs/gate_blood/{{sample_id}}.log",
    benchmark:
        f"{RESULTS}/benchmarks/gate_blood/{{sample_id}}.jsonl"
    conda:
        "../../envs/cytometry.yaml"
    envmodules:
        "tilflow",
    resources:
        mem_mb=memory("gate_blood"),
        runtime=minutes("gate_blood"),
    params:
        panel=known(
            lambda wildcards: named(STUDY.blood_samples[wildcards.sample_id].panel)
        ),
        out=known(lambda wildcards, output: os.path.dirname(output.populations)),
        counting=known(lambda wildcards: counting_options(wildcards.sample_id)),
        plan=known(lambda wildcards: plan_options(wildcards.sample_id)),
        config=section(
            "cytometry.reading",
            "cytometry.compensation",
            "cytometry.quality",
            "cytometry.gating",
            "cytometry.alignment",
            "cytometry.positivity",
            "cytometry.counting",
        ),
        code=code("cytometry", "store"),
    shell:
        "tilflow cytometry gate {input.fcs:q} --panel {params.panel:q}"
        " --sample-id {wildcards.sample_id} {params.counting} {params.plan}"
        " --events --failed-as-rows --config {params.config:q} --out {params.out:q} 2> {log:q}"


rule plot_gates:
    input:
        events=rules.gate_blood.output.events,
        populations=rules.gate_blood.output.populations,
        neighbours=lambda wildcards: expand(
            rules.gate_blood.output.events,
            sample_id=find_neighbours(wildcards.sample_id),
        ),
    output:
        picture=report(
            f"{RESULTS}/blood/{{sample_id}}/gating.png",
            caption="../report/gating.rst",
            category="Blood",
            labels={"sample": "{sample_id}"},
        ),
        drawing=f"{RESULTS}/blood/{{sample_id}}/gating.svg",
    log:
        f"{RESULTS}/logs/plot_gates/{{sample_id}}.log",
    benchmark:
        f"{RESULTS}/benchmarks/plot_gates/{{sample_id}}.jsonl"
    conda:
        "../../envs/cytometry.yaml"
    envmodules:
        "tilflow",
    resources:
        mem_mb=memory("plot_gates"),
        runtime=minutes("plot_gates"),
    params:
        folder=known(lambda wildcards, input: os.path.dirname(input.populations)),
        neighbours=known(
            lambda wildcards, input: " ".join(
                f"--neighbour {quote(os.path.dirname(path))}"
                for path in input.neighbours
            )
        ),
        config=section("cytometry.plot"),
        code=code("cytometry", "store"),
    shell:
        "tilflow cytometry plot {params.folder:q} {params.neighbours} --config {params.config:q}"
        " --out {output.picture:q} 2> {log:q}"

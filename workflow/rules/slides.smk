# Tissue: slide → pyramid → calibration, tissue and what of it can be evaluated → nuclei and cells
# → compartments and table of cells → densities, scores and spatial statistics; and for the eye one
# OME-Zarr with all labels (hard links to parts/) and two pictures. What is cheap and always follows
# one another is one job: a start costs about a second, and Snakemake a millisecond of planning.


rule read_slide:
    input:
        image=known(
            lambda wildcards: relative(STUDY.biopsies[wildcards.slide_id].image)
        ),
        assay=known(
            lambda wildcards: ASSAY_FILES[STUDY.biopsies[wildcards.slide_id].assay]
        ),
    output:
        directory(parts("image.ome.zarr")),
    log:
        f"{RESULTS}/logs/read_slide/{{slide_id}}.log",
    benchmark:
        f"{RESULTS}/benchmarks/read_slide/{{slide_id}}.jsonl"
    conda:
        "../../envs/slides.yaml"
    envmodules:
        "tilflow",
    resources:
        mem_mb=memory("read_slide"),
        runtime=minutes("read_slide"),
    params:
        assay=known(lambda wildcards: named(STUDY.biopsies[wildcards.slide_id].assay)),
        pixel_size=known(lambda wildcards: pixel_size_option(wildcards.slide_id)),
        config=section("slides.read", "store"),
        code=code("slides", "store"),
    shell:
        "tilflow slides read {input.image:q} --assay {params.assay:q} {params.pixel_size}"
        " --config {params.config:q} --out {output:q} 2> {log:q}"


rule prepare_slide:
    input:
        image=rules.read_slide.output,
        assay=rules.read_slide.input.assay,
    output:
        calibration=parts("calibration.json"),
        tissue=directory(parts("tissue.ome.zarr")),
        quality=directory(parts("quality.ome.zarr")),
        evaluable=directory(parts("evaluable.ome.zarr")),
        table=f"{RESULTS}/tissue/{{slide_id}}/quality.parquet",
    log:
        f"{RESULTS}/logs/prepare_slide/{{slide_id}}.log",
    benchmark:
        f"{RESULTS}/benchmarks/prepare_slide/{{slide_id}}.jsonl"
    conda:
        "../../envs/slides.yaml"
    envmodules:
        "tilflow",
    resources:
        mem_mb=memory("prepare_slide"),
        runtime=minutes("prepare_slide"),
    params:
        assay=rules.read_slide.params.assay,
        out=known(lambda wildcards, output: os.path.dirname(output.quality)),
        config=section(
            "slides.read",
            "slides.calibrate",
            "slides.segment",
            "slides.tissue",
            "slides.quality",
            "store",
        ),
        code=code("slides", "store"),
    shell:
        "tilflow slides prepare {input.image:q} --assay {params.assay:q}"
        " --slide-id {wildcards.slide_id} --table {output.table:q}"
        " --config {params.config:q} --out {params.out:q} 2> {log:q}"


rule segment_slide:
    input:
        image=rules.read_slide.output,
        calibration=rules.prepare_slide.output.calibration,
        tissue=rules.prepare_slide.output.evaluable,
        assay=rules.read_slide.input.assay,
    output:
        nuclei=directory(parts("nuclei.ome.zarr")),
        table=parts("nuclei.parquet"),
        cells=directory(parts("cells.ome.zarr")),
    log:
        f"{RESULTS}/logs/segment_slide/{{slide_id}}.log",
    benchmark:
        f"{RESULTS}/benchmarks/segment_slide/{{slide_id}}.jsonl"
    conda:
        "../../envs/slides.yaml"
    envmodules:
        "tilflow",
    threads: workers
    resources:
        mem_mb=memory_of_workers("segment_slide"),
        runtime=minutes("segment_slide"),
    params:
        assay=rules.read_slide.params.assay,
        out=known(lambda wildcards, output: os.path.dirname(output.nuclei)),
        config=section("slides.segment", "slides.running", "store"),
        code=code("slides", "store"),
    shell:
        "tilflow slides segment {input.image:q} --assay {params.assay:q}"
        " --calibration {input.calibration:q} --tissue {input.tissue:q} --cells"
        " --format zarr --threads {threads} --memory-mb {resources.mem_mb}"
        " --config {params.config:q} --out {params.out:q} 2> {log:q}"


rule tabulate_cells:
    input:
        image=rules.read_slide.output,
        calibration=rules.prepare_slide.output.calibration,
        tissue=rules.prepare_slide.output.evaluable,
        nuclei=rules.segment_slide.output.nuclei,
        table=rules.segment_slide.output.table,
        cells=rules.segment_slide.output.cells,
        assay=rules.read_slide.input.assay,
        annotations=known(lambda wildcards: annotation_files(wildcards.slide_id)),
    output:
        compartments=directory(parts("compartments.ome.zarr")),
        cells=directory(f"{RESULTS}/tissue/{{slide_id}}/cells.zarr"),
    log:
        f"{RESULTS}/logs/tabulate_cells/{{slide_id}}.log",
    benchmark:
        f"{RESULTS}/benchmarks/tabulate_cells/{{slide_id}}.jsonl"
    conda:
        "../../envs/slides.yaml"
    envmodules:
        "tilflow",
    resources:
        mem_mb=memory("tabulate_cells"),
        runtime=minutes("tabulate_cells"),
    params:
        assay=rules.read_slide.params.assay,
        parts=known(lambda wildcards, output: os.path.dirname(output.compartments)),
        annotations=known(lambda wildcards: annotations_option(wildcards.slide_id)),
        config=section(
            "slides.compartments", "slides.measure", "slides.running", "store"
        ),
        code=code("slides", "store"),
    shell:
        "tilflow slides tabulate {params.parts:q} --assay {params.assay:q}"
        " {params.annotations} --slide-id {wildcards.slide_id} --config {params.config:q}"
        " --threads {threads} --memory-mb {resources.mem_mb} --out {output.cells:q} 2> {log:q}"


rule describe_slide:
    input:
        cells=rules.tabulate_cells.output.cells,
        tissue=rules.prepare_slide.output.evaluable,
        quality=rules.prepare_slide.output.table,
        compartments=rules.tabulate_cells.output.compartments,
        assay=rules.read_slide.input.assay,
    output:
        densities=f"{RESULTS}/tissue/{{slide_id}}/densities.parquet",
        scores=f"{RESULTS}/tissue/{{slide_id}}/scores.parquet",
        spatial=f"{RESULTS}/tissue/{{slide_id}}/spatial.parquet",
    log:
        f"{RESULTS}/logs/describe_slide/{{slide_id}}.log",
    benchmark:
        f"{RESULTS}/benchmarks/describe_slide/{{slide_id}}.jsonl"
    conda:
        "../../envs/slides.yaml"
    envmodules:
        "tilflow",
    resources:
        mem_mb=memory("describe_slide"),
        runtime=minutes("describe_slide"),
    params:
        assay=rules.read_slide.params.assay,
        parts=known(lambda wildcards, input: os.path.dirname(input.tissue)),
        out=known(lambda wildcards, output: os.path.dirname(output.densities)),
        config=section("slides.densities", "slides.spatial"),
        code=code("slides", "store"),
    shell:
        "tilflow slides describe {params.parts:q} --cell-table {input.cells:q}"
        " --quality {input.quality:q} --assay {params.assay:q}"
        " --slide-id {wildcards.slide_id} --config {params.config:q}"
        " --out {params.out:q} 2> {log:q}"


rule draw_slide:
    input:
        image=rules.read_slide.output,
        # One of each job's files stands for all of them: each name costs as much to plan.
        tissue=rules.prepare_slide.output.tissue,
        nuclei=rules.segment_slide.output.nuclei,
        cells=rules.tabulate_cells.output.cells,
        assay=rules.read_slide.input.assay,
    output:
        store=directory(f"{RESULTS}/tissue/{{slide_id}}/slide.ome.zarr"),
        overlay=report(
            f"{RESULTS}/tissue/{{slide_id}}/overlay.png",
            caption="../report/overlay.rst",
            category="Tissue",
            labels={"slide": "{slide_id}", "picture": "overlay"},
        ),
        overlay_drawing=f"{RESULTS}/tissue/{{slide_id}}/overlay.svg",
        thresholds=report(
            f"{RESULTS}/tissue/{{slide_id}}/thresholds.png",
            caption="../report/thresholds.rst",
            category="Tissue",
            labels={"slide": "{slide_id}", "picture": "thresholds"},
        ),
        thresholds_drawing=f"{RESULTS}/tissue/{{slide_id}}/thresholds.svg",
        thresholds_table=f"{RESULTS}/tissue/{{slide_id}}/thresholds.tsv",
    log:
        f"{RESULTS}/logs/draw_slide/{{slide_id}}.log",
    benchmark:
        f"{RESULTS}/benchmarks/draw_slide/{{slide_id}}.jsonl"
    conda:
        "../../envs/slides.yaml"
    envmodules:
        "tilflow",
    resources:
        mem_mb=memory("draw_slide"),
        runtime=minutes("draw_slide"),
    params:
        assay=rules.read_slide.params.assay,
        parts=known(lambda wildcards, input: os.path.dirname(input.tissue)),
        out=known(lambda wildcards, output: os.path.dirname(output.overlay)),
        config=section("slides.read", "slides.overlay", "slides.threshold_picture"),
        code=code("slides", "store"),
    shell:
        "tilflow slides draw {params.parts:q} --cell-table {input.cells:q}"
        " --assay {params.assay:q} --config {params.config:q} --out {params.out:q} 2> {log:q}"


# A check, off by default (slides.clusters.enabled).
rule check_clusters:
    input:
        rules.tabulate_cells.output.cells,
    output:
        table=f"{RESULTS}/tissue/{{slide_id}}/clusters.parquet",
        picture=f"{RESULTS}/tissue/{{slide_id}}/clusters.png",
        drawing=f"{RESULTS}/tissue/{{slide_id}}/clusters.svg",
    log:
        f"{RESULTS}/logs/check_clusters/{{slide_id}}.log",
    benchmark:
        f"{RESULTS}/benchmarks/check_clusters/{{slide_id}}.jsonl"
    conda:
        "../../envs/slides.yaml"
    envmodules:
        "tilflow",
    resources:
        mem_mb=memory("check_clusters"),
        runtime=minutes("check_clusters"),
    params:
        out=known(lambda wildcards, output: os.path.dirname(output.table)),
        config=section("slides.clusters"),
        code=code("slides", "store"),
    shell:
        "tilflow slides clusters {input:q} --slide-id {wildcards.slide_id}"
        " --config {params.config:q} --out {params.out:q} 2> {log:q}"

# Tissue: slide → pyramid → calibration and tissue → what of it can be evaluated → nuclei and cells
# → compartments → table of cells → densities, and one OME-Zarr with its labels. Each rule writes a
# store of its own under parts/; `assemble_slide` brings them together with hard links.


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


rule calibrate_slide:
    input:
        image=rules.read_slide.output,
        assay=rules.read_slide.input.assay,
    output:
        parts("calibration.json"),
    log:
        f"{RESULTS}/logs/calibrate_slide/{{slide_id}}.log",
    benchmark:
        f"{RESULTS}/benchmarks/calibrate_slide/{{slide_id}}.jsonl"
    conda:
        "../../envs/slides.yaml"
    envmodules:
        "tilflow",
    resources:
        mem_mb=memory("calibrate_slide"),
        runtime=minutes("calibrate_slide"),
    params:
        assay=rules.read_slide.params.assay,
        config=section("slides.calibrate"),
        code=code("slides", "store"),
    shell:
        "tilflow slides calibrate {input.image:q} --assay {params.assay:q}"
        " --config {params.config:q} --out {output:q} 2> {log:q}"


rule find_tissue:
    input:
        image=rules.read_slide.output,
        calibration=rules.calibrate_slide.output,
        assay=rules.read_slide.input.assay,
    output:
        directory(parts("tissue.ome.zarr")),
    log:
        f"{RESULTS}/logs/find_tissue/{{slide_id}}.log",
    benchmark:
        f"{RESULTS}/benchmarks/find_tissue/{{slide_id}}.jsonl"
    conda:
        "../../envs/slides.yaml"
    envmodules:
        "tilflow",
    resources:
        mem_mb=memory("find_tissue"),
        runtime=minutes("find_tissue"),
    params:
        assay=rules.read_slide.params.assay,
        config=section("slides.tissue", "store"),
        code=code("slides", "store"),
    shell:
        "tilflow slides tissue {input.image:q} --assay {params.assay:q}"
        " --calibration {input.calibration:q} --config {params.config:q}"
        " --out {output:q} 2> {log:q}"


rule check_quality:
    input:
        image=rules.read_slide.output,
        calibration=rules.calibrate_slide.output,
        tissue=rules.find_tissue.output,
        assay=rules.read_slide.input.assay,
    output:
        quality=directory(parts("quality.ome.zarr")),
        evaluable=directory(parts("evaluable.ome.zarr")),
        table=f"{RESULTS}/tissue/{{slide_id}}/quality.parquet",
    log:
        f"{RESULTS}/logs/check_quality/{{slide_id}}.log",
    benchmark:
        f"{RESULTS}/benchmarks/check_quality/{{slide_id}}.jsonl"
    conda:
        "../../envs/slides.yaml"
    envmodules:
        "tilflow",
    resources:
        mem_mb=memory("check_quality"),
        runtime=minutes("check_quality"),
    params:
        assay=rules.read_slide.params.assay,
        out=known(lambda wildcards, output: os.path.dirname(output.quality)),
        config=section("slides.quality", "slides.tissue", "store"),
        code=code("slides", "store"),
    shell:
        "tilflow slides quality {input.image:q} --assay {params.assay:q}"
        " --calibration {input.calibration:q} --tissue {input.tissue:q}"
        " --slide-id {wildcards.slide_id} --table {output.table:q}"
        " --config {params.config:q} --out {params.out:q} 2> {log:q}"


rule segment_slide:
    input:
        image=rules.read_slide.output,
        calibration=rules.calibrate_slide.output,
        tissue=rules.check_quality.output.evaluable,
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


rule find_compartments:
    input:
        image=rules.read_slide.output,
        calibration=rules.calibrate_slide.output,
        tissue=rules.check_quality.output.evaluable,
        cells=rules.segment_slide.output.cells,
        assay=rules.read_slide.input.assay,
        annotations=known(lambda wildcards: annotation_files(wildcards.slide_id)),
    output:
        directory(parts("compartments.ome.zarr")),
    log:
        f"{RESULTS}/logs/find_compartments/{{slide_id}}.log",
    benchmark:
        f"{RESULTS}/benchmarks/find_compartments/{{slide_id}}.jsonl"
    conda:
        "../../envs/slides.yaml"
    envmodules:
        "tilflow",
    resources:
        mem_mb=memory("find_compartments"),
        runtime=minutes("find_compartments"),
    params:
        assay=rules.read_slide.params.assay,
        annotations=known(lambda wildcards: annotations_option(wildcards.slide_id)),
        config=section("slides.compartments", "store"),
        code=code("slides", "store"),
    shell:
        "tilflow slides compartments {input.image:q} --assay {params.assay:q}"
        " --calibration {input.calibration:q} --tissue {input.tissue:q}"
        " --cells {input.cells:q} {params.annotations}"
        " --config {params.config:q} --out {output:q} 2> {log:q}"


rule measure_cells:
    input:
        image=rules.read_slide.output,
        calibration=rules.calibrate_slide.output,
        nuclei=rules.segment_slide.output.nuclei,
        table=rules.segment_slide.output.table,
        cells=rules.segment_slide.output.cells,
        compartments=rules.find_compartments.output,
        assay=rules.read_slide.input.assay,
    output:
        directory(f"{RESULTS}/tissue/{{slide_id}}/cells.zarr"),
    log:
        f"{RESULTS}/logs/measure_cells/{{slide_id}}.log",
    benchmark:
        f"{RESULTS}/benchmarks/measure_cells/{{slide_id}}.jsonl"
    conda:
        "../../envs/slides.yaml"
    envmodules:
        "tilflow",
    resources:
        mem_mb=memory("measure_cells"),
        runtime=minutes("measure_cells"),
    params:
        assay=rules.read_slide.params.assay,
        config=section("slides.measure", "slides.running"),
        code=code("slides", "store"),
    shell:
        "tilflow slides measure {input.image:q} --assay {params.assay:q}"
        " --calibration {input.calibration:q} --nuclei {input.nuclei:q}"
        " --nucleus-table {input.table:q}"
        " --cells {input.cells:q} --compartments {input.compartments:q}"
        " --slide-id {wildcards.slide_id} --config {params.config:q}"
        " --threads {threads} --memory-mb {resources.mem_mb} --out {output:q} 2> {log:q}"


rule count_densities:
    input:
        cells=rules.measure_cells.output,
        tissue=rules.check_quality.output.evaluable,
        quality=rules.check_quality.output.table,
        compartments=rules.find_compartments.output,
        assay=rules.read_slide.input.assay,
    output:
        f"{RESULTS}/tissue/{{slide_id}}/densities.parquet",
    log:
        f"{RESULTS}/logs/count_densities/{{slide_id}}.log",
    benchmark:
        f"{RESULTS}/benchmarks/count_densities/{{slide_id}}.jsonl"
    conda:
        "../../envs/slides.yaml"
    envmodules:
        "tilflow",
    resources:
        mem_mb=memory("count_densities"),
        runtime=minutes("count_densities"),
    params:
        assay=rules.read_slide.params.assay,
        config=section("slides.densities"),
        code=code("slides", "store"),
    shell:
        "tilflow slides densities {input.cells:q} --assay {params.assay:q}"
        " --tissue {input.tissue:q} --compartments {input.compartments:q}"
        " --quality {input.quality:q}"
        " --slide-id {wildcards.slide_id} --config {params.config:q}"
        " --out {output:q} 2> {log:q}"


rule describe_spatial:
    input:
        cells=rules.measure_cells.output,
        tissue=rules.check_quality.output.evaluable,
        quality=rules.check_quality.output.table,
        compartments=rules.find_compartments.output,
        assay=rules.read_slide.input.assay,
    output:
        f"{RESULTS}/tissue/{{slide_id}}/spatial.parquet",
    log:
        f"{RESULTS}/logs/describe_spatial/{{slide_id}}.log",
    benchmark:
        f"{RESULTS}/benchmarks/describe_spatial/{{slide_id}}.jsonl"
    conda:
        "../../envs/slides.yaml"
    envmodules:
        "tilflow",
    resources:
        mem_mb=memory("describe_spatial"),
        runtime=minutes("describe_spatial"),
    params:
        assay=rules.read_slide.params.assay,
        config=section("slides.spatial"),
        code=code("slides", "store"),
    shell:
        "tilflow slides spatial {input.cells:q} --assay {params.assay:q}"
        " --tissue {input.tissue:q} --compartments {input.compartments:q}"
        " --quality {input.quality:q}"
        " --slide-id {wildcards.slide_id} --config {params.config:q}"
        " --out {output:q} 2> {log:q}"


rule score_markers:
    input:
        cells=rules.measure_cells.output,
        tissue=rules.check_quality.output.evaluable,
        quality=rules.check_quality.output.table,
        compartments=rules.find_compartments.output,
        assay=rules.read_slide.input.assay,
    output:
        f"{RESULTS}/tissue/{{slide_id}}/scores.parquet",
    log:
        f"{RESULTS}/logs/score_markers/{{slide_id}}.log",
    benchmark:
        f"{RESULTS}/benchmarks/score_markers/{{slide_id}}.jsonl"
    conda:
        "../../envs/slides.yaml"
    envmodules:
        "tilflow",
    resources:
        mem_mb=memory("score_markers"),
        runtime=minutes("score_markers"),
    params:
        assay=rules.read_slide.params.assay,
        config=section("slides.densities"),
        code=code("slides", "store"),
    shell:
        "tilflow slides scores {input.cells:q} --assay {params.assay:q}"
        " --tissue {input.tissue:q} --compartments {input.compartments:q}"
        " --quality {input.quality:q}"
        " --slide-id {wildcards.slide_id} --config {params.config:q}"
        " --out {output:q} 2> {log:q}"


rule assemble_slide:
    input:
        rules.read_slide.output,
        rules.find_tissue.output,
        rules.check_quality.output.quality,
        rules.check_quality.output.evaluable,
        rules.segment_slide.output,
        rules.find_compartments.output,
    output:
        directory(f"{RESULTS}/tissue/{{slide_id}}/slide.ome.zarr"),
    log:
        f"{RESULTS}/logs/assemble_slide/{{slide_id}}.log",
    benchmark:
        f"{RESULTS}/benchmarks/assemble_slide/{{slide_id}}.jsonl"
    conda:
        "../../envs/slides.yaml"
    envmodules:
        "tilflow",
    resources:
        mem_mb=memory("assemble_slide"),
        runtime=minutes("assemble_slide"),
    params:
        parts=known(lambda wildcards, input: os.path.dirname(input[0])),
        code=code("store"),
    shell:
        "tilflow slides assemble {params.parts:q} --out {output:q} 2> {log:q}"


rule overlay_cells:
    input:
        image=rules.read_slide.output,
        nuclei=rules.segment_slide.output.nuclei,
        cells=rules.measure_cells.output,
        tissue=rules.find_tissue.output,
        quality=rules.check_quality.output.quality,
        compartments=rules.find_compartments.output,
        assay=rules.read_slide.input.assay,
    output:
        overlay=report(
            f"{RESULTS}/tissue/{{slide_id}}/overlay.png",
            caption="../report/overlay.rst",
            category="Tissue",
            labels={"slide": "{slide_id}", "picture": "overlay"},
        ),
        overlay_drawing=f"{RESULTS}/tissue/{{slide_id}}/overlay.svg",
    log:
        f"{RESULTS}/logs/overlay_cells/{{slide_id}}.log",
    benchmark:
        f"{RESULTS}/benchmarks/overlay_cells/{{slide_id}}.jsonl"
    conda:
        "../../envs/slides.yaml"
    envmodules:
        "tilflow",
    resources:
        mem_mb=memory("overlay_cells"),
        runtime=minutes("overlay_cells"),
    params:
        assay=rules.read_slide.params.assay,
        config=section("slides.overlay"),
        code=code("slides", "store"),
    shell:
        "tilflow slides overlay {input.image:q} --assay {params.assay:q}"
        " --nuclei {input.nuclei:q} --cells {input.cells:q} --tissue {input.tissue:q}"
        " --quality {input.quality:q}"
        " --compartments {input.compartments:q} --config {params.config:q}"
        " --out {output.overlay:q} 2> {log:q}"


rule draw_thresholds:
    input:
        cells=rules.measure_cells.output,
        image=rules.read_slide.output,
        calibration=rules.calibrate_slide.output,
        outlines=rules.segment_slide.output.cells,
        assay=rules.read_slide.input.assay,
    output:
        thresholds=report(
            f"{RESULTS}/tissue/{{slide_id}}/thresholds.png",
            caption="../report/thresholds.rst",
            category="Tissue",
            labels={"slide": "{slide_id}", "picture": "thresholds"},
        ),
        thresholds_drawing=f"{RESULTS}/tissue/{{slide_id}}/thresholds.svg",
        thresholds_table=f"{RESULTS}/tissue/{{slide_id}}/thresholds.tsv",
    log:
        f"{RESULTS}/logs/draw_thresholds/{{slide_id}}.log",
    benchmark:
        f"{RESULTS}/benchmarks/draw_thresholds/{{slide_id}}.jsonl"
    conda:
        "../../envs/slides.yaml"
    envmodules:
        "tilflow",
    resources:
        mem_mb=memory("draw_thresholds"),
        runtime=minutes("draw_thresholds"),
    params:
        assay=rules.read_slide.params.assay,
        config=section("slides.threshold_picture"),
        code=code("slides", "store"),
    shell:
        "tilflow slides thresholds {input.cells:q} --assay {params.assay:q}"
        " --image {input.image:q} --calibration {input.calibration:q}"
        " --outlines {input.outlines:q} --config {params.config:q}"
        " --out {output.thresholds:q} 2> {log:q}"


# A check, off by default (slides.clusters.enabled).
rule check_clusters:
    input:
        rules.measure_cells.output,
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

# Exploration, off by default (cytometry.explore.enabled): cells of all visits pooled, clusters in
# them counted sample by sample.

CLUSTERS = (
    [f"{RESULTS}/study/explore/clusters.parquet"]
    if SETTINGS.cytometry.explore.enabled
    else []
)


rule explore_blood:
    input:
        events=every(of_samples("events.zarr")),
        populations=every(POPULATIONS),
        sheets=sheet_files("patients.tsv", "blood_samples.tsv"),
    output:
        clusters=f"{RESULTS}/study/explore/clusters.parquet",
        embedding=directory(f"{RESULTS}/study/explore/embedding.zarr"),
        heat_map=f"{RESULTS}/study/explore/heat_map.png",
        heat_map_drawing=f"{RESULTS}/study/explore/heat_map.svg",
        umap=f"{RESULTS}/study/explore/umap.png",
        umap_drawing=f"{RESULTS}/study/explore/umap.svg",
    log:
        f"{RESULTS}/logs/explore_blood.log",
    benchmark:
        f"{RESULTS}/benchmarks/explore_blood.jsonl"
    conda:
        "../../envs/cytometry.yaml"
    envmodules:
        "tilflow",
    resources:
        mem_mb=memory("explore_blood"),
        runtime=minutes("explore_blood"),
    params:
        study=lambda wildcards: STUDY_FOLDER,
        results=lambda wildcards: RESULTS,
        out=lambda wildcards, output: os.path.dirname(output.clusters),
        config=section("cytometry.explore"),
        code=code("cytometry", "study"),
    shell:
        "tilflow cytometry explore {params.study:q} {params.results:q}"
        " --config {params.config:q} --out {params.out:q} 2> {log:q}"

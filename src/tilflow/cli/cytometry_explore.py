"""Command ``cytometry explore``: an unsupervised look at the pooled cells of a study."""

import argparse
from pathlib import Path
from typing import Any


def register_verbs(verbs: Any) -> None:
    """Add the verb to those of the room."""
    text = "pool CD8 T cells and monocytes over visits: clusters, embedding, heat map"
    explore = verbs.add_parser("explore", help=text, description=text)
    explore.add_argument("study", type=Path, metavar="STUDY", help="folder of the study's sheets")
    explore.add_argument(
        "results", type=Path, metavar="RESULTS", help="folder with blood/SAMPLE/events.zarr"
    )
    explore.add_argument(
        "--out",
        type=Path,
        required=True,
        metavar="DIR",
        help="folder for clusters.parquet, embedding.zarr, heat_map.png and umap.png",
    )
    explore.add_argument("--config", type=Path, help="config.yaml of the study")
    explore.set_defaults(handler=_explore)


def _explore(arguments: argparse.Namespace) -> int:
    from tilflow.cytometry.explore.storing import CLUSTERS, write_exploration
    from tilflow.settings import read_settings
    from tilflow.study import open_study

    settings = read_settings(arguments.config).cytometry.explore
    samples = {
        name: sample.batch
        for name, sample in open_study(arguments.study).blood_samples.items()
        if sample.control_type is None
    }
    own, results = (arguments.out / CLUSTERS).resolve(), arguments.results.resolve()
    is_inside = own.is_relative_to(results)
    source = own.relative_to(results).as_posix() if is_inside else CLUSTERS
    write_exploration(samples, arguments.results, arguments.out, settings, source=source)
    return 0

"""Commands of ``slides`` that say what the calls come to: scores, thresholds."""

import argparse
from typing import Any

from tilflow.cli.slides_inputs import open_labels
from tilflow.cli.slides_measured import open_measured, write_scores
from tilflow.cli.slides_verbs import add_common, add_verb


def register_verbs(verbs: Any) -> None:
    """Add these commands to the parser of ``slides``."""
    scores = add_verb(
        verbs, "scores", "percent positive, H-score and impossible combinations", score_slide
    )
    scores.add_argument("cell_table", metavar="CELLS_ZARR", help="what `slides measure` wrote")
    for name in ("tissue", "compartments"):
        text = f"label OME-Zarr of the {name}"
        scores.add_argument(f"--{name}", required=True, metavar=name[0].upper(), help=text)
    scores.add_argument("--quality", metavar="Q", help="table that `slides quality` wrote")
    scores.add_argument("--slide-id", required=True, metavar="ID", help="as in biopsies.tsv")
    add_common(scores, out="Parquet table to write")
    thresholds = add_verb(
        verbs, "thresholds", "draw each marker's threshold and the cells beside it", draw_thresholds
    )
    thresholds.add_argument("cell_table", metavar="CELLS_ZARR", help="what `slides measure` wrote")
    for name, text in (
        ("image", "image that `slides read` wrote"),
        ("calibration", "file that `slides calibrate` wrote"),
        ("outlines", "label OME-Zarr of the cells"),
    ):
        thresholds.add_argument(f"--{name}", required=True, metavar=name[0].upper(), help=text)
    add_common(thresholds, out="PNG to write; SVG and the numbers (TSV) beside it")
    text = "cluster the cells by all markers, as a check on the rules that name them"
    clusters = add_verb(verbs, "clusters", text, check_clusters)
    clusters.add_argument("cell_table", metavar="CELLS_ZARR", help="what `slides measure` wrote")
    clusters.add_argument("--slide-id", metavar="ID", help="as in biopsies.tsv; else the table's")
    clusters.add_argument("--config", metavar="C", help="config.yaml; without one, the defaults")
    clusters.add_argument(
        "--out", required=True, metavar="DIR", help="folder for clusters.parquet and clusters.png"
    )


def score_slide(arguments: argparse.Namespace) -> None:
    """Write the scores of a slide's markers."""
    write_scores(open_measured(arguments), arguments.out)


def draw_thresholds(arguments: argparse.Namespace) -> None:
    """Write the picture of a slide's thresholds."""
    from tilflow.settings import read_settings
    from tilflow.slides.assay import read_assay
    from tilflow.slides.figures.threshold_picture import Called, write_thresholds
    from tilflow.slides.images.reading import open_slide_for
    from tilflow.slides.signal.calibration import read_calibration
    from tilflow.slides.signal.channels import Channels
    from tilflow.store.annotated import read_annotated

    settings, assay = read_settings(arguments.config), read_assay(arguments.assay)
    image = open_slide_for(arguments.image, assay).levels[0]
    called = Called(
        Channels(image, read_calibration(arguments.calibration), 1),
        open_labels(arguments.outlines).levels[0],
        read_annotated(arguments.cell_table),
        assay,
    )
    write_thresholds(called, arguments.out, settings=settings.slides.threshold_picture)


def check_clusters(arguments: argparse.Namespace) -> None:
    """Write how far clusters of a slide's cells agree with the rules, and their picture."""
    from pathlib import Path

    from tilflow.settings import read_settings
    from tilflow.slides.cells.clusters import (
        NoClustersError,
        find_clusters,
        list_unjudged,
        summarise_agreement,
    )
    from tilflow.slides.figures.cluster_picture import draw_clusters, draw_reason, write_picture
    from tilflow.staging import staged
    from tilflow.store.annotated import read_annotated

    settings = read_settings(arguments.config).slides.clusters
    table = read_annotated(arguments.cell_table)
    slide_id = arguments.slide_id or str(table.uns["slide_id"])
    try:
        cells = find_clusters(table, settings)
    except NoClustersError as error:
        checked = list_unjudged(table, slide_id=slide_id, reason=str(error))
        figure = draw_reason(str(error))
    else:
        checked = summarise_agreement(cells, table, slide_id=slide_id, settings=settings)
        figure = draw_clusters(cells, table.obs["phenotype"].cat.categories)
    folder = Path(arguments.out)
    with staged(folder / "clusters.parquet") as temporary:
        checked.to_parquet(temporary, index=False)
    write_picture(figure, folder / "clusters.png", settings)

"""A slide whose cells are measured, opened once, and the tables that are written from it."""

import argparse
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from tilflow.cli.slides_inputs import open_compartment_cells

if TYPE_CHECKING:
    import pandas as pd

    from tilflow.slides.assay import Assay
    from tilflow.slides.cells.compartment_cells import CompartmentCells
    from tilflow.slides.quality.verdict import Verdict
    from tilflow.slides.settings import SlidesSettings


@dataclass(frozen=True)
class Measured:
    """The cells of a slide by compartment, with what its checks say of it."""

    cells: "CompartmentCells"
    assay: "Assay"
    verdict: "Verdict"
    slide_id: str
    settings: "SlidesSettings"


def open_measured(arguments: argparse.Namespace) -> Measured:
    """Open what the arguments of `densities`, `scores` and `spatial` name."""
    from tilflow.settings import read_settings
    from tilflow.slides.assay import read_assay
    from tilflow.slides.quality.verdict import GOOD, read_verdict

    cells = open_compartment_cells(arguments.cell_table, arguments.tissue, arguments.compartments)
    return Measured(
        cells,
        read_assay(arguments.assay),
        read_verdict(arguments.quality) if arguments.quality else GOOD,
        arguments.slide_id or str(cells.table.uns["slide_id"]),
        read_settings(arguments.config).slides,
    )


def write_densities(measured: Measured, path: Path | str) -> None:
    """Write the densities of a slide."""
    from tilflow.slides.cells.compartment_cells import summarise_compartments
    from tilflow.slides.cells.densities import MEASURED

    densities = summarise_compartments(
        measured.cells,
        measured.assay,
        slide_id=measured.slide_id,
        settings=measured.settings.densities,
    )
    _write_judged(densities, measured, path, MEASURED)


def write_scores(measured: Measured, path: Path | str) -> None:
    """Write the scores of a slide's markers."""
    from tilflow.slides.cells.scores import NUMBERS, summarise_scores

    scores = summarise_scores(
        measured.cells,
        measured.assay,
        slide_id=measured.slide_id,
        settings=measured.settings.densities,
    )
    _write_judged(scores, measured, path, NUMBERS)


def write_spatial(measured: Measured, path: Path | str) -> None:
    """Write the spatial statistics of a slide."""
    from tilflow.slides.cells.compartment_cells import place_cells
    from tilflow.slides.spatial.summary import MEASURED, summarise_spatial

    statistics = summarise_spatial(
        place_cells(measured.cells, measured.assay),
        slide_id=measured.slide_id,
        minimum_area_mm2=measured.assay.minimum_area_mm2,
        settings=measured.settings.spatial,
    )
    _write_judged(statistics, measured, path, MEASURED)


def _write_judged(
    table: "pd.DataFrame", measured: Measured, path: Path | str, numbers: "tuple[str, ...]"
) -> None:
    """Write a table after the checks of the slide have spoken."""
    from tilflow.slides.quality.verdict import apply_verdict
    from tilflow.staging import staged

    judged = apply_verdict(table, measured.verdict, measured=numbers)
    with staged(path) as temporary:
        judged.to_parquet(temporary, index=False)

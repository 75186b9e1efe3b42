"""The picture of a gated sample from its files, read column by column.

Neither anndata nor pandas is needed for what a picture shows, and loading them takes longer than
drawing: there is a picture for every tube of a study.
"""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from tilflow.cytometry.figures.gating import arrange_plots, plot_gates
from tilflow.cytometry.figures.neighbours import read_neighbour
from tilflow.cytometry.settings import PlotSettings
from tilflow.cytometry.tubes.names import EVENTS, POPULATIONS
from tilflow.errors import InputError
from tilflow.figure_files import write_figure

PERCENTS: Final = ("path", "percent_of_parent", "n_events", "percent_quality")
"""What is read of the populations."""


def plot_stored(
    folder: Path, out: Path, settings: PlotSettings, *, neighbours: Sequence[Path] = ()
) -> None:
    """Draw the gates of a sample from the files in its folder.

    Parameters
    ----------
    neighbours
        Folders of other visits, whose gates are drawn in grey.

    Raises
    ------
    InputError
        Where a file is missing.
    """
    import zarr

    for name in (EVENTS, POPULATIONS):
        if not (folder / name).exists():
            message = f"{folder}: {name} is missing; run `tilflow cytometry gate` first (--events)"
            raise InputError(message)
    store = zarr.open_group(folder / EVENTS, mode="r")
    display, ticks = read_display(store), json.loads(read_word(store, "ticks"))
    others = [other for other in map(read_neighbour, neighbours) if other is not None]
    usable = store.get("obs/is_usable")
    plots = arrange_plots(
        json.loads(read_word(store, "gates")),
        read_members(store),
        np.asarray([] if usable is None else usable, dtype=bool),
        read_percents(folder / POPULATIONS),
        default_axis="SSC-A" if "SSC-A" in display else next(iter(display), ""),
        ticks=ticks,
        neighbours=others,
    )
    title = read_word(store, "sample_id")
    if others:
        title += f"; in grey: the gates of {', '.join(other.sample_id for other in others)}"
    if "uns/failure" in store:
        title = f"{title}: not measured: {read_word(store, 'failure')}"
    figure = plot_gates(plots, display, ticks, title, settings)
    write_figure(figure, out, title=f"Gates of {title}", dpi=settings.dpi)


def read_word(store: Any, name: str) -> str:
    """Return a text that an AnnData store holds in ``uns``."""
    return str(np.asarray(store[f"uns/{name}"])[()])


def read_display(store: Any) -> dict[str, npt.NDArray[np.float64]]:
    """Return marker → (n,) events on the display scale; none of a sample that failed."""
    if "var/marker" not in store:
        return {}
    markers = store["var/marker"]
    if "categories" in markers:
        # anndata stores names of which any comes twice as categories.
        names = np.asarray(markers["categories"])[np.asarray(markers["codes"])]
    else:
        names = np.asarray(markers)
    matrix = np.asarray(store["X"], dtype=np.float64)
    return {str(name): matrix[:, number] for number, name in enumerate(names)}


def read_members(store: Any) -> dict[str, npt.NDArray[np.bool_]]:
    """Return population path → (n,) whether an event is in it; none of a sample that failed."""
    if "obsm/membership" not in store:
        return {}
    names, members = store["uns/populations"], np.asarray(store["obsm/membership"], dtype=bool)
    return {str(name): members[:, number] for number, name in enumerate(np.asarray(names))}


def read_percents(path: Path) -> dict[str, tuple[float, int, str]]:
    """Return population path → percent of its parent, events, and quality of the percent."""
    from pyarrow import parquet

    columns = parquet.ParquetFile(path).read(columns=list(PERCENTS)).to_pydict()
    return {
        name: (np.nan if percent is None else percent, count, str(quality))
        for name, percent, count, quality in zip(*(columns[name] for name in PERCENTS), strict=True)
        if count is not None
    }

"""Single-stain controls and matrices as files."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import pandas as pd

from tilflow.cytometry.exchange.matrices import open_spillover
from tilflow.cytometry.fcs.reading import FcsHeader, read_fcs, read_fcs_header
from tilflow.cytometry.settings import CytometrySettings
from tilflow.cytometry.signal.compensation import Spillover, check_condition, check_entries
from tilflow.cytometry.spillover.estimation import UNSTAINED, Control, Estimate, compute_spillover
from tilflow.cytometry.spillover.residual import (
    FEWEST_EVENTS,
    compute_control_residual,
    derive_residual_slopes,
    summarise_slopes,
)
from tilflow.errors import InputError, Problem, ProblemsError
from tilflow.figure_files import write_figure
from tilflow.staging import staged

CONTROLS_TITLE = "Residual spill in single-stain controls"
SHEETS = ("comp_match.csv", "comp_match.tsv", "comp_match")


def find_controls(folder: Path | None, sheet: Path | None) -> list[tuple[Path, str]]:
    """Return (file, channel or ``unstained``) of the controls.

    The sheet has the columns filename and channel; its files lie in `folder`, or beside it.
    Without a sheet the file names must say which channel or marker they are of.

    Raises
    ------
    InputError
        Where the sheet or the folder does not say it.
    """
    if sheet is None and folder is not None:
        sheet = next((folder / name for name in SHEETS if (folder / name).is_file()), None)
    if sheet is not None:
        return _read_sheet(sheet, folder or sheet.parent)
    if folder is None:
        message = "name a folder of single-stain controls, or a sheet (--sheet)"
        raise InputError(message)
    return list(_match_names(folder))


def _read_sheet(sheet: Path, folder: Path) -> list[tuple[Path, str]]:
    try:
        table = pd.read_csv(sheet, sep=None, engine="python", dtype=str, keep_default_na=False)
    except (OSError, ValueError, UnicodeDecodeError) as error:
        message = f"{sheet}: cannot be read: {' '.join(str(error).split())}"
        raise InputError(message) from error
    missing = [name for name in ("filename", "channel") if name not in table.columns]
    if missing:
        message = f"{sheet}: the column {missing[0]!r} is missing; expected filename and channel"
        raise InputError(message)
    problems = []
    found = []
    for number, (name, channel) in enumerate(zip(table["filename"], table["channel"], strict=True)):
        path = folder / name.strip()
        if not path.is_file():
            problems.append(
                Problem(sheet.name, "no such file", row=number + 2, column="filename", value=name)
            )
        found.append((path, channel.strip()))
    if problems:
        raise ProblemsError(problems)
    return found


def _match_names(folder: Path) -> Iterator[tuple[Path, str]]:
    if not folder.is_dir():
        message = f"{folder}: no such folder"
        raise InputError(message)
    paths = [path for path in sorted(folder.iterdir()) if _is_fcs(path)]
    if not paths:
        message = f"{folder}: holds no FCS files"
        raise InputError(message)
    for path in paths:
        name = _plain(path.stem)
        if UNSTAINED in name:
            yield path, UNSTAINED
            continue
        header = read_fcs_header(path)
        channels = [channel for channel in header.channels if _names(header, channel, name)]
        # Of FITC and FITC-A, or PE and PE-Cy7, the longest that fits is meant.
        longest = max((len(_plain(channel)) for channel in channels), default=0)
        channels = [channel for channel in channels if len(_plain(channel)) == longest]
        if len(channels) != 1:
            message = (
                f"{path.name}: its name does not say which channel it is the control of; list the "
                f"controls in a sheet (--sheet: filename, channel)"
            )
            raise InputError(message)
        yield path, channels[0]


def _is_fcs(path: Path) -> bool:
    if not path.is_file():
        return False
    with path.open("rb") as stream:
        return stream.read(3) == b"FCS"


def _names(header: FcsHeader, channel: str, name: str) -> bool:
    if channel.upper().startswith(("FSC", "SSC", "TIME")):
        return False
    plain = _plain(channel)
    bare = plain[:-1] if plain.endswith(("a", "h")) else plain
    marker = _plain(header.markers[header.channels.index(channel)])
    return bare in name or (len(marker) > 1 and marker in name)


def _plain(text: str) -> str:
    return "".join(letter for letter in text.lower() if letter.isalnum())


def read_controls(found: Sequence[tuple[Path, str]]) -> list[Control]:
    """Read control files.

    Raises
    ------
    InputError
        Where one cannot be read or lacks its channel.
    """
    controls = []
    for path, channel in found:
        fcs = read_fcs(path)
        if channel.lower() == UNSTAINED:
            channel = UNSTAINED
        elif channel not in fcs.channels:
            message = f"{path.name}: has no channel {channel!r}; it has {', '.join(fcs.channels)}"
            raise InputError(message)
        controls.append(Control(channel, fcs))
    return controls


def write_spillover(spillover: Spillover, path: Path) -> None:
    """Write a matrix as a CSV file that `read_spillover` reads: channels across, dyes down."""
    table = pd.DataFrame(
        spillover.matrix.round(8), index=spillover.channels, columns=spillover.channels
    )
    with staged(path) as temporary:
        table.to_csv(temporary)


def write_compensation(
    controls: Sequence[Control],
    settings: CytometrySettings,
    *,
    matrix: Path | None,
    out: Path | None,
    report: Path | None,
    plot: Path | None,
) -> list[str]:
    """Compute a matrix from controls, or judge a given one by them; write what is asked for.

    Returns
    -------
    What is doubtful, as sentences.
    """
    estimate = compute_spillover(controls, settings)
    spillover = estimate.spillover if matrix is None else open_spillover(matrix)
    if set(spillover.channels) != set(estimate.spillover.channels):
        message = f"{matrix}: its channels are not those of the controls"
        raise InputError(message)
    knobs = settings.compensation
    warnings = [text for control in estimate.controls for text in control.warnings]
    warnings += [*check_condition(spillover, knobs), *check_entries(spillover, knobs)]
    if out is not None:
        write_spillover(spillover, out)
    residual = compute_control_residual(estimate.controls, spillover)
    if report is not None:
        with staged(report) as temporary:
            tabulate_controls(estimate, spillover, residual).to_csv(temporary, index=False)
    if plot is not None:
        from tilflow.cytometry.spillover.picture import plot_residual

        origin = "computed from these controls" if matrix is None else matrix.name
        figure = plot_residual(
            residual,
            spillover.channels,
            CONTROLS_TITLE,
            subtitle=f"matrix: {origin}",
            dpi=settings.plot.dpi,
        )
        write_figure(figure, plot, title=CONTROLS_TITLE, dpi=settings.plot.dpi)
    return warnings


def tabulate_controls(
    estimate: Estimate, spillover: Spillover, residual: np.ndarray
) -> pd.DataFrame:
    """Return one row a control: its events, its medians, the largest spill it leaves."""
    rows = []
    channels = spillover.channels
    for number, control in enumerate(estimate.controls):
        row = channels.index(control.channel)
        others = np.where(np.arange(len(channels)) == row, 0.0, residual[row])
        worst = int(np.nanargmax(np.abs(others)))
        rows.append(
            {
                "channel": control.channel,
                "filename": control.fcs.name,
                "n_events": control.fcs.n_events,
                "n_stained": int(control.stained.sum()),
                "stained_by": control.how,
                "negative_from": control.reference,
                "median_stained": round(float(control.positive[number]), 4),
                "median_negative": round(float(control.negative[number]), 4),
                "largest_residual_percent": round(float(others[worst]) * 100, 4),
                "largest_residual_in": channels[worst],
                "warnings": "; ".join(control.warnings),
            }
        )
    return pd.DataFrame(rows)


def write_sample_residual(
    folder: Path, settings: CytometrySettings, *, out: Path | None, plot: Path | None
) -> None:
    """Write what spill is left in a gated sample, by its populations.

    Raises
    ------
    InputError
        Where the folder lacks the sample's events, or no population is large enough.
    """
    from tilflow.cytometry.exchange.positions import read_positions

    positions = read_positions(folder)
    markers = [
        name for name in positions.linear if not name.upper().startswith(("FSC", "SSC", "TIME"))
    ]
    slopes = derive_residual_slopes(
        {name: positions.linear[name] for name in markers}, positions.members
    )
    if slopes.empty:
        message = f"{folder}: no population has {FEWEST_EVENTS} events"
        raise InputError(message)
    if out is not None:
        with staged(out) as temporary:
            slopes.to_csv(temporary, index=False, float_format="%.6g")
    if plot is not None:
        from tilflow.cytometry.spillover.picture import plot_residual

        title = f"Residual spill in {positions.sample_id}"
        figure = plot_residual(
            summarise_slopes(slopes, markers),
            markers,
            title,
            subtitle=f"smallest slope within {slopes['population'].nunique()} populations; "
            "empty: fewer than two have the dye",
            dpi=settings.plot.dpi,
        )
        write_figure(figure, plot, title=title, dpi=settings.plot.dpi)

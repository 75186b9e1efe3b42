"""Spillover: from the file or a CSV, checked, and taken out of the events."""

from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from tilflow.cytometry.fcs import FcsHeader
from tilflow.cytometry.settings import CompensationSettings
from tilflow.errors import InputError


@dataclass(frozen=True)
class Spillover:
    """A spillover matrix.

    Attributes
    ----------
    channels
        Channels of rows (dyes) and columns (detectors), in the same order.
    matrix
        (n, n) float64; row i says how dye i is seen by each detector, 1 on the diagonal.
    """

    channels: tuple[str, ...]
    matrix: npt.NDArray[np.float64]

    @property
    def condition(self) -> float:
        """Condition number: by how much the compensation can blow up noise."""
        return float(np.linalg.cond(self.matrix))


def parse_spillover(text: str, *, source: str) -> Spillover:
    """Parse the value of ``$SPILLOVER``: n, then n channels, then n × n numbers by rows.

    Examples
    --------
    >>> parse_spillover("2,FITC-A,PE-A,1,0.2,0.05,1", source="a.fcs").matrix.tolist()
    [[1.0, 0.2], [0.05, 1.0]]
    """
    parts = [part.strip() for part in text.replace("\\n", "").split(",")]
    try:
        count = int(parts[0])
        numbers = [float(part) for part in parts[1 + count :]]
    except ValueError as error:
        message = f"{source}: the spillover matrix is damaged: {error}"
        raise InputError(message) from error
    if count < 1 or len(numbers) != count * count:
        message = (
            f"{source}: the spillover matrix says {count} channels and holds {len(numbers)} of "
            f"{count * count} numbers"
        )
        raise InputError(message)
    matrix = np.array(numbers).reshape(count, count)
    return _checked(Spillover(tuple(parts[1 : 1 + count]), matrix), source)


def read_spillover(path: Path | str) -> Spillover:
    """Read a CSV: the channels in the first line, then one row a dye.

    A first column with the names of the dyes is allowed.
    """
    path = Path(path)
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        message = f"{path}: the spillover matrix cannot be read: {error}"
        raise InputError(message) from error
    rows = [[cell.strip().strip('"') for cell in line.split(",")] for line in text.splitlines()]
    rows = [row for row in rows if any(row)]
    if len(rows) < 2:
        message = f"{path}: expected a line of channels and one line for each of them"
        raise InputError(message)
    named = len(rows[1]) == len(rows[0]) and not _is_number(rows[1][0])
    named = named or len(rows[1]) == len(rows[0]) + 1
    channels = rows[0][1:] if named and len(rows[1]) == len(rows[0]) else rows[0]
    try:
        numbers = [[float(cell) for cell in row[named:]] for row in rows[1:]]
        matrix = np.array(numbers, dtype=float)
    except ValueError as error:
        message = f"{path}: the spillover matrix is damaged: {error}"
        raise InputError(message) from error
    return _checked(Spillover(tuple(channels), matrix), str(path))


def open_spillover(path: Path | str) -> Spillover:
    """Read a matrix from a CSV file or from a FlowJo workspace (.wsp) of one sample."""
    if Path(path).suffix == ".wsp":
        from tilflow.cytometry.workspace_flowjo import read_workspace_spillover

        return read_workspace_spillover(path)
    return read_spillover(path)


def find_spillover(header: FcsHeader, choice: str, folder: Path | str) -> Spillover | None:
    """Return the matrix that a panel chooses: ``file``, ``none``, or a CSV or .wsp in `folder`.

    Raises
    ------
    InputError
        Where the file has no matrix, or it names a channel that the file lacks.
    """
    if choice == "none":
        return None
    if choice == "file":
        text = header.keywords.get("spillover") or header.keywords.get("spill")
        if not text:
            message = (
                f"{header.name}: no spillover matrix in the file; name a CSV file as the panel's "
                f"spillover, or write spillover: none where the data are compensated"
            )
            raise InputError(message)
        spillover = parse_spillover(text, source=header.name)
    else:
        spillover = open_spillover(Path(folder) / choice)
    check_has_channels(spillover, header)
    return spillover


def check_has_channels(spillover: Spillover, header: FcsHeader) -> None:
    """Raise where a matrix names a channel that the file lacks."""
    unknown = [channel for channel in spillover.channels if channel not in header.channels]
    if unknown:
        message = f"{header.name}: the spillover matrix names {unknown[0]!r}, which the file lacks"
        raise InputError(message)


def _checked(spillover: Spillover, source: str) -> Spillover:
    count = len(spillover.channels)
    if spillover.matrix.shape != (count, count):
        message = f"{source}: the spillover matrix is not {count} × {count}"
        raise InputError(message)
    if not np.isfinite(spillover.matrix).all() or np.linalg.matrix_rank(spillover.matrix) < count:
        message = f"{source}: the spillover matrix cannot be inverted: two dyes look the same"
        raise InputError(message)
    return spillover


def _is_number(text: str) -> bool:
    try:
        float(text)
    except ValueError:
        return False
    return True


def check_condition(spillover: Spillover, settings: CompensationSettings) -> list[str]:
    """Return a warning where the matrix blows up noise; refuse it where it is next to singular."""
    condition = spillover.condition
    if condition > settings.largest_condition:
        message = (
            f"the spillover matrix has a condition number of {condition:.3g}; at most "
            f"{settings.largest_condition:g} is accepted (cytometry.compensation.largest_condition)"
        )
        raise InputError(message)
    if condition > settings.warn_condition:
        return [f"spillover matrix with a condition number of {condition:.1f}: noisy compensation"]
    return []


def check_entries(spillover: Spillover, settings: CompensationSettings) -> list[str]:
    """Return a sentence for each entry that dyes hardly ever have: negative, or above 1.

    Examples
    --------
    >>> doubted = Spillover(("FITC-A", "PE-A"), np.array([[1, 1.2], [-0.1, 1]]))
    >>> for sentence in check_entries(doubted, CompensationSettings()): print(sentence)
    FITC-A spills more into PE-A than into its own detector (1.2)
    PE-A spills less than nothing into FITC-A (-0.1)
    """
    warnings = []
    for row, dye in enumerate(spillover.channels):
        for column, detector in enumerate(spillover.channels):
            entry = float(spillover.matrix[row, column])
            if row != column and entry > settings.largest_entry:
                told = "more into {} than into its own detector"
            elif row != column and entry < settings.smallest_entry:
                told = "less than nothing into {}"
            else:
                continue
            warnings.append(f"{dye} spills {told.format(detector)} ({entry:.3g})")
    return warnings


def compute_compensated(
    events: npt.NDArray[np.float64], channels: tuple[str, ...], spillover: Spillover | None
) -> npt.NDArray[np.float64]:
    """Return events (n, channels) with the spillover taken out; other channels stay as they are.

    Examples
    --------
    >>> spillover = Spillover(("FITC-A", "PE-A"), np.array([[1, 0.2], [0.05, 1]]))
    >>> seen = np.array([[100.0, 20.0]])
    >>> compute_compensated(seen, ("FITC-A", "PE-A"), spillover).round().astype(int).tolist()
    [[100, 0]]
    """
    compensated = events.copy()
    if spillover is None or not len(events):
        return compensated
    columns = [channels.index(channel) for channel in spillover.channels]
    compensated[:, columns] = np.linalg.solve(spillover.matrix.T, events[:, columns].T).T
    return compensated

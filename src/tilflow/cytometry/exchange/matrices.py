"""Where a spillover matrix comes from: the FCS file, a CSV or a FlowJo workspace."""

from pathlib import Path

import numpy as np

from tilflow.cytometry.fcs.reading import FcsHeader
from tilflow.cytometry.signal.compensation import Spillover
from tilflow.errors import InputError


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
        from tilflow.cytometry.exchange.flowjo_samples import read_workspace_spillover

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

"""Spillover: a matrix, what is doubtful about it, and events with it taken out."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

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

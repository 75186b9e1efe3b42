"""What spill a matrix leaves: in single-stain controls, and in the populations of a sample."""

from collections.abc import Mapping, Sequence

import numpy as np
import numpy.typing as npt
import pandas as pd

from tilflow.cytometry.signal.compensation import Spillover, compute_compensated
from tilflow.cytometry.spillover.estimation import MeasuredControl, take_channels

Array = npt.NDArray[np.float64]
Mask = npt.NDArray[np.bool_]

FEWEST_EVENTS = 100
"""Events that a slope needs: a third of them lies at either end."""

LARGEST_ERROR = 0.01
"""A slope of a larger standard error says nothing about residual spill."""


def compute_control_residual(controls: Sequence[MeasuredControl], spillover: Spillover) -> Array:
    """Return what is left of each dye in each detector, as a fraction of the dye's own signal.

    Row i is control i after compensation: its stained events' medians less the unstained ones',
    divided by its own; 0 off the diagonal is perfect, a positive number is compensated too little,
    a negative one too much.
    """
    channels = spillover.channels
    residual = np.full((len(channels), len(channels)), np.nan)
    for control in controls:
        events = take_channels(control.fcs, channels)
        clean = compute_compensated(events, channels, spillover)
        order = [c.channel for c in controls]
        blank = np.linalg.solve(
            spillover.matrix.T, control.negative[[order.index(name) for name in channels]]
        )
        signal = np.median(clean[control.stained], axis=0) - blank
        row = channels.index(control.channel)
        residual[row] = signal / signal[row]
    return residual


def compute_slope(x: Array, y: Array) -> tuple[float, float]:
    """Return the robust slope of y on x and its standard error.

    The slope lies between the medians of the outer thirds of x. A median's standard error is
    1.2533 s / sqrt(n), with a robust s.

    Examples
    --------
    >>> x = np.arange(300.0)
    >>> slope, _ = compute_slope(x, 0.1 * x + 5)
    >>> round(slope, 6)
    0.1
    """
    low, high = np.quantile(x, [1 / 3, 2 / 3])
    ends = x <= low, x >= high
    run = float(np.median(x[ends[1]]) - np.median(x[ends[0]]))
    if run <= 0:
        return float("nan"), float("inf")
    rise = float(np.median(y[ends[1]]) - np.median(y[ends[0]]))
    square = 0.0
    for end in ends:
        lower, upper = np.quantile(y[end], [0.1587, 0.8413])
        square += (1.2533 * (upper - lower) / 2) ** 2 / end.sum()
    return rise / run, float(np.sqrt(square)) / run


def derive_residual_slopes(
    linear: Mapping[str, Array], members: Mapping[str, Mask]
) -> pd.DataFrame:
    """Return the slope of each detector on each dye within each population of a sample.

    Parameters
    ----------
    linear
        Marker → (n,) compensated intensities.
    members
        Population → its events; those of fewer than 100 events are left out.

    Returns
    -------
    population, dye, detector, n_events, slope, standard_error.
    """
    rows = []
    for population, mask in members.items():
        if mask.sum() < FEWEST_EVENTS:
            continue
        columns = {marker: values[mask] for marker, values in linear.items()}
        for dye, x in columns.items():
            for detector, y in columns.items():
                if dye != detector:
                    slope, error = compute_slope(x, y)
                    rows.append((population, dye, detector, len(x), slope, error))
    names = ["population", "dye", "detector", "n_events", "slope", "standard_error"]
    return pd.DataFrame(rows, columns=names)


def summarise_slopes(slopes: pd.DataFrame, markers: Sequence[str]) -> Array:
    """Return the slope (dye, detector) that every population shows at least.

    Spill that a matrix leaves shows wherever the dye is; what only some populations show is
    biology. So it is the smallest slope of those that are well measured (standard error up to
    1 %), and 0 where they differ in sign. NaN where fewer than two are: the dye is in one kind of
    cell only, whose biology cannot be told from spill. A slope is a reason to look at the plot,
    no verdict.
    """
    shared = np.full((len(markers), len(markers)), np.nan)
    known = slopes[slopes["standard_error"] <= LARGEST_ERROR]
    for (dye, detector), group in known.groupby(["dye", "detector"], sort=False):
        values = group["slope"].to_numpy()
        if len(values) < 2:
            continue
        place = markers.index(str(dye)), markers.index(str(detector))
        agree = (values > 0).all() or (values < 0).all()
        shared[place] = values[np.argmin(np.abs(values))] if agree else 0.0
    return shared

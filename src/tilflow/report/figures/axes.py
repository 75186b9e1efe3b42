"""Scales from values to places, their ticks, and the frame of a panel."""

import math
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from tilflow.report.figures.drawing import Drawing

Tick = tuple[float, str]

DAY_STEPS: Final = (1, 2, 7, 14, 28, 56, 84, 168, 364)
MANTISSAS: Final = ((1.0,), (1.0, 2.0, 5.0), (1.0, 1.5, 2.0, 3.0, 4.0, 5.0, 7.0))
"""Grids of a logarithmic scale from coarse to fine: the first with three ticks is taken."""
DAYS_PER_MONTH: Final = 30.4375


def compute_elapsed(study_day: float) -> float:
    """Return the days since the first dose: day 1 is 0 and day −1 is −1, as there is no day 0.

    Examples
    --------
    >>> [compute_elapsed(day) for day in (-7, -1, 1, 15)]
    [-7, -1, 0, 14]
    """
    return study_day - 1 if study_day > 0 else study_day


@dataclass(frozen=True)
class Scale:
    """Where a value lies: a range of values laid over a range of places.

    Attributes
    ----------
    low, high
        Ends of the range, in values after the logarithm where there is one.
    start, end
        Places of low and high.
    base
        Base of the logarithm; 0 for a linear scale.
    ticks
        Values and how they are written.
    """

    low: float
    high: float
    start: float
    end: float
    base: int
    ticks: tuple[Tick, ...]

    def place(self, value: float) -> float:
        """Return where `value` lies; beyond the range it lies beyond the ends."""
        inner = math.log(value, self.base) if self.base else value
        return self.start + (inner - self.low) / (self.high - self.low) * (self.end - self.start)


def scale_days(days: Iterable[float], start: float, end: float, *, most: int) -> Scale:
    """Return a scale of elapsed days (`compute_elapsed`) with at most `most` ticks: study days.

    Examples
    --------
    >>> [label for _, label in scale_days([-7, 56], 0, 300, most=6).ticks]
    ['1', '15', '29', '43', '57']
    """
    values = list(days) or [0.0, 28.0]
    low, high = min(*values, 0.0), max(*values, 14.0)
    step = next((s for s in DAY_STEPS if (high - low) / s <= most - 1), DAY_STEPS[-1])
    margin = (high - low) * 0.04
    first = math.ceil(low / step)
    ticks = []
    for k in range(first, math.floor(high / step) + 1):
        elapsed = float(k * step)
        day = elapsed + 1 if elapsed >= 0 else elapsed
        ticks.append((elapsed, f"{day:.0f}".replace("-", "−")))
    return Scale(low - margin, high + margin, start, end, 0, tuple(ticks))


def scale_months(longest: float, start: float, end: float) -> Scale:
    """Return a scale from 0 to `longest` months."""
    step = next((s for s in (1, 2, 3, 6, 12, 24) if longest / s <= 8), 60)
    ticks = tuple((float(m), str(m)) for m in range(0, math.floor(longest) + 1, step))
    return Scale(0, max(longest, 1) * 1.02, start, end, 0, ticks)


def scale_shares(start: float, end: float) -> Scale:
    """Return a scale from 0 to 100 percent."""
    ticks = tuple((value / 100, f"{value}") for value in (0, 25, 50, 75, 100))
    return Scale(0, 1, start, end, 0, ticks)


def scale_values(values: Iterable[float], start: float, end: float) -> Scale:
    """Return a logarithmic scale that holds `values`; those of 0 or less lie below its start.

    Examples
    --------
    >>> [label for _, label in scale_values([120, 900], 0, 100).ticks]
    ['100', '200', '500', '1000']
    """
    logs = [math.log10(value) for value in values if value > 0] or [0.0, 1.0]
    low, high = min(logs), max(logs)
    if high - low < 0.5:
        middle = (low + high) / 2
        low, high = middle - 0.25, middle + 0.25
    low, high = low - (high - low) * 0.08, high + (high - low) * 0.08
    grids = [_decades(low, high, mantissas) for mantissas in MANTISSAS]
    ticks = next((grid for grid in grids if len(grid) >= 3), grids[-1])
    return Scale(low, high, start, end, 10, tuple((t, f"{t:g}") for t in ticks))


def _decades(low: float, high: float, mantissas: tuple[float, ...]) -> list[float]:
    powers = range(math.floor(low), math.ceil(high) + 1)
    values = [m * 10.0**power for power in powers for m in mantissas]
    return [value for value in values if low - 0.02 <= math.log10(value) <= high + 0.02]


def scale_fold_changes(values: Iterable[float], start: float, end: float) -> Scale:
    """Return a scale of base 2 around no change, with ticks such as ½, 1, 2.

    Examples
    --------
    >>> [label for _, label in scale_fold_changes([0.4, 3.0], 0, 100).ticks]
    ['½', '1', '2']
    """
    logs = [math.log2(value) for value in values if value > 0]
    low, high = min([-1.0, *logs]), max([1.0, *logs])
    low, high = low - (high - low) * 0.06, high + (high - low) * 0.06
    step = max(1, math.ceil((high - low) / 8))
    first = math.ceil(low / step) * step
    ticks = tuple((2.0**k, _write_power(k)) for k in range(first, math.floor(high) + 1, step))
    return Scale(low, high, start, end, 2, ticks)


def _write_power(exponent: int) -> str:
    if exponent >= 0:
        return str(2**exponent)
    return {-1: "½", -2: "¼", -3: "⅛"}.get(exponent, f"1/{2**-exponent}")


def draw_frame(drawing: Drawing, x: Scale, y: Scale, *, x_title: str, y_title: str) -> None:
    """Draw grid lines, ticks and titles of a panel that spans both scales."""
    left, right, bottom, top = x.start, x.end, y.start, y.end
    for value, label in y.ticks:
        at = y.place(value)
        drawing.line((left, at), (right, at), "grid")
        drawing.text((left - 6, at + 3.5), label, "tick end")
    drawing.line((left, bottom), (right, bottom), "axis")
    drawing.line((left, bottom), (left, top), "axis")
    draw_day_ticks(drawing, x, bottom)
    if x_title:
        drawing.text(((left + right) / 2, bottom + 31), x_title, "axis-title middle")
    drawing.text((12, (top + bottom) / 2), y_title, "axis-title middle", turned=True)


def draw_day_ticks(drawing: Drawing, x: Scale, bottom: float) -> None:
    """Draw the ticks of the horizontal axis and their labels."""
    for value, label in x.ticks:
        at = x.place(value)
        drawing.line((at, bottom), (at, bottom + 4), "axis")
        drawing.text((at, bottom + 15), label, "tick middle")

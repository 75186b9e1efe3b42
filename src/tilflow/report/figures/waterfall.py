"""Waterfall plot: the best change of the target sum of each patient, the largest first."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import pandas as pd

from tilflow.report.figures.axes import Scale
from tilflow.report.figures.drawing import Drawing
from tilflow.report.formatting import format_number
from tilflow.report.rows import iterate_rows

PARTIAL_PERCENT: Final = -30.0
PROGRESSION_PERCENT: Final = 20.0
"""Changes of the target sum that RECIST 1.1 (Eur J Cancer 2009;45:228) draws its lines at; the
one for progression is against the smallest sum, and so no more than a guide here."""

PLOT: Final = 264
"""Bottom of the plot; the patients' names stand below it."""
LEFT, RIGHT, TOP = 64, 24, 34
SLOT: Final = 46
WIDEST: Final = 30
NARROW: Final = 26
"""Bars closer than this have smaller letters."""


@dataclass(frozen=True)
class Bar:
    """One patient: the best change, and the best response as the swimmer plot writes it."""

    patient_id: str
    stratum: str
    best_percent: float
    baseline_mm: float
    best_mm: float
    best_response: str


def derive_bars(
    responses: pd.DataFrame, patients: pd.DataFrame, best: Mapping[str, str]
) -> tuple[list[Bar], list[str]]:
    """Return the bars from the largest increase to the largest decrease, and who has none.

    The best change is that of the smallest sum after baseline against the last sum before the
    first dose, whether or not the disease had progressed by then in other ways.

    Parameters
    ----------
    responses
        patient_id, sum_mm and is_baseline of each assessment, in order of days.
    patients
        patient_id and stratum.
    best
        patient_id → best response.
    """
    bars, without = [], []
    for row in iterate_rows(patients.sort_values("patient_id")):
        own = responses[(responses["patient_id"] == row.patient_id) & responses["sum_mm"].notna()]
        before = own.loc[own["is_baseline"].astype(bool), "sum_mm"]
        after = own.loc[~own["is_baseline"].astype(bool), "sum_mm"]
        if before.empty or after.empty or not float(before.iloc[-1]) > 0:
            without.append(str(row.patient_id))
            continue
        baseline, smallest = float(before.iloc[-1]), float(after.min())
        change = 100 * (smallest - baseline) / baseline
        response = best.get(str(row.patient_id), "")
        bars.append(
            Bar(str(row.patient_id), str(row.stratum), change, baseline, smallest, response)
        )
    return sorted(bars, key=lambda bar: (-bar.best_percent, bar.patient_id)), without


def draw_waterfall(bars: Sequence[Bar], styles: Mapping[str, int], *, key: str) -> Drawing:
    """Draw the bars side by side, coloured by stratum, with the lines of RECIST 1.1."""
    slot = min(SLOT, max(15.0, 860 / max(len(bars), 1)))
    # Wide enough for the words at the lines, however few the bars.
    width = LEFT + max(slot * len(bars), 330) + RIGHT + 130
    shrunk = sum(bar.best_percent <= PARTIAL_PERCENT for bar in bars)
    height = PLOT + 20 + 6.5 * max((len(bar.patient_id) for bar in bars), default=1)
    drawing = Drawing(
        width,
        height,
        key=key,
        title="Best change of the target sum",
        description=f"One bar for each of {len(bars)} patients, from the largest increase to the "
        f"largest decrease; {shrunk} of them at −30 % or below.",
    )
    y = scale_changes([bar.best_percent for bar in bars], PLOT, TOP)
    right = LEFT + slot * len(bars)
    for value, label in y.ticks:
        at = y.place(value)
        drawing.line((LEFT, at), (right, at), "grid")
        drawing.text((LEFT - 6, at + 3.5), label, "tick end")
    drawing.text((14, (TOP + PLOT) / 2), "best change (%)", "axis-title middle", turned=True)
    for k, bar in enumerate(bars):
        _draw_bar(drawing, bar, styles.get(bar.stratum, 0), LEFT + slot * (k + 0.5), slot, y)
    for value, word in (
        (PROGRESSION_PERCENT, "+20 %"),
        (PARTIAL_PERCENT, "−30 %: partial response"),
    ):
        at = y.place(value)
        if y.end <= at <= y.start:
            drawing.line((LEFT, at), (right, at), "reference")
            drawing.text((right + 6, at + 4), word, "tick start")
    drawing.line((LEFT, y.place(0)), (right, y.place(0)), "axis")
    for k, bar in enumerate(bars):
        end = y.place(bar.best_percent)
        place = end - 5 if bar.best_percent >= 0 else end + 13
        size = "small" if slot < NARROW else "tick"
        drawing.text((LEFT + slot * (k + 0.5), place), bar.best_response, f"{size} middle over")
    _draw_key(drawing, bars, styles)
    return drawing


def scale_changes(changes: Iterable[float], start: float, end: float) -> Scale:
    """Return a linear scale of percent that holds `changes` and the lines of RECIST 1.1.

    Examples
    --------
    >>> [label for _, label in scale_changes([-20.0, 40.0], 0, 100).ticks]
    ['−40', '−20', '0', '+20', '+40']
    """
    changes = list(changes)
    low, high = min([-35.0, *changes]) - 6, max([25.0, *changes]) + 10
    step = next((s for s in (10, 20, 25, 50, 100) if (high - low) / s <= 8), 200)
    first = -int(-low // step)
    ticks = [
        (float(k * step), f"{k * step:+d}".replace("-", "−"))
        for k in range(first, int(high // step) + 1)
    ]
    written = tuple((value, "0" if value == 0 else label) for value, label in ticks)
    return Scale(low, high, start, end, 0, written)


def _draw_bar(drawing: Drawing, bar: Bar, style: int, x: float, slot: float, y: Scale) -> None:
    wide = min(slot * 0.72, WIDEST)
    zero, end = y.place(0), y.place(bar.best_percent)
    title = (
        f"{bar.patient_id}: {format_number(bar.best_percent)} % "
        f"({format_number(bar.baseline_mm)} → {format_number(bar.best_mm)} mm), {bar.best_response}"
    )
    # A bar of no height would not be seen: it is a line of its own then.
    top, height = min(zero, end), max(abs(end - zero), 1.5)
    drawing.rectangle((x - wide / 2, top), wide, height, f"bar s{style}", title)
    drawing.text((x + 4, PLOT + 8), bar.patient_id, "tick end", turned=True)


def _draw_key(drawing: Drawing, bars: Sequence[Bar], styles: Mapping[str, int]) -> None:
    left = float(LEFT)
    for stratum in sorted({bar.stratum for bar in bars}):
        drawing.rectangle((left, 8), 12, 12, f"bar s{styles.get(stratum, 0)}")
        word = f"stratum {stratum}"
        drawing.text((left + 17, 18), word, "tick start")
        left += 36 + 6.2 * len(word)


def tabulate_bars(bars: Sequence[Bar]) -> pd.DataFrame:
    """Return the numbers behind the plot."""
    columns = list(Bar.__dataclass_fields__)
    return pd.DataFrame([[getattr(bar, c) for c in columns] for bar in bars], columns=columns)

"""Forest plots: estimates with their intervals, a row a parameter, a panel a stratum."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

import pandas as pd

from tilflow.report.figures.axes import Scale, scale_fold_changes
from tilflow.report.figures.drawing import SHAPES, Drawing
from tilflow.report.formatting import format_interval, format_p, format_parameter, is_missing
from tilflow.report.rows import iterate_rows
from tilflow.report.trajectories import FEWEST, UNSCHEDULED

NAMES: Final = 228
PANEL: Final = 242
PLOT: Final = 126
ROW: Final = 21
TOP, BOTTOM = 46, 46
MOST_ROWS: Final = 60
"""A plot of more rows than fit on a page is cut, and says so; the table holds all."""


@dataclass(frozen=True)
class Effect:
    """One estimate: a fold change, or what a model gives.

    Attributes
    ----------
    label
        What the row is of.
    group
        Panel in which it stands.
    detail
        Written with it for the reader who points at the mark.
    """

    label: str
    group: str
    estimate: float
    lower: float
    upper: float
    n: int | None
    detail: str


def select_changes(
    statistics: pd.DataFrame,
    series: Sequence[tuple[str, str]],
    strata: Sequence[str],
    *,
    interval_patients: int,
) -> list[Effect]:
    """Return, for each series and stratum, the change at the last visit that can be told.

    That is the last scheduled visit with `interval_patients` or more; without any, the last one
    with two patients or more, and then without interval.
    """
    table = statistics[
        statistics["geometric_mean_fold_change"].notna()
        & statistics["n"].ge(FEWEST)
        & statistics["visit"].ne(UNSCHEDULED)
        & ~statistics["visit"].astype(str).str.endswith(" peak")
    ]
    effects = []
    for parameter, compartment in series:
        own = table[(table["parameter"] == parameter) & (table["compartment"] == compartment)]
        for stratum in strata:
            rows = list(iterate_rows(own[own["stratum"].astype(str) == stratum]))
            if not rows:
                continue
            # The table is in the order of the visits.
            enough = [row for row in rows if row.n >= interval_patients]
            row = (enough or rows)[-1]
            has_interval = row.n >= interval_patients
            effects.append(
                Effect(
                    label=format_parameter(parameter, compartment),
                    group=stratum,
                    estimate=float(row.geometric_mean_fold_change),
                    lower=float(row.lower) if has_interval else math.nan,
                    upper=float(row.upper) if has_interval else math.nan,
                    n=int(row.n),
                    detail=f"{row.visit}, n = {int(row.n)}",
                )
            )
    return effects


def find_models(statistics: pd.DataFrame) -> pd.Series:
    """Return which rows are estimates of a model, and no description of a visit.

    Examples
    --------
    >>> find_models(pd.DataFrame({"geometric_mean_fold_change": [1.5]})).tolist()
    [False]
    """
    if not {"analysis", "contrast", "estimate"} <= set(statistics.columns):
        return pd.Series(data=False, index=statistics.index)
    is_described = statistics["geometric_mean_fold_change"].notna()
    return statistics["analysis"].notna() & statistics["estimate"].notna() & ~is_described


def select_models(statistics: pd.DataFrame) -> dict[str, list[Effect]]:
    """Return the rows of models, analysis by analysis; none where the table holds none.

    They have ``analysis``, ``contrast`` and ``estimate`` beside ``lower`` and ``upper``.
    """
    rows = statistics[find_models(statistics)]
    found: dict[str, list[Effect]] = {}
    for row in iterate_rows(rows):
        words = [_text(row, "contrast"), _text(row, "stratum"), _text(row, "visit")]
        q = "" if is_missing(getattr(row, "q", None)) else f"q = {format_p(row.q)}"
        effect = Effect(
            label=format_parameter(str(row.parameter), _text(row, "compartment")),
            group=", ".join(word for word in words if word),
            estimate=float(row.estimate),
            lower=math.nan if is_missing(row.lower) else float(row.lower),
            upper=math.nan if is_missing(row.upper) else float(row.upper),
            n=None if is_missing(getattr(row, "n", None)) else int(row.n),
            detail="; ".join(word for word in (_text(row, "model"), q, _text(row, "note")) if word),
        )
        found.setdefault(str(row.analysis), []).append(effect)
    return {name: effects for name, effects in sorted(found.items()) if name and effects}


def _text(row: Any, name: str) -> str:
    value = getattr(row, name, None)
    return "" if is_missing(value) else str(value)


def draw_panels(effects: Sequence[Effect], styles: Mapping[str, int], *, key: str) -> Drawing:
    """Draw a row a label and a panel a group, all on one axis of fold changes."""
    labels = list(dict.fromkeys(effect.label for effect in effects))
    groups = [name for name in styles if any(effect.group == name for effect in effects)]
    bottom = TOP + ROW * len(labels)
    drawing = Drawing(
        NAMES + PANEL * len(groups),
        bottom + BOTTOM,
        key=key,
        title="Fold change from baseline by parameter and stratum",
        description=f"{len(labels)} parameters in {len(groups)} strata; the table of statistics "
        "holds every visit.",
    )
    _draw_stripes(drawing, labels)
    ends = [
        n for e in effects for n in (e.estimate, e.lower, e.upper) if math.isfinite(n) and n > 0
    ]
    for k, group in enumerate(groups):
        left = NAMES + PANEL * k
        x = scale_fold_changes(ends, left, left + PLOT)
        _draw_axis(drawing, x, bottom, f"Stratum {group}")
        own = {effect.label: effect for effect in effects if effect.group == group}
        for place, label in enumerate(labels):
            if label in own:
                y = TOP + ROW * (place + 0.5)
                _draw_effect(drawing, own[label], x, y, f"s{styles[group]}", styles[group])
                _write_estimate(drawing, own[label], x.end + 8, y)
    return drawing


def draw_rows(effects: Sequence[Effect], *, key: str, title: str, is_ratio: bool) -> Drawing:
    """Draw a row an effect, with its group beside its label, as it comes from a model."""
    shown = effects[:MOST_ROWS]
    bottom = TOP + ROW * len(shown)
    drawing = Drawing(
        NAMES + 240 + 330 + 130,
        bottom + BOTTOM,
        key=key,
        title=title,
        description=f"{len(shown)} of {len(effects)} estimates with their intervals.",
    )
    _draw_stripes(drawing, [effect.label for effect in shown])
    ends = [n for e in shown for n in (e.estimate, e.lower, e.upper) if math.isfinite(n)]
    left = NAMES + 240
    scale = scale_fold_changes if is_ratio else _scale_differences
    x = scale(ends, left, left + 330)
    _draw_axis(drawing, x, bottom, "", none=1.0 if is_ratio else 0.0)
    for place, effect in enumerate(shown):
        y = TOP + ROW * (place + 0.5)
        drawing.text((NAMES, y + 4), effect.group, "tick start")
        _draw_effect(drawing, effect, x, y, "all", 0)
        _write_estimate(drawing, effect, x.end + 12, y)
    return drawing


def _scale_differences(values: Sequence[float], start: float, end: float) -> Scale:
    low, high = min([*values, 0.0]), max([*values, 0.0])
    spread = (high - low) or 1.0
    step = 10 ** math.floor(math.log10(spread / 3))
    step *= next((m for m in (1, 2, 5) if spread / (step * m) <= 7), 10)
    first = math.ceil((low - spread * 0.05) / step)
    last = math.floor((high + spread * 0.05) / step)
    ticks = tuple((k * step, f"{k * step:g}".replace("-", "−")) for k in range(first, last + 1))
    return Scale(low - spread * 0.06, high + spread * 0.06, start, end, 0, ticks)


def _draw_stripes(drawing: Drawing, labels: Sequence[str]) -> None:
    for place, label in enumerate(labels):
        y = TOP + ROW * place
        if place % 2 == 0:
            drawing.rectangle((0, y), drawing.width, ROW, "stripe")
        drawing.text((8, y + ROW / 2 + 4), label, "start")


def _draw_axis(drawing: Drawing, x: Scale, bottom: float, title: str, *, none: float = 1.0) -> None:
    if title:
        drawing.text((x.start, TOP - 26), title, "panel-title start")
    for value, label in x.ticks:
        at = x.place(value)
        drawing.line((at, TOP), (at, bottom), "grid")
        drawing.text((at, bottom + 16), label, "tick middle")
    drawing.line((x.start, bottom), (x.end, bottom), "axis")
    drawing.line((x.place(none), TOP - 4), (x.place(none), bottom), "reference")
    word = "fold change (log₂ axis)" if none else "difference"
    drawing.text(((x.start + x.end) / 2, bottom + 34), word, "axis-title middle")


def _draw_effect(
    drawing: Drawing, effect: Effect, x: Scale, y: float, css: str, style: int
) -> None:
    def hold(value: float) -> float:
        return min(max(x.place(value), x.start), x.end)

    has_interval = math.isfinite(effect.lower) and math.isfinite(effect.upper)
    if has_interval and (effect.lower > 0 or not x.base):
        low, high = hold(effect.lower), hold(effect.upper)
        drawing.line((low, y), (high, y), f"whisker {css}")
        for end in (low, high):
            drawing.line((end, y - 4), (end, y + 4), f"whisker {css}")
    kind = "mark" if has_interval else "mark open"
    value = format_interval(effect.estimate, effect.lower, effect.upper)
    title = f"{effect.label}, {effect.group}: {value}; {effect.detail}"
    if effect.estimate > 0 or not x.base:
        shape = SHAPES[style % len(SHAPES)]
        drawing.mark((hold(effect.estimate), y), shape, f"{kind} {css}", title, radius=4)


def _write_estimate(drawing: Drawing, effect: Effect, left: float, y: float) -> None:
    text = format_interval(effect.estimate, effect.lower, effect.upper)
    drawing.text((left, y + 4), text, "tick start")


def tabulate_effects(effects: Sequence[Effect]) -> pd.DataFrame:
    """Return the numbers behind a plot."""
    columns = list(Effect.__dataclass_fields__)
    return pd.DataFrame([[getattr(e, c) for c in columns] for e in effects], columns=columns)

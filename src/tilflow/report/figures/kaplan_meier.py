"""Kaplan–Meier curves with the numbers at risk below."""

import math
from collections.abc import Mapping, Sequence
from typing import Final

import pandas as pd

from tilflow.report.figures.axes import Scale, draw_frame, scale_months, scale_shares
from tilflow.report.figures.drawing import Drawing, Position, spread_labels
from tilflow.report.survival import Curve

WIDTH: Final = 560
PLOT: Final = 250
LEFT, RIGHT, TOP = 74, 104, 14
ROW: Final = 16


def draw_survival(
    curves: Sequence[Curve], styles: Mapping[str, int], *, key: str, title: str
) -> Drawing:
    """Draw the curves of one outcome; the interval is drawn where there is one curve."""
    height = PLOT + 68 + ROW * len(curves)
    events = ", ".join(
        f"{_name(curve)}: {curve.n_events} of {len(curve.ends)} patients" for curve in curves
    )
    drawing = Drawing(
        WIDTH, height, key=key, title=title, description=f"Patients with an event: {events}."
    )
    longest = max((end for curve in curves for end in curve.ends), default=1.0)
    x = scale_months(longest, LEFT, WIDTH - RIGHT)
    y = scale_shares(PLOT, TOP)
    draw_frame(drawing, x, y, x_title="months from inclusion", y_title="without event (%)")
    if len(curves) == 1:
        _draw_interval(drawing, curves[0], x, y)
    for curve in curves:
        _draw_curve(drawing, curve, _css(curve, styles), x, y)
    _draw_at_risk(drawing, curves, x)
    ends = [y.place(curve.shares[-1]) for curve in curves]
    places = spread_labels(ends, spacing=13, low=TOP + 4, high=PLOT - 4)
    for curve, place in zip(curves, places, strict=True):
        css = _css(curve, styles)
        drawing.line((x.end + 6, place), (x.end + 28, place), f"curve {css}")
        drawing.text((x.end + 32, place + 4), _name(curve), f"label start {css}")
    return drawing


def _name(curve: Curve) -> str:
    return "all patients" if curve.stratum == "all" else f"stratum {curve.stratum}"


def _css(curve: Curve, styles: Mapping[str, int]) -> str:
    return f"s{styles[curve.stratum]}" if curve.stratum in styles else "all"


def _draw_curve(drawing: Drawing, curve: Curve, css: str, x: Scale, y: Scale) -> None:
    steps = _trace(curve.times, curve.shares, curve.ends[-1], x, y)
    drawing.polyline(steps, f"curve {css}", f"{_name(curve)}, n = {len(curve.ends)}")
    for months, share in curve.censored:
        at = (x.place(months), y.place(share))
        title = f"{_name(curve)}: censored at {months:.1f} months"
        drawing.line((at[0], at[1] - 5), (at[0], at[1] + 5), f"censored {css}", title)


def _trace(
    times: Sequence[float], shares: Sequence[float], last: float, x: Scale, y: Scale
) -> list[Position]:
    places: list[Position] = []
    height = y.place(1.0)
    for months, share in zip(times, shares, strict=True):
        if math.isnan(share):
            break
        places.append((x.place(months), height))
        height = y.place(share)
        places.append((x.place(months), height))
    places.append((x.place(last), height))
    return places


def _draw_interval(drawing: Drawing, curve: Curve, x: Scale, y: Scale) -> None:
    known = [i for i, bound in enumerate(curve.lower) if not math.isnan(bound)]
    times = [curve.times[i] for i in known]
    # Where the estimate reaches 0 the interval ends: it is not known from there on.
    last = curve.times[known[-1] + 1] if len(known) < len(curve.times) else curve.ends[-1]
    low = _trace(times, [curve.lower[i] for i in known], last, x, y)
    high = _trace(times, [curve.upper[i] for i in known], last, x, y)
    drawing.polygon([*low, *reversed(high)], "band", "95 % interval, log-log")


def _draw_at_risk(drawing: Drawing, curves: Sequence[Curve], x: Scale) -> None:
    top = PLOT + 52
    drawing.text((8, top), "at risk", "tick start strong")
    for k, curve in enumerate(curves):
        base = top + ROW * (k + 1)
        drawing.text((8, base), "all" if curve.stratum == "all" else curve.stratum, "tick start")
        for months, _ in x.ticks:
            at_risk = str(curve.count_at_risk(months))
            drawing.text((x.place(months), base), at_risk, "tick middle")


def tabulate_curves(curves: Sequence[Curve]) -> pd.DataFrame:
    """Return the steps of the curves with the patients at risk, and who was censored when."""
    rows = []
    for curve in curves:
        for months, share, lower, upper in zip(
            curve.times, curve.shares, curve.lower, curve.upper, strict=True
        ):
            at_risk = curve.count_at_risk(months)
            rows.append((_name(curve), "estimate", months, share, lower, upper, at_risk))
        for months, share in curve.censored:
            at_risk = curve.count_at_risk(months)
            rows.append((_name(curve), "censored", months, share, math.nan, math.nan, at_risk))
    columns = ["group", "row", "months", "share_without_event", "lower", "upper", "n_at_risk"]
    return pd.DataFrame(rows, columns=columns)

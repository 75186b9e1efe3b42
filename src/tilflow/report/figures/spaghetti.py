"""Spaghetti plots: a line a patient, the geometric mean of the stratum, the doses below."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import pandas as pd

from tilflow.report.figures.axes import (
    Scale,
    compute_elapsed,
    draw_frame,
    scale_days,
    scale_fold_changes,
    scale_values,
)
from tilflow.report.figures.drawing import SHAPES, Drawing, spread_labels
from tilflow.report.formatting import format_day, format_interval
from tilflow.report.trajectories import Mean, Point, Quantity, Trajectory

WIDTH: Final = 300
HEIGHT: Final = 272
LEFT, RIGHT, TOP, BOTTOM = 52, 52, 28, 78
CROWD: Final = 6
"""More lines than this are drawn fainter, and have their names in their titles alone."""
TOGETHER: Final = 30
"""Lines whose ends are this close have their names in one column."""
LONGEST_LABEL: Final = 8


@dataclass(frozen=True)
class Panel:
    """What one panel shows: one stratum, or one dose in it, of one series."""

    key: str
    label: str
    style: int
    trajectories: Sequence[Trajectory]
    means: Sequence[Mean]
    dose_days: Sequence[int]
    quantity: Quantity
    unit: str
    name: str


def draw_panels(panels: Sequence[Panel]) -> list[Drawing]:
    """Return the panels of one series, drawn on the same scales."""
    points = [p for panel in panels for t in panel.trajectories for p in _all_points(t)]
    days = [compute_elapsed(point.day) for point in points]
    # An interval of three patients may be wider than all values: it is cut, not the values.
    values = [point.value for point in points]
    values += [mean.value for panel in panels for mean in panel.means]
    values = [value for value in values if math.isfinite(value)]
    x = scale_days(days, LEFT, WIDTH - RIGHT, most=8)
    scale = scale_values if panels and panels[0].quantity == "value" else scale_fold_changes
    y = scale(values, HEIGHT - BOTTOM, TOP)
    return [_draw_panel(panel, x, y) for panel in panels]


def _all_points(trajectory: Trajectory) -> tuple[Point, ...]:
    return (*trajectory.points, *trajectory.others, *trajectory.failed)


def _draw_panel(panel: Panel, x: Scale, y: Scale) -> Drawing:
    is_change = panel.quantity == "fold_change"
    what = "fold change from baseline" if is_change else panel.unit
    drawing = Drawing(
        WIDTH,
        HEIGHT,
        key=panel.key,
        title=f"{panel.name}: {what}, {panel.label}",
        description=_describe(panel),
    )
    y_title = "fold change (log₂ axis)" if is_change else f"{panel.unit} (log axis)"
    draw_frame(drawing, x, y, x_title="study day", y_title=y_title)
    drawing.text((LEFT, 15), panel.label[:1].upper() + panel.label[1:], "panel-title")
    drawing.text((WIDTH - RIGHT, 15), f"n = {_count_patients(panel)}", "tick end")
    if is_change:
        drawing.line((x.start, y.place(1)), (x.end, y.place(1)), "reference")
    _draw_rows(drawing, panel, x)
    for trajectory in panel.trajectories:
        _draw_trajectory(drawing, trajectory, panel, x, y)
    _draw_means(drawing, panel, x, y)
    _label_ends(drawing, panel.trajectories, x, y)
    return drawing


def _count_patients(panel: Panel) -> int:
    return sum(bool(trajectory.points) for trajectory in panel.trajectories)


def _describe(panel: Panel) -> str:
    last = panel.means[-1] if panel.means else None
    text = f"One line for each of {_count_patients(panel)} patients."
    if last is not None:
        value = format_interval(last.value, last.lower, last.upper)
        text += f" Geometric mean at {last.visit}: {value}, {last.n} patients."
    return text


def _draw_rows(drawing: Drawing, panel: Panel, x: Scale) -> None:
    """Draw, below the axis, the patients behind each mean and the doses."""
    if panel.means:
        drawing.text((x.start - 6, HEIGHT - 26), "n", "tick end")
    free = -math.inf
    for mean in panel.means:
        at = x.place(compute_elapsed(mean.day))
        if at - free >= 15:
            drawing.text((at, HEIGHT - 26), str(mean.n), "tick middle")
            free = at
    base = HEIGHT - 12
    if panel.dose_days:
        drawing.text((x.start - 6, base + 4), "doses", "tick end")
    for day in sorted(set(panel.dose_days)):
        at = x.place(compute_elapsed(day))
        if at <= x.end:
            drawing.line((at, base - 5), (at, base + 5), "dose", f"dose on day {format_day(day)}")


def _draw_trajectory(
    drawing: Drawing, trajectory: Trajectory, panel: Panel, x: Scale, y: Scale
) -> None:
    floor = HEIGHT - BOTTOM - 7
    is_crowd = len(panel.trajectories) > CROWD
    css = f"s{panel.style} many" if is_crowd else f"s{panel.style}"
    radius = 1.9 if is_crowd else 2.8
    shape = SHAPES[panel.style % len(SHAPES)]
    at = [_locate(point, x, y, floor) for point in trajectory.points]
    drawing.polyline(at, f"thread {css}", trajectory.patient_id)
    for place, point in zip(at, trajectory.points, strict=True):
        kind = "mark" if point.quality == "ok" else "mark open"
        title = _tell(trajectory, point, panel.unit)
        drawing.mark(place, shape, f"{kind} {css}", title, radius=radius)
    for point in trajectory.others:
        title = f"{_tell(trajectory, point, panel.unit)}; {point.choice}"
        place = _locate(point, x, y, floor)
        drawing.mark(place, shape, f"mark open faint {css}", title, radius=radius - 0.4)
    for point in trajectory.failed:
        place = (x.place(compute_elapsed(point.day)), floor)
        drawing.mark(place, "cross", "failed", _tell(trajectory, point, panel.unit), radius=3)


def _locate(point: Point, x: Scale, y: Scale, floor: float) -> tuple[float, float]:
    height = y.place(point.value) if point.value > 0 else floor
    return x.place(compute_elapsed(point.day)), height


def _tell(trajectory: Trajectory, point: Point, unit: str) -> str:
    text = f"{trajectory.patient_id}, {point.visit}, day {format_day(point.day)}: "
    if math.isnan(point.value):
        return text + f"not measured: {point.reason}"
    text += format_interval(point.value, point.lower, point.upper)
    return text + (f" – {point.reason}" if point.reason else "")


def _draw_means(drawing: Drawing, panel: Panel, x: Scale, y: Scale) -> None:
    css = f"s{panel.style}"
    places = [(x.place(compute_elapsed(m.day)), y.place(m.value)) for m in panel.means]
    drawing.polyline(places, "halo")
    for (at, _), mean in zip(places, panel.means, strict=True):
        _draw_interval(drawing, mean, at, css, y)
    drawing.polyline(places, f"mean {css}")
    for place, mean in zip(places, panel.means, strict=True):
        value = format_interval(mean.value, mean.lower, mean.upper)
        title = f"geometric mean, {mean.visit}: {value}, n = {mean.n}"
        shape = SHAPES[panel.style % len(SHAPES)]
        radius = 4 if len(panel.means) <= CROWD else 3
        drawing.mark(place, shape, f"mean-mark {css}", title, radius=radius)


def _draw_interval(drawing: Drawing, mean: Mean, at: float, css: str, y: Scale) -> None:
    """Draw the interval; an end beyond the panel is cut and has no cap."""
    if not (mean.lower > 0 and math.isfinite(mean.upper)):
        return
    low, high = min(y.place(mean.lower), y.start), max(y.place(mean.upper), y.end)
    drawing.line((at, low), (at, high), f"interval {css}")
    for end, limit in ((low, y.start), (high, y.end)):
        if end != limit:
            drawing.line((at - 3, end), (at + 3, end), f"interval {css}")


def _label_ends(drawing: Drawing, trajectories: Sequence[Trajectory], x: Scale, y: Scale) -> None:
    """Name each line at its end; the names of lines that end together stand one below another."""
    floor = HEIGHT - BOTTOM - 7
    named = [trajectory for trajectory in trajectories if trajectory.points]
    if len(named) > CROWD:
        return
    ends = [(_locate(t.points[-1], x, y, floor), t.patient_id) for t in named]
    for group in _group_ends(sorted(ends)):
        left = max(at for (at, _), _ in group) + 7
        wanted = [height for (_, height), _ in group]
        places = spread_labels(wanted, spacing=11, low=TOP + 4, high=HEIGHT - BOTTOM - 4)
        for ((at, height), name), place in zip(group, places, strict=True):
            if abs(place - height) > 3:
                drawing.line((at + 3, height), (left - 1, place), "leader")
            drawing.text((left, place + 3.5), shorten(name), "tick start")


def _group_ends(
    ends: Sequence[tuple[tuple[float, float], str]],
) -> list[list[tuple[tuple[float, float], str]]]:
    groups: list[list[tuple[tuple[float, float], str]]] = []
    for end in ends:
        if groups and end[0][0] - groups[-1][-1][0][0] < TOGETHER:
            groups[-1].append(end)
        else:
            groups.append([end])
    return groups


def shorten(text: str) -> str:
    """Return a label that fits beside a panel; the full one is in the point's title.

    Examples
    --------
    >>> shorten("IN-A-003"), shorten("HOSPITAL-A-003")
    ('IN-A-003', '…L-A-003')
    """
    return text if len(text) <= LONGEST_LABEL else "…" + text[-(LONGEST_LABEL - 1) :]


def tabulate_panels(panels: Sequence[Panel]) -> pd.DataFrame:
    """Return the numbers behind the panels: the patients' points, then the geometric means."""
    rows: list[dict[str, object]] = []
    for panel in panels:
        for trajectory in panel.trajectories:
            for point in _all_points(trajectory):
                rows.append(
                    {
                        "group": panel.label,
                        "row": "patient",
                        "patient_id": trajectory.patient_id,
                        "specimen_id": point.specimen_id,
                        "visit": point.visit,
                        "study_day": point.day,
                        panel.quantity: point.value,
                        "lower": point.lower,
                        "upper": point.upper,
                        "quality": point.quality,
                        "reason": point.reason,
                        "choice": point.choice,
                    }
                )
        for mean in panel.means:
            rows.append(
                {
                    "group": panel.label,
                    "row": "geometric mean",
                    "visit": mean.visit,
                    "study_day": mean.day,
                    panel.quantity: mean.value,
                    "lower": mean.lower,
                    "upper": mean.upper,
                    "n": mean.n,
                }
            )
    return pd.DataFrame(rows)

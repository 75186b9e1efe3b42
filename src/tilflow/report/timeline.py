"""A patient's blood and tissue on one time axis, with doses and assessments."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from markupsafe import Markup

from tilflow.report.axes import Scale, compute_elapsed, draw_day_ticks, scale_days, scale_values
from tilflow.report.clinical import Course
from tilflow.report.drawing import SHAPES, Drawing
from tilflow.report.formatting import format_day, format_interval, shorten_name
from tilflow.report.trajectories import Point, Trajectory

WIDTH: Final = 860
STRIP: Final = 104
GAP: Final = 12
LEFT, RIGHT, TOP, BOTTOM = 210, 20, 54, 44


@dataclass(frozen=True)
class Strip:
    """One parameter of one patient."""

    name: str
    unit: str
    specimen: str
    trajectory: Trajectory


def draw_timeline(course: Course, strips: Sequence[Strip], *, style: int, key: str) -> Markup:
    """Draw one strip a parameter above each other, and the events on top."""
    height = TOP + len(strips) * (STRIP + GAP) - GAP + BOTTOM
    names = "; ".join(strip.name for strip in strips)
    drawing = Drawing(
        WIDTH,
        height,
        key=key,
        title=f"Patient {course.patient_id} over time",
        description=f"Doses, assessments and {len(strips)} parameters over study days: {names}. "
        "The table below holds the values.",
    )
    points = [p for s in strips for p in (*s.trajectory.points, *s.trajectory.failed)]
    days = [point.day for point in points]
    end = max(days, default=1)
    shown = [e.day for e in (*course.doses, *course.assessments) if e.day <= end + 60]
    x = scale_days([compute_elapsed(day) for day in (*days, *shown)], LEFT, WIDTH - RIGHT, most=13)
    bottom = height - BOTTOM
    for value, _ in x.ticks:
        drawing.line((x.place(value), TOP - 4), (x.place(value), bottom), "grid")
    _draw_events(drawing, course, x, bottom)
    for k, strip in enumerate(strips):
        _draw_strip(drawing, strip, style, TOP + k * (STRIP + GAP), x)
    draw_day_ticks(drawing, x, bottom)
    drawing.text(((x.start + x.end) / 2, bottom + 32), "study day", "axis-title middle")
    return drawing.render()


def _within(x: Scale, day: int) -> float | None:
    at = x.place(compute_elapsed(day))
    return at if x.start <= at <= x.end else None


def _draw_events(drawing: Drawing, course: Course, x: Scale, bottom: float) -> None:
    for label, at in (("assessment", 16), ("dose", 38)):
        drawing.text((x.start - 12, at + 4), label, "tick end")
    for dose in course.doses:
        place = _within(x, dose.day)
        if place is not None:
            title = f"day {format_day(dose.day)}: {dose.title}"
            drawing.mark((place, 38), "drop", "dose-mark", title, radius=4.5)
            drawing.line((place, TOP - 4), (place, bottom), "dose-line")
    for event in course.assessments:
        place = _within(x, event.day)
        if place is not None:
            drawing.text((place, 20), event.label or "·", "label middle strong")
    for end, word in ((course.progression, "progression"), (course.death, "death")):
        place = None if end is None else _within(x, end.day)
        if place is not None:
            drawing.line((place, 26), (place, bottom), "ended", word)
            drawing.text((place - 3, bottom - 5), word, "tick end")


def _draw_strip(drawing: Drawing, strip: Strip, style: int, top: float, x: Scale) -> None:
    points = strip.trajectory.points
    values = [n for p in points for n in (p.value, p.lower, p.upper) if math.isfinite(n) and n > 0]
    y = scale_values(values, top + STRIP - 6, top + 6)
    drawing.rectangle((x.start, top), x.end - x.start, STRIP, "strip")
    lines = shorten_name(strip.name)
    for k, line in enumerate((*lines, strip.unit)):
        css = "label start strong" if k < len(lines) else "tick start"
        drawing.text((8, top + 22 + 15 * k), line, css)
    drawing.text((8, top + 22 + 15 * (len(lines) + 1)), strip.specimen, "tick start")
    for value, label in y.ticks:
        at = y.place(value)
        if top <= at <= top + STRIP:
            drawing.line((x.start, at), (x.end, at), "grid")
            drawing.text((x.start - 6, at + 3.5), label, "tick end")
    _draw_points(drawing, strip, style, x, y, top + STRIP - 8)


def _draw_points(
    drawing: Drawing, strip: Strip, style: int, x: Scale, y: Scale, floor: float
) -> None:
    css = f"s{style}"
    shape = "diamond" if strip.specimen == "tissue" else SHAPES[0]
    places = []
    for point in strip.trajectory.points:
        at = x.place(compute_elapsed(point.day))
        places.append((at, y.place(point.value) if point.value > 0 else floor))
        if point.lower >= 0 and point.upper > 0:
            low = y.place(point.lower) if point.lower > 0 else floor + 8
            drawing.line((at, min(low, floor + 8)), (at, y.place(point.upper)), f"whisker {css}")
    drawing.polyline(places, f"link {css}")
    for place, point in zip(places, strip.trajectory.points, strict=True):
        kind = "mark" if point.quality == "ok" else "mark open"
        drawing.mark(place, shape, f"{kind} {css}", _tell(point), radius=4)
    for point in strip.trajectory.others:
        at = x.place(compute_elapsed(point.day))
        height = y.place(point.value) if point.value > 0 else floor
        height = min(max(height, floor - STRIP + 16), floor)
        title = f"{_tell(point)}; {point.choice}"
        drawing.mark((at, height), shape, f"mark open faint {css}", title, radius=3)
    for point in strip.trajectory.failed:
        place = (x.place(compute_elapsed(point.day)), floor)
        drawing.mark(place, "cross", "failed", _tell(point), radius=4)


def _tell(point: Point) -> str:
    text = f"{point.specimen_id}, day {format_day(point.day)}: "
    if math.isnan(point.value):
        return text + f"not measured: {point.reason}"
    text += format_interval(point.value, point.lower, point.upper)
    return text + (f" – {point.reason}" if point.reason else "")

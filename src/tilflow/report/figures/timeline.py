"""A patient's blood and tissue on one time axis, with doses and assessments."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from tilflow.report.clinical import AdverseEvent, Course
from tilflow.report.figures.axes import (
    Scale,
    compute_elapsed,
    draw_day_ticks,
    scale_days,
    scale_values,
)
from tilflow.report.figures.drawing import SHAPES, Drawing
from tilflow.report.formatting import format_day, format_interval, shorten_name
from tilflow.report.trajectories import Point, Trajectory

WIDTH: Final = 860
STRIP: Final = 104
GAP: Final = 12
LEFT, RIGHT, TOP, BOTTOM = 210, 20, 54, 44
LANE: Final = 16
"""Height of a row of adverse events."""
NAME_DAYS: Final = 75
"""Days that the name of an adverse event takes on most axes."""


@dataclass(frozen=True)
class Strip:
    """One parameter of one patient."""

    name: str
    unit: str
    specimen: str
    trajectory: Trajectory


def draw_timeline(course: Course, strips: Sequence[Strip], *, style: int, key: str) -> Drawing:
    """Draw one strip a parameter above each other, and the events on top."""
    lanes = assign_lanes(course.adverse_events)
    top = TOP + (LANE * (max(lanes) + 1) + GAP if lanes else 0)
    height = top + len(strips) * (STRIP + GAP) - (GAP if strips else 0) + BOTTOM
    names = "; ".join(strip.name for strip in strips)
    drawing = Drawing(
        WIDTH,
        height,
        key=key,
        title=f"Patient {course.patient_id} over time",
        description=f"Doses, assessments, {len(course.adverse_events)} adverse events and "
        f"{len(strips)} parameters over study days: {names}. The table below holds the values.",
    )
    points = [p for s in strips for p in (*s.trajectory.points, *s.trajectory.failed)]
    days = [point.day for point in points]
    days += [event.day for event in (*course.doses, *course.assessments)]
    days += [event.day for event in (course.progression, course.death) if event is not None]
    days += [event.first_day for event in course.adverse_events]
    x = scale_days([compute_elapsed(day) for day in days], LEFT, WIDTH - RIGHT, most=13)
    bottom = height - BOTTOM
    for value, _ in x.ticks:
        drawing.line((x.place(value), TOP - 4), (x.place(value), bottom), "grid")
    _draw_events(drawing, course, x, bottom)
    _draw_adverse_events(drawing, course.adverse_events, lanes, x)
    for k, strip in enumerate(strips):
        _draw_strip(drawing, strip, style, top + k * (STRIP + GAP), x)
    draw_day_ticks(drawing, x, bottom)
    drawing.text(((x.start + x.end) / 2, bottom + 32), "study day", "axis-title middle")
    return drawing


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


def assign_lanes(events: Sequence[AdverseEvent]) -> list[int]:
    """Return for each event, in order of first days, the first lane that is free with room.

    Examples
    --------
    >>> rash = AdverseEvent(3, 40, "Rash", 1, "")
    >>> fatigue = AdverseEvent(20, 30, "Fatigue", 2, "")
    >>> assign_lanes([rash, fatigue, AdverseEvent(150, 160, "Cough", 1, "")])
    [0, 1, 0]
    """
    free: list[float] = []
    lanes = []
    for event in events:
        # A name needs room after a short bar.
        last = math.inf if event.last_day is None else max(event.last_day, event.first_day) + 5
        end = max(last, event.first_day + NAME_DAYS)
        lane = next((k for k, day in enumerate(free) if day < event.first_day), len(free))
        if lane == len(free):
            free.append(end)
        else:
            free[lane] = end
        lanes.append(lane)
    return lanes


def _draw_adverse_events(
    drawing: Drawing, events: Sequence[AdverseEvent], lanes: Sequence[int], x: Scale
) -> None:
    if events:
        drawing.text((x.start - 12, TOP + 11), "adverse events", "tick end")
    for event, lane in zip(events, lanes, strict=True):
        first = x.place(compute_elapsed(event.first_day))
        last = x.end if event.last_day is None else x.place(compute_elapsed(event.last_day))
        if first > x.end:
            continue
        wide = max(min(last, x.end) - first, 3)
        y = TOP + LANE * lane
        grade = min(max(event.grade, 1), 5)
        drawing.rectangle((first, y + 1), wide, LANE - 4, f"event grade{grade}", event.title)
        word = f"{event.term} {event.grade}"
        # Right of the bar where there is room, else before it.
        if first + wide + 5.6 * len(word) < x.end:
            drawing.text((first + wide + 3, y + 11), word, "tick start")
        else:
            drawing.text((first - 3, y + 11), word, "tick end")


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

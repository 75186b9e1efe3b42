"""Swimmer plot: one lane a patient with doses, samples, assessments and what ended it."""

from collections.abc import Mapping, Sequence
from typing import Final

import pandas as pd

from tilflow.report.clinical import Course, Event
from tilflow.report.figures.axes import Scale, compute_elapsed, draw_day_ticks, scale_days
from tilflow.report.figures.drawing import Drawing
from tilflow.report.figures.spaghetti import shorten
from tilflow.report.formatting import format_day

WIDTH: Final = 920
LANE: Final = 46
ROOM: Final = 16
"""Width that the letters of a response need."""
LEFT, RIGHT, TOP, BOTTOM = 122, 74, 18, 44


def draw_swimmer(courses: Sequence[Course], styles: Mapping[str, int], *, key: str) -> Drawing:
    """Draw the lanes in the order of `courses`, all on one scale of study days."""
    height = TOP + LANE * len(courses) + BOTTOM
    drawing = Drawing(
        WIDTH,
        height,
        key=key,
        title="Course of each patient",
        description="One lane a patient with doses, blood samples, biopsies, assessments and "
        "the end of observation; the tables hold the same.",
    )
    days = [compute_elapsed(day) for course in courses for day in _days(course)]
    x = scale_days(days, LEFT, WIDTH - RIGHT, most=15)
    bottom = height - BOTTOM
    for value, _ in x.ticks:
        drawing.line((x.place(value), TOP), (x.place(value), bottom), "grid")
    drawing.line((x.start, bottom), (x.end, bottom), "axis")
    draw_day_ticks(drawing, x, bottom)
    drawing.text(((x.start + x.end) / 2, bottom + 32), "study day", "axis-title middle")
    for k, course in enumerate(courses):
        _draw_lane(drawing, course, styles.get(course.stratum, 0), TOP + LANE * (k + 0.5), x)
    return drawing


def _days(course: Course) -> list[int]:
    events = (*course.doses, *course.assessments, *course.blood, *course.tissue)
    days = [event.day for event in events]
    days += [event.day for event in (course.progression, course.death) if event is not None]
    return days if course.last_day is None else [*days, course.last_day]


def _draw_lane(drawing: Drawing, course: Course, style: int, y: float, x: Scale) -> None:
    css = f"s{style}"
    drawing.text((8, y - 1), shorten(course.patient_id), "label start strong")
    dose = "" if course.dose_mg == "–" else f", {course.dose_mg}"
    drawing.text((8, y + 13), f"stratum {course.stratum}{dose}", "tick start")
    days = _days(course)
    if not days:
        return
    last = max(days)
    bar = (_at(x, 1), _at(x, max(last, 1)))
    drawing.rectangle((bar[0], y - 4), max(bar[1] - bar[0], 1), 8, f"bar {css}")
    for dose_event in course.doses:
        title = f"{course.patient_id}, day {format_day(dose_event.day)}: {dose_event.title}"
        at = _at(x, dose_event.day)
        drawing.line((at, y - 4), (at, y + 4), "dose-cut", title)
    for events, shape in ((course.blood, "circle"), (course.tissue, "diamond")):
        for event in events:
            _draw_specimen(drawing, course, event, shape, y + 11, x)
    _draw_responses(drawing, course, y, x)
    _draw_end(drawing, course, css, y, x, bar[1])


def _at(x: Scale, day: int) -> float:
    return x.place(compute_elapsed(day))


def _draw_specimen(
    drawing: Drawing, course: Course, event: Event, shape: str, y: float, x: Scale
) -> None:
    title = f"{course.patient_id}, day {format_day(event.day)}: {event.title}"
    lower = y + (8 if shape == "diamond" else 0)
    at = (_at(x, event.day), lower)
    if event.label in ("failed", "absent"):
        drawing.mark(at, "cross", "failed", title, radius=3)
    else:
        drawing.mark(at, shape, "specimen", title, radius=3)


def _draw_responses(drawing: Drawing, course: Course, y: float, x: Scale) -> None:
    """Draw a tick for each assessment and its letters where there is room: progression first."""
    taken: list[float] = []
    for event in sorted(course.assessments, key=lambda event: (event.label != "PD", event.day)):
        at = _at(x, event.day)
        title = f"{course.patient_id}, day {format_day(event.day)}: {event.title}"
        drawing.line((at, y - 8), (at, y - 4), "axis", title)
        if all(abs(at - other) >= ROOM for other in taken):
            drawing.text((at, y - 10), event.label or "·", "tick middle")
            taken.append(at)


def _draw_end(drawing: Drawing, course: Course, css: str, y: float, x: Scale, end: float) -> None:
    if course.progression is not None:
        title = f"{course.patient_id}: progression on day {format_day(course.progression.day)}"
        drawing.mark((_at(x, course.progression.day), y), "drop", "progression", title, radius=5)
    if course.death is not None:
        title = f"{course.patient_id}: died on day {format_day(course.death.day)}"
        drawing.mark((_at(x, course.death.day), y), "cross", "death", title, radius=5)
    elif course.last_day is not None:
        tip = [(end, y - 5), (end + 9, y), (end, y + 5)]
        title = f"{course.patient_id}: alive on day {format_day(course.last_day)}"
        drawing.polygon(tip, f"bar {css}", title)
    if course.best_response:
        drawing.text((WIDTH - 8, y + 4), course.best_response, "label end strong")


def tabulate_courses(courses: Sequence[Course]) -> pd.DataFrame:
    """Return every event that is drawn: a row a dose, assessment, specimen and end."""
    rows = []
    for course in courses:
        ends = [("progression", course.progression), ("death", course.death)]
        kinds = [
            *(("dose", event) for event in course.doses),
            *(("assessment", event) for event in course.assessments),
            *(("blood", event) for event in course.blood),
            *(("tissue", event) for event in course.tissue),
            *((kind, event) for kind, event in ends if event is not None),
        ]
        for kind, event in kinds:
            rows.append((course.patient_id, course.stratum, kind, event.day, event.title))
        if course.last_day is not None:
            rows.append((course.patient_id, course.stratum, "last contact", course.last_day, ""))
    return pd.DataFrame(rows, columns=["patient_id", "stratum", "event", "study_day", "detail"])

"""Spider plot: the sum of the target lesions of each patient over time, against the baseline."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import pandas as pd

from tilflow.report.figures.axes import Scale, compute_elapsed, draw_frame, scale_days
from tilflow.report.figures.drawing import Drawing, Position, spread_labels
from tilflow.report.figures.waterfall import PARTIAL_PERCENT, PROGRESSION_PERCENT, scale_changes
from tilflow.report.formatting import format_day, format_number
from tilflow.report.rows import iterate_rows

WIDTH: Final = 460
HEIGHT: Final = 320
LEFT, RIGHT, TOP, BOTTOM = 62, 96, 34, 48
TOP_PERCENT: Final = 150.0
"""The axis ends here at most: a patient whose sum grew tenfold would flatten all others."""
MOST_LABELS: Final = 18
"""Names that fit beside a panel; of more patients those named are the extremes."""
LABEL: Final = 13


@dataclass(frozen=True)
class Look:
    """One assessment: the sum of the target lesions and its change from baseline."""

    day: int
    sum_mm: float
    change_percent: float
    response: str
    has_new_lesion: bool


@dataclass(frozen=True)
class Leg:
    """One patient: the baseline (change 0), then every later sum."""

    patient_id: str
    stratum: str
    best_response: str
    looks: tuple[Look, ...]


def derive_legs(
    responses: pd.DataFrame, patients: pd.DataFrame, best: Mapping[str, str]
) -> list[Leg]:
    """Return the patients with a baseline and a complete sum after it, in order of their names.

    Parameters
    ----------
    responses
        ``responses.parquet``.
    best
        patient_id → best response.
    """
    legs = []
    for row in iterate_rows(patients.sort_values("patient_id")):
        own = responses[(responses["patient_id"] == row.patient_id) & responses["sum_mm"].notna()]
        is_baseline = own["is_baseline"].astype(bool)
        after = own[~is_baseline & own["change_percent"].notna()]
        if after.empty or not is_baseline.any():
            continue
        baseline = own[is_baseline].tail(1).assign(change_percent=0.0, response="BL")
        looks = tuple(
            Look(
                int(each.study_day),
                float(each.sum_mm),
                float(each.change_percent),
                str(each.response),
                bool(each.new_lesion),
            )
            for each in iterate_rows(pd.concat([baseline, after]))
        )
        name = str(row.patient_id)
        legs.append(Leg(name, str(row.stratum), best.get(name, ""), looks))
    return legs


def draw_spider(legs: Sequence[Leg], styles: Mapping[str, int], *, key: str) -> list[Drawing]:
    """Draw a panel a stratum, all on the same scales."""
    looks = [look for leg in legs for look in leg.looks]
    x = scale_days([compute_elapsed(look.day) for look in looks], LEFT, WIDTH - RIGHT, most=8)
    changes = [min(look.change_percent, TOP_PERCENT) for look in looks]
    y = scale_changes(changes, HEIGHT - BOTTOM, TOP)
    strata = [name for name in styles if any(leg.stratum == name for leg in legs)]
    return [
        _draw_panel([leg for leg in legs if leg.stratum == name], name, styles[name], x, y, key=key)
        for name in strata
    ]


def _draw_panel(
    legs: Sequence[Leg], stratum: str, style: int, x: Scale, y: Scale, *, key: str
) -> Drawing:
    drawing = Drawing(
        WIDTH,
        HEIGHT,
        key=f"{key}-s{style}",
        title=f"Change of the target sum over time, stratum {stratum}",
        description=f"One line for each of {len(legs)} patients, from 0 % at baseline; "
        f"{sum(leg.looks[-1].change_percent < 0 for leg in legs)} lie below it at the last "
        "assessment.",
    )
    title = "change of the target sum (%)"
    draw_frame(drawing, x, y, x_title="study day", y_title=title)
    drawing.text((LEFT, 15), f"Stratum {stratum}", "panel-title")
    drawing.text((WIDTH - RIGHT, 15), f"n = {len(legs)}", "tick end")
    for value in (PROGRESSION_PERCENT, PARTIAL_PERCENT):
        drawing.line((x.start, y.place(value)), (x.end, y.place(value)), "reference")
    drawing.line((x.start, y.place(0)), (x.end, y.place(0)), "axis")
    for leg in legs:
        _draw_leg(drawing, leg, style, x, y)
    _draw_names(drawing, legs, x, y)
    return drawing


def _locate(look: Look, x: Scale, y: Scale) -> Position:
    return x.place(compute_elapsed(look.day)), y.place(min(look.change_percent, TOP_PERCENT))


def _draw_leg(drawing: Drawing, leg: Leg, style: int, x: Scale, y: Scale) -> None:
    css = f"s{style}"
    places = [_locate(look, x, y) for look in leg.looks]
    drawing.polyline(
        places, f"thread {css}", f"{leg.patient_id}, best response {leg.best_response}"
    )
    for look, place in zip(leg.looks, places, strict=True):
        # A filled triangle is progression by any lesion, an open circle any other assessment.
        has_progressed = look.response == "PD"
        shape, kind = ("triangle", "mark") if has_progressed else ("circle", "mark open")
        drawing.mark(place, shape, f"{kind} {css}", _tell(leg, look), radius=3.4)


def _tell(leg: Leg, look: Look) -> str:
    change = format_number(look.change_percent) if math.isfinite(look.change_percent) else "–"
    words = [
        f"{leg.patient_id}, day {format_day(look.day)}",
        "baseline" if look.response == "BL" else f"{change} %",
        f"{format_number(look.sum_mm)} mm",
        "" if look.response == "BL" else look.response or "response not known",
        "new lesion" if look.has_new_lesion else "",
    ]
    return ", ".join(word for word in words if word)


def _draw_names(drawing: Drawing, legs: Sequence[Leg], x: Scale, y: Scale) -> None:
    ends = sorted(legs, key=lambda leg: (-leg.looks[-1].change_percent, leg.patient_id))
    if len(ends) > MOST_LABELS:
        half = MOST_LABELS // 2
        ends = [*ends[:half], *ends[-half:]]
    places = [_locate(leg.looks[-1], x, y) for leg in ends]
    wanted = [height for _, height in places]
    spread = spread_labels(wanted, spacing=LABEL, low=TOP + 4, high=HEIGHT - BOTTOM - 2)
    left = x.end + 10
    for leg, (at, height), place in zip(ends, places, spread, strict=True):
        # Level as far as the panel goes: leaders bend in the margin, where there are no lines.
        drawing.line((at + 5, height), (x.end, height), "leader")
        drawing.line((x.end, height), (left - 2, place), "leader")
        drawing.text((left, place + 4), f"{leg.patient_id} {leg.best_response}", "tick start")


def tabulate_legs(legs: Sequence[Leg]) -> pd.DataFrame:
    """Return the numbers behind the plot: a row a patient and assessment."""
    rows = [
        (
            leg.patient_id, leg.stratum, leg.best_response, look.day, look.sum_mm,
            look.change_percent, look.response, look.has_new_lesion,
        )
        for leg in legs
        for look in leg.looks
    ]  # fmt: skip
    columns = [
        "patient_id", "stratum", "best_response", "study_day", "sum_mm", "change_percent",
        "response", "new_lesion",
    ]  # fmt: skip
    return pd.DataFrame(rows, columns=columns)

"""Blood against tissue: the blood sample next to each biopsy, and how both changed."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

import pandas as pd
from scipy import stats

from tilflow.report.figures.axes import Scale, scale_fold_changes, scale_values
from tilflow.report.figures.drawing import SHAPES, Drawing, draw_key
from tilflow.report.formatting import format_number, format_parameter, format_unit, is_missing
from tilflow.report.rows import iterate_rows
from tilflow.report.trajectories import select_records

SIDE: Final = 400
LEFT, RIGHT, TOP, BOTTOM = 70, 24, 34, 56
FEWEST_RANKED: Final = 5
"""Patients behind a rank correlation that is told."""


@dataclass(frozen=True)
class Pair:
    """A biopsy and the blood sample of the same patient next to it."""

    patient_id: str
    stratum: str
    slide_id: str
    sample_id: str
    visit: str
    tissue_day: int
    blood_day: int
    tissue_value: float
    blood_value: float
    tissue_fold_change: float
    blood_fold_change: float


def derive_pairs(
    longitudinal: pd.DataFrame,
    blood: tuple[str, str],
    tissue: tuple[str, str],
    *,
    most_days: int,
) -> list[Pair]:
    """Return the pairs of one parameter of blood and one of tissue, in order of patient and day.

    Parameters
    ----------
    blood, tissue
        (parameter, compartment).
    most_days
        A blood sample further from the biopsy is not its pair.
    """
    tubes, slides = (_select(longitudinal, pair) for pair in (blood, tissue))
    pairs = []
    for slide in iterate_rows(slides):
        own = tubes[tubes["patient_id"] == slide.patient_id]
        distance = (own["study_day"] - slide.study_day).abs().astype(float)
        near = own[distance <= most_days]
        if near.empty:
            continue
        tube = next(iterate_rows(near.loc[[distance[near.index].idxmin()]]))
        pairs.append(
            Pair(
                patient_id=str(slide.patient_id),
                stratum=str(slide.stratum),
                slide_id=str(slide.specimen_id),
                sample_id=str(tube.specimen_id),
                visit=str(slide.visit),
                tissue_day=int(slide.study_day),
                blood_day=int(tube.study_day),
                tissue_value=float(slide.value),
                blood_value=float(tube.value),
                # The fold change of a baseline is 1 by definition, and says nothing.
                tissue_fold_change=_number(None if slide.is_baseline else slide.fold_change),
                blood_fold_change=_number(None if tube.is_baseline else tube.fold_change),
            )
        )
    return pairs


def _select(longitudinal: pd.DataFrame, pair: tuple[str, str]) -> pd.DataFrame:
    rows = select_records(longitudinal, *pair)
    kept = rows["is_analysed"].astype(bool) & rows["value"].notna() & rows["study_day"].notna()
    return rows[kept & rows["timepoint"].ne("peak")]


def _number(value: Any) -> float:
    return math.nan if is_missing(value) else float(value)


def compute_rank_correlation(pairs: Sequence[Pair]) -> tuple[float, int]:
    """Return Spearman's rho of the fold changes, one pair a patient, and the patients.

    The last pair of a patient counts; rho is NaN for fewer than `FEWEST_RANKED` patients.
    """
    last = {
        pair.patient_id: (pair.blood_fold_change, pair.tissue_fold_change)
        for pair in pairs
        if math.isfinite(pair.blood_fold_change) and math.isfinite(pair.tissue_fold_change)
    }
    if len(last) < FEWEST_RANKED:
        return math.nan, len(last)
    both = pd.DataFrame(last.values())
    if both.nunique().min() < 2:
        return math.nan, len(last)
    return float(stats.spearmanr(both[0], both[1]).statistic), len(last)


def draw_pairs(
    pairs: Sequence[Pair],
    blood: tuple[str, str],
    tissue: tuple[str, str],
    styles: Mapping[str, int],
    *,
    key: str,
) -> list[Drawing]:
    """Draw the values, joined patient by patient, and the fold changes where there are any."""
    units = [format_unit("", pair[0]) for pair in (blood, tissue)]
    names = [format_parameter(*pair) for pair in (blood, tissue)]
    titles = [f"{name} ({unit})" if unit else name for name, unit in zip(names, units, strict=True)]
    drawings = [_draw_values(pairs, titles, styles, key=f"{key}-values")]
    changed = [pair for pair in pairs if pair.blood_fold_change > 0 and pair.tissue_fold_change > 0]
    if changed:
        drawings.append(_draw_changes(changed, names, styles, key=f"{key}-changes"))
    return drawings


def _frame(drawing: Drawing, x: Scale, y: Scale, names: Sequence[str], title: str) -> None:
    for value, label in x.ticks:
        at = x.place(value)
        drawing.line((at, y.start), (at, y.end), "grid")
        drawing.text((at, y.start + 16), label, "tick middle")
    for value, label in y.ticks:
        at = y.place(value)
        drawing.line((x.start, at), (x.end, at), "grid")
        drawing.text((x.start - 6, at + 3.5), label, "tick end")
    drawing.line((x.start, y.start), (x.end, y.start), "axis")
    drawing.line((x.start, y.start), (x.start, y.end), "axis")
    drawing.text((x.start, 18), title, "panel-title start")
    drawing.text(((x.start + x.end) / 2, SIDE - 14), f"blood: {names[0]}", "axis-title middle")
    middle = (y.start + y.end) / 2
    drawing.text((14, middle), f"tissue: {names[1]}", "axis-title middle", turned=True)


def _draw_strata(drawing: Drawing, pairs: Sequence[Pair], styles: Mapping[str, int]) -> None:
    shown = {pair.stratum for pair in pairs}
    own = {name: style for name, style in styles.items() if name in shown}
    draw_key(drawing, own, (SIDE - RIGHT, 18))


def _draw_values(
    pairs: Sequence[Pair], names: Sequence[str], styles: Mapping[str, int], *, key: str
) -> Drawing:
    drawing = Drawing(
        SIDE,
        SIDE,
        key=key,
        title=f"{names[1]} against {names[0]}",
        description=f"{len(pairs)} biopsies of {len({p.patient_id for p in pairs})} patients, each "
        "against the blood sample next to it; lines join the biopsies of a patient.",
    )
    x = scale_values([p.blood_value for p in pairs], LEFT, SIDE - RIGHT)
    y = scale_values([p.tissue_value for p in pairs], SIDE - BOTTOM, TOP)
    _frame(drawing, x, y, names, "values (log axes)")
    _draw_strata(drawing, pairs, styles)
    courses: dict[str, list[Pair]] = {}
    for pair in sorted(pairs, key=lambda p: p.tissue_day):
        courses.setdefault(pair.patient_id, []).append(pair)
    for patient in sorted(courses):
        course = courses[patient]
        style = styles.get(course[0].stratum, 0)
        at = [(_hold(x, p.blood_value), _hold(y, p.tissue_value)) for p in course]
        drawing.polyline(at, f"arrow s{style}", patient)
        for place, pair in zip(at, course, strict=True):
            # The first biopsy is hollow: the way goes from hollow to full.
            kind = "mark open" if pair is course[0] and len(course) > 1 else "mark"
            shape = SHAPES[style % len(SHAPES)]
            drawing.mark(place, shape, f"{kind} s{style}", _tell(pair), radius=4)
    return drawing


def _draw_changes(
    pairs: Sequence[Pair], names: Sequence[str], styles: Mapping[str, int], *, key: str
) -> Drawing:
    drawing = Drawing(
        SIDE,
        SIDE,
        key=key,
        title=f"Fold changes: {names[1]} against {names[0]}",
        description=f"{len(pairs)} pairs with a fold change from baseline in both.",
    )
    x = scale_fold_changes([p.blood_fold_change for p in pairs], LEFT, SIDE - RIGHT)
    y = scale_fold_changes([p.tissue_fold_change for p in pairs], SIDE - BOTTOM, TOP)
    _frame(drawing, x, y, names, "fold change (log₂ axes)")
    _draw_strata(drawing, pairs, styles)
    drawing.line((x.place(1), y.start), (x.place(1), y.end), "reference")
    drawing.line((x.start, y.place(1)), (x.end, y.place(1)), "reference")
    for pair in pairs:
        style = styles.get(pair.stratum, 0)
        place = (x.place(pair.blood_fold_change), y.place(pair.tissue_fold_change))
        shape = SHAPES[style % len(SHAPES)]
        drawing.mark(place, shape, f"mark s{style}", _tell(pair), radius=4.5)
        if len(pairs) <= 12:
            drawing.text((place[0] + 8, place[1] + 4), pair.patient_id, "tick start")
    return drawing


def _hold(scale: Scale, value: float) -> float:
    """Return the place of a value; a value of 0 lies at the start of the axis."""
    return scale.place(value) if value > 0 else scale.start


def _tell(pair: Pair) -> str:
    values = f"{format_number(pair.blood_value)} in {pair.sample_id} (day {pair.blood_day})"
    tissue = f"{format_number(pair.tissue_value)} in {pair.slide_id} (day {pair.tissue_day})"
    return f"{pair.patient_id}, {pair.visit}: {values}, {tissue}"


def tabulate_pairs(pairs: Sequence[Pair]) -> pd.DataFrame:
    """Return the numbers behind the plots."""
    columns = list(Pair.__dataclass_fields__)
    return pd.DataFrame([[getattr(p, c) for c in columns] for p in pairs], columns=columns)

"""The 3+3 display: a row a cohort, a sign a patient, and what the rule decides."""

from collections.abc import Iterator, Mapping
from typing import Any, Final

import pandas as pd

from tilflow.report.figures.drawing import Drawing
from tilflow.report.formatting import is_missing
from tilflow.report.rows import iterate_rows

LEFT: Final = 176
SLOT: Final = 19
MOST_SIGNS: Final = 24
"""A larger cohort has its signs closer together."""
FEWEST_SIGNS: Final = 6
ROW: Final = 27
TOP, BOTTOM = 58, 14
HEAD: Final = 44
"""Where the headings of the columns stand."""
COUNT: Final = 70
DECISION: Final = 210
RADIUS: Final = 6.5

SIGNS: Final[Mapping[str, str]] = {
    "escalate": "↑",
    "expand to six": "+",
    "continue to three": "…",
    "stop": "■",
}
"""Decision of the rule → its sign, so that the column can be read at a glance."""


def name_cohort(row: Any) -> str:
    """Return cohort and dose; the dose is not said twice.

    Examples
    --------
    >>> rows = pd.DataFrame({"stratum": ["A", "B"], "cohort": ["6 mg", "2"], "dose_mg": [6.0, 3.0]})
    >>> [name_cohort(row) for row in iterate_rows(rows)]
    ['A · 6 mg', 'B · cohort 2 · 3 mg']
    """
    cohort = "" if is_missing(row.cohort) else str(row.cohort)
    dose = "" if is_missing(row.dose_mg) else f"{float(row.dose_mg):g} mg"
    words = [str(row.stratum)]
    if cohort and cohort != dose:
        words.append(cohort if not cohort.isdigit() else f"cohort {cohort}")
    return " · ".join([*words, dose] if dose else words)


def draw_escalation(cohorts: pd.DataFrame, styles: Mapping[str, int], *, key: str) -> Drawing:
    """Draw the cohorts in the order of the table: by stratum, then by dose.

    Parameters
    ----------
    cohorts
        Rows of ``dose_escalation.parquet``.
    """
    most = max(int(cohorts["n_treated"].max()), FEWEST_SIGNS)
    slot = SLOT * min(1.0, MOST_SIGNS / most)
    right = LEFT + slot * most + 24
    drawing = Drawing(
        right + COUNT + DECISION,
        TOP + ROW * len(cohorts) + BOTTOM,
        key=key,
        title="Dose escalation, cohort by cohort",
        description=f"{int(cohorts['n_treated'].sum())} treated patients in {len(cohorts)} "
        f"cohorts, {int(cohorts['n_dlt'].sum())} with a dose-limiting toxicity; the table below "
        "holds the same.",
    )
    _draw_key(drawing)
    for x, word in ((8, "cohort"), (LEFT, "treated patients"), (right, "DLT")):
        drawing.text((x, HEAD), word, "tick start")
    drawing.text((right + COUNT, HEAD), "decision of the 3+3 rule", "tick start")
    before = ""
    for place, row in enumerate(iterate_rows(cohorts)):
        top = TOP + ROW * place
        if place % 2 == 0:
            drawing.rectangle((0, top), drawing.width, ROW, "stripe")
        if str(row.stratum) != before and place:
            drawing.line((0, top), (drawing.width, top), "axis")
        before = str(row.stratum)
        _draw_row(drawing, row, styles.get(before, 0), top + ROW / 2, slot, right)
    return drawing


def _draw_row(drawing: Drawing, row: Any, style: int, y: float, slot: float, right: float) -> None:
    name = name_cohort(row)
    drawing.text((8, y + 4), name, "label start")
    for place, (kind, words) in enumerate(list_signs(row)):
        at = (LEFT + slot * (place + 0.5), y)
        if place == row.n_decided_on and row.n_decided_on < row.n_evaluable:
            # The rule looks at the first six alone.
            drawing.line((at[0] - slot / 2, y - 10), (at[0] - slot / 2, y + 10), "reference")
        _draw_sign(drawing, at, kind, f"s{style}", f"{name}: {words}", min(RADIUS, slot * 0.4))
    counted = f"{int(row.n_dlt_decided_on)} of {int(row.n_decided_on)}"
    drawing.text((right, y + 4), counted, "label start strong")
    decision = str(row.decision)
    drawing.text((right + COUNT, y + 4), SIGNS.get(decision, "·"), "label start strong")
    maximum = ", maximum tolerated dose" if bool(row.is_maximum_tolerated) else ""
    drawing.text((right + COUNT + 18, y + 4), decision + maximum, "label start")


def list_signs(row: Any) -> Iterator[tuple[str, str]]:
    """Yield (kind, words) of each treated patient of a cohort: those decided on come first.

    Kinds are ``toxic``, ``well`` and ``unjudged``.

    Examples
    --------
    >>> rows = pd.DataFrame(
    ...     [(8, 7, 1, 2, 6, 1)],
    ...     columns=["n_treated", "n_evaluable", "n_not_evaluable", "n_dlt", "n_decided_on",
    ...              "n_dlt_decided_on"],
    ... )
    >>> [kind[0] for kind, _ in list_signs(next(iterate_rows(rows)))]
    ['t', 'w', 'w', 'w', 'w', 'w', 't', 'u']
    """
    later = int(row.n_evaluable - row.n_decided_on)
    later_toxic = int(row.n_dlt - row.n_dlt_decided_on)
    parts = (
        (int(row.n_decided_on), int(row.n_dlt_decided_on), "decided on"),
        (later, later_toxic, "evaluable, after the six decided on"),
    )
    for n, n_toxic, words in parts:
        yield from [("toxic", f"with a dose-limiting toxicity, {words}")] * n_toxic
        yield from [("well", f"without dose-limiting toxicity, {words}")] * (n - n_toxic)
    yield from [("unjudged", "treated, not evaluable")] * int(row.n_not_evaluable)


def _draw_sign(
    drawing: Drawing, at: tuple[float, float], kind: str, css: str, title: str, radius: float
) -> None:
    x, y = at
    if kind == "toxic":
        drawing.mark(at, "square", "toxic", title, radius=radius)
        arm = radius * 0.5
        drawing.line((x - arm, y - arm), (x + arm, y + arm), "dose-cut")
        drawing.line((x - arm, y + arm), (x + arm, y - arm), "dose-cut")
    elif kind == "well":
        drawing.mark(at, "circle", f"bar {css}", title, radius=radius)
    else:
        drawing.mark(at, "circle", "unjudged", title, radius=radius)


def _draw_key(drawing: Drawing) -> None:
    left = 14.0
    for kind, word in (
        ("well", "evaluable, no DLT (colour: stratum)"),
        ("toxic", "with a DLT"),
        ("unjudged", "not evaluable"),
    ):
        _draw_sign(drawing, (left, 14), kind, "all", "", RADIUS)
        drawing.text((left + 12, 18), word, "tick start")
        left += 34 + 5.9 * len(word)

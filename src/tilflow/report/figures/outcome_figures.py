"""The figures of what became of the patients, in the order of the page."""

from collections.abc import Mapping, Sequence
from typing import Final

from tilflow.report.clinical import Course
from tilflow.report.contents import Contents
from tilflow.report.figures.escalation import draw_escalation
from tilflow.report.figures.figure import Figure
from tilflow.report.figures.kaplan_meier import draw_survival, tabulate_curves
from tilflow.report.figures.spider import TOP_PERCENT, derive_legs, draw_spider, tabulate_legs
from tilflow.report.figures.swimmer import draw_swimmer, tabulate_courses
from tilflow.report.figures.waterfall import derive_bars, draw_waterfall, tabulate_bars
from tilflow.report.settings import ReportSettings
from tilflow.report.survival import ENDPOINTS, select_curves

SWIMMER: Final = (
    "A bar runs from the first dose to the last contact; an arrow head: alive then; a cross on "
    "the bar: death; a triangle that points down: progression. Cuts in the bar are doses. Letters "
    "above are the response at that assessment (RECIST 1.1; BL: baseline); at the right end the "
    "best response, with a star where a CR or PR was confirmed. Below the bar: circles are blood "
    "samples, diamonds biopsies; a red cross is one that failed."
)
ESCALATION: Final = (
    "Each cohort as the 3+3 rule sees it: a sign a treated patient; DLT: dose-limiting toxicity in "
    "the window of the trial. The rule decides on the evaluable patients, of more than six on the "
    "first six by first dose (left of the dashed line): no DLT in three: escalate; one: expand to "
    "six; at most one in six: escalate; two or more: stop."
)
SPIDER: Final = (
    "Sum of the target lesions against the last one before the first dose, a line a patient; "
    "panels share their axes. A filled triangle is progression, by whatever lesion; open circles "
    "are the other assessments. At the ends: the best overall response, with a star where a CR or "
    "PR was confirmed. Dashed: −30 % (partial response) and +20 % (of the smallest sum, and so a "
    "guide here)."
)


def derive_outcome_figures(
    contents: Contents,
    courses: Sequence[Course],
    styles: Mapping[str, int],
    settings: ReportSettings,
) -> list[Figure]:
    """Return the figures of the outcomes; one that would show nothing is left out."""
    figures = [
        *_derive_escalation(contents, styles),
        *_derive_waterfall(contents, courses, styles),
        *_derive_spider(contents, courses, styles),
    ]
    if courses:
        figures.append(
            Figure(
                name="swimmer",
                section="outcomes",
                title="Course of each patient",
                caption=SWIMMER,
                panels=(draw_swimmer(courses, styles, key="swimmer"),),
                data=tabulate_courses(courses),
            )
        )
    for name, title in ENDPOINTS.items():
        figures += _derive_survival(name, title, contents, styles, settings)
    return figures


def _derive_escalation(contents: Contents, styles: Mapping[str, int]) -> list[Figure]:
    cohorts = contents.results["dose_escalation"]
    if cohorts.empty:
        return []
    return [
        Figure(
            name="dose_escalation",
            section="outcomes",
            title="Dose escalation",
            caption=ESCALATION,
            panels=(draw_escalation(cohorts, styles, key="dose_escalation"),),
            data=cohorts,
        )
    ]


def _derive_waterfall(
    contents: Contents, courses: Sequence[Course], styles: Mapping[str, int]
) -> list[Figure]:
    responses = contents.results["responses"]
    best = {course.patient_id: course.best_response for course in courses}
    bars, without = derive_bars(responses, contents.sheets["patients"], best)
    if not bars:
        return []
    rest = (
        f" Without a bar, as a sum before or after is missing: {', '.join(without)}."
        if without
        else ""
    )
    return [
        Figure(
            name="waterfall",
            section="outcomes",
            title="Best change of the target lesions",
            caption="Smallest sum of the target lesions after baseline against the last one before "
            "the first dose, a bar a patient; letters are the best overall response, with a star "
            f"where a CR or PR was confirmed. A new lesion is progression whatever the sum.{rest}",
            panels=(draw_waterfall(bars, styles, key="waterfall"),),
            data=tabulate_bars(bars),
        )
    ]


def _derive_spider(
    contents: Contents, courses: Sequence[Course], styles: Mapping[str, int]
) -> list[Figure]:
    best = {course.patient_id: course.best_response for course in courses}
    legs = derive_legs(contents.results["responses"], contents.sheets["patients"], best)
    if not legs:
        return []
    is_cut = any(look.change_percent > TOP_PERCENT for leg in legs for look in leg.looks)
    cut = f" What grew by more than {TOP_PERCENT:g} % lies at the upper edge." if is_cut else ""
    return [
        Figure(
            name="spider",
            section="outcomes",
            title="Target lesions over time",
            caption=SPIDER + cut,
            panels=tuple(draw_spider(legs, styles, key="spider")),
            data=tabulate_legs(legs),
            columns=2,
            is_wide=False,
        )
    ]


def _derive_survival(
    name: str,
    title: str,
    contents: Contents,
    styles: Mapping[str, int],
    settings: ReportSettings,
) -> list[Figure]:
    survival = contents.results["survival"]
    curves = select_curves(survival, name, curve_patients=settings.curve_patients)
    if not curves:
        return []
    caption = (
        "Kaplan–Meier estimate from inclusion; ticks are censored patients. "
        f"{curves[0].n_events} of {len(curves[0].ends)} patients had the event."
    )
    if len(curves) == 1:
        caption += " The band is the 95 % interval (log-log)."
        caption += f" A stratum gets its own curve from {settings.curve_patients} patients on."
    return [
        Figure(
            name=name,
            section="outcomes",
            title=title,
            caption=caption,
            panels=(draw_survival(curves, styles, key=name, title=title),),
            data=tabulate_curves(curves),
            is_wide=False,
        )
    ]

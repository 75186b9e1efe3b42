"""Survival: times from inclusion to progression and death, with the rules of censoring."""

import warnings
from dataclasses import dataclass
from typing import Final, Literal

import numpy as np
import pandas as pd

OVERALL_RULE: Final = (
    "from inclusion (day 1) to death of any cause; alive: censored at the last contact"
)
PROGRESSION_RULE: Final = (
    "from inclusion (day 1) to the first progression or death; no event: censored at the last "
    "adequate assessment, without one at inclusion; an event more than {gap} days after the last "
    "adequate assessment: censored there"
)


def derive_overall_survival(patients: pd.DataFrame, survival: pd.DataFrame) -> pd.DataFrame:
    """Return ``patient_id``, ``days`` (inclusion is day 1) and ``is_event`` of each patient."""
    rows = patients[["patient_id", "inclusion_date"]].merge(survival, on="patient_id")
    died = rows["death_date"].notna()
    end = rows["death_date"].where(died, rows["last_contact_date"])
    return pd.DataFrame(
        {
            "patient_id": rows["patient_id"],
            "days": _count_days(rows["inclusion_date"], end),
            "is_event": died.to_numpy(dtype=bool),
        }
    )


def derive_progression_free_survival(
    patients: pd.DataFrame,
    survival: pd.DataFrame | None,
    responses: pd.DataFrame | None,
    *,
    longest_gap_days: int,
) -> pd.DataFrame:
    """Return ``patient_id``, ``days``, ``is_event`` and ``is_late`` of each patient.

    The progression is the earlier of the first PD by RECIST and that of ``survival.tsv``. Adequate
    is an assessment with a response other than NE, the baseline included. An event later than
    `longest_gap_days` after the last adequate assessment is censored there (``is_late``), as scans
    were missed that might have shown it earlier (FDA, Clinical Trial Endpoints for the
    Approval of Cancer Drugs and Biologics, 2018, appendix C, table A). Without any sheet of
    assessments that rule has nothing to stand on, and the last contact censors.
    """
    rows = patients[["patient_id", "inclusion_date"]].copy()
    columns = ["patient_id", "last_contact_date", "death_date", "progression_date"]
    if survival is None:
        survival = pd.DataFrame(columns=columns)
    # Without scans nothing is known of a patient whom survival.tsv does not name.
    how: Literal["inner", "left"] = "inner" if responses is None else "left"
    rows = rows.merge(survival[columns], on="patient_id", how=how)
    included = pd.to_datetime(rows["inclusion_date"])
    death = pd.to_datetime(rows["death_date"])
    progression = pd.to_datetime(rows["progression_date"])
    last = pd.to_datetime(rows["last_contact_date"])
    gap_end = pd.Series(pd.Timestamp.max.normalize(), index=rows.index)
    if responses is not None:
        moments = responses.assign(day=pd.to_datetime(responses["assessed_on"]))
        first_pd = moments[moments["response"] == "PD"].groupby("patient_id")["day"].min()
        by_scan = rows["patient_id"].map(first_pd).astype("datetime64[ns]")
        progression = pd.concat([progression, by_scan], axis=1).min(axis=1)
        event = pd.concat([progression, death], axis=1).min(axis=1)
        last, gap_end = _adequate(rows, moments, included, event, longest_gap_days)
    event = pd.concat([progression, death], axis=1).min(axis=1)
    is_late = event > gap_end
    is_event = event.notna() & ~is_late
    end = event.where(is_event, last).fillna(included)
    end = end.where(end >= included, included)
    return pd.DataFrame(
        {
            "patient_id": rows["patient_id"],
            "days": _count_days(included, end),
            "is_event": is_event,
            "is_late": is_late,
        }
    )


def _adequate(
    rows: pd.DataFrame,
    moments: pd.DataFrame,
    included: pd.Series,
    event: pd.Series,
    longest_gap_days: int,
) -> tuple[pd.Series, pd.Series]:
    """Return the last adequate assessment before each event, and the end of its grace."""
    adequate = moments[moments["is_baseline"] | ~moments["response"].isin(["NE", ""])]
    joined = adequate[["patient_id", "day"]].merge(
        pd.DataFrame({"patient_id": rows["patient_id"], "event": event}), on="patient_id"
    )
    joined = joined[joined["event"].isna() | (joined["day"] < joined["event"])]
    last = rows["patient_id"].map(joined.groupby("patient_id")["day"].max())
    last = last.astype("datetime64[ns]").fillna(included)
    last = last.where(last >= included, included)
    return last, last + pd.Timedelta(days=longest_gap_days)


def _count_days(start: pd.Series, end: pd.Series) -> np.ndarray:
    days = (pd.to_datetime(end) - pd.to_datetime(start)).dt.days + 1
    counted: np.ndarray = days.to_numpy(dtype=float)
    return counted


@dataclass(frozen=True, slots=True)
class Estimate:
    """One estimate of a survival curve.

    Attributes
    ----------
    name
        ``median`` or ``day_<number>``.
    value, lower, upper
        Days of the median, else percent; NaN where not reached.
    is_followed
        Whether anybody was still observed on the day.
    """

    name: str
    value: float
    lower: float
    upper: float
    is_followed: bool


def summarise_survival(times: pd.DataFrame, *, landmark_days: tuple[int, ...]) -> list[Estimate]:
    """Estimate the median and the survival at `landmark_days` by Kaplan and Meier.

    The 95 % intervals are of the log-log kind, that of the median by inversion (Brookmeyer and
    Crowley, Biometrics 1982;38:29).

    Parameters
    ----------
    times
        ``days`` and ``is_event``, a row a patient.
    landmark_days
        Days at which to give the share of patients without the event.
    """
    from lifelines import KaplanMeierFitter
    from lifelines.utils import median_survival_times

    days = times["days"].to_numpy(dtype=float)
    with warnings.catch_warnings():
        # log(-log(S)) does not exist at S = 1 and S = 0: such intervals are left out below.
        warnings.simplefilter("ignore")
        fitter = KaplanMeierFitter().fit(days, times["is_event"].to_numpy(dtype=bool))
        limits = fitter.confidence_interval_survival_function_
        ends = median_survival_times(limits).to_numpy(dtype=float).ravel()
    low, median, high = (_finite(end) for end in (ends[0], fitter.median_survival_time_, ends[1]))
    estimates = [Estimate("median", median, low, high, True)]
    for day in landmark_days:
        survival = float(fitter.predict(day))
        low, high = limits.loc[:day].iloc[-1].to_numpy(dtype=float)
        if survival in (0.0, 1.0):
            low = high = np.nan
        if days.max() < day:
            estimates.append(Estimate(f"day_{day}", np.nan, np.nan, np.nan, False))
        else:
            percent = Estimate(f"day_{day}", 100 * survival, 100 * low, 100 * high, True)
            estimates.append(percent)
    return estimates


def _finite(number: float) -> float:
    return float(number) if np.isfinite(number) else float("nan")

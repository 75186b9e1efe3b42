"""Survival: times from inclusion to progression and death, with the rules of censoring."""

from typing import Final, Literal

import numpy as np
import pandas as pd

from tilflow.trial.outcomes.settings import EndpointSettings

OVERALL_RULE: Final = (
    "from inclusion (day 1) to death of any cause; alive: censored at the last contact"
)

FAR: Final = pd.Timestamp("2200-01-01")
"""A day after every study."""


def describe_progression_rule(settings: EndpointSettings, *, has_scans: bool) -> str:
    """Return how progression-free survival is counted, in words."""
    if not has_scans:
        rule = (
            "from inclusion (day 1) to progression or death of survival.tsv; no event: censored at "
            "the last contact"
        )
        if settings.new_therapy == "censor":
            rule += "; another treatment before an event: censored when it began"
        return rule
    rules = [
        "from inclusion (day 1) to the first progression or death; no event: censored at the last "
        "adequate assessment, without one at inclusion"
    ]
    gap = settings.longest_gap_days
    if gap is not None:
        rules.append(
            f"an event more than {gap} days after the last adequate assessment: censored there"
        )
    if settings.new_therapy == "censor":
        rules.append(
            "another treatment before an event: censored at the last adequate assessment up to it"
        )
    if settings.no_baseline_scan == "censor":
        rules.append("no assessment up to the first dose: censored at inclusion")
    return "; ".join(rules)


def derive_overall_survival(patients: pd.DataFrame, survival: pd.DataFrame) -> pd.DataFrame:
    """Return ``patient_id``, ``days`` (inclusion is day 1), ``is_event`` and ``reason``."""
    rows = patients[["patient_id", "inclusion_date"]].merge(survival, on="patient_id")
    died = rows["death_date"].notna()
    end = rows["death_date"].where(died, rows["last_contact_date"])
    return pd.DataFrame(
        {
            "patient_id": rows["patient_id"],
            "days": _count_days(rows["inclusion_date"], end),
            "is_event": died.to_numpy(dtype=bool),
            "reason": np.where(died, "death", "alive at the last contact"),
        }
    )


def derive_progression_free_survival(
    patients: pd.DataFrame,
    survival: pd.DataFrame | None,
    responses: pd.DataFrame | None,
    settings: EndpointSettings,
) -> pd.DataFrame:
    """Return when each patient progressed, died, or was seen last without either.

    The progression is the earlier of the first PD by RECIST and that of ``survival.tsv``. Adequate
    is an assessment with a response other than NE, the baseline included. The rules of censoring
    (`describe_progression_rule`) follow table A of appendix 3 of the FDA's guidance Clinical Trial
    Endpoints for the Approval of Cancer Drugs and Biologics; each can be turned off. Without any
    sheet of assessments there is nothing for them to stand on, and the last contact censors.

    Returns
    -------
    pandas.DataFrame
        ``patient_id``, ``days`` (inclusion is day 1), ``is_event``, ``reason``, and ``is_late``:
        an event was not counted for missed assessments. Without scans a patient who is not in
        ``survival.tsv`` has no row.
    """
    rows = _join(patients, survival, has_scans=responses is not None)
    included, death, therapy = rows["inclusion_date"], rows["death_date"], rows["new_therapy_date"]
    progression, has_baseline = rows["progression_date"], pd.Series(data=True, index=rows.index)
    scans = pd.DataFrame({"patient_id": [], "day": []})
    if responses is not None:
        scans = responses.assign(day=pd.to_datetime(responses["assessed_on"]))
        first_pd = scans[scans["response"] == "PD"].groupby("patient_id")["day"].min()
        by_scan = rows["patient_id"].map(first_pd).astype("datetime64[ns]")
        progression = pd.concat([progression, by_scan], axis=1).min(axis=1)
        has_baseline = rows["patient_id"].isin(scans.loc[scans["is_baseline"], "patient_id"])
    event = pd.concat([progression, death], axis=1).min(axis=1)
    is_treated = pd.Series(data=False, index=rows.index)
    if settings.new_therapy == "censor":
        is_treated = therapy.notna() & ~(event <= therapy)
    is_unknown = pd.Series(data=False, index=rows.index)
    is_late = is_unknown
    if responses is None:
        last = rows["last_contact_date"].where(~is_treated, therapy)
    else:
        before = event.where(~is_treated, therapy + pd.Timedelta(days=1))
        last = _find_last_adequate(rows["patient_id"], scans, included, before)
        if settings.no_baseline_scan == "censor":
            is_unknown = ~has_baseline
            last = last.where(has_baseline, included)
        if settings.longest_gap_days is not None:
            limit = last + pd.Timedelta(days=settings.longest_gap_days)
            is_late = (event > limit) & ~is_treated & ~is_unknown
    is_event = event.notna() & ~is_late & ~is_treated & ~is_unknown
    end = event.where(is_event, last).fillna(included)
    reason = _explain(
        progression=event.eq(progression), is_event=is_event, is_unknown=is_unknown,
        is_treated=is_treated, is_late=is_late, has_scans=responses is not None,
        at_inclusion=end <= included,
    )  # fmt: skip
    return pd.DataFrame(
        {
            "patient_id": rows["patient_id"],
            "days": _count_days(included, end.where(end >= included, included)),
            "is_event": is_event,
            "is_late": is_late,
            "reason": reason,
        }
    )


def _join(
    patients: pd.DataFrame, survival: pd.DataFrame | None, *, has_scans: bool
) -> pd.DataFrame:
    """Return each patient's dates, as moments."""
    columns = ["last_contact_date", "death_date", "progression_date", "new_therapy_date"]
    if survival is None:
        survival = pd.DataFrame(columns=["patient_id", *columns])
    if "new_therapy_date" not in survival:
        survival = survival.assign(new_therapy_date=None)
    # Without scans nothing is known of a patient whom survival.tsv does not name.
    how: Literal["inner", "left"] = "left" if has_scans else "inner"
    rows = patients[["patient_id", "inclusion_date"]].merge(
        survival[["patient_id", *columns]], on="patient_id", how=how
    )
    for name in ("inclusion_date", *columns):
        rows[name] = pd.to_datetime(rows[name]).astype("datetime64[ns]")
    return rows


def _find_last_adequate(
    names: pd.Series, scans: pd.DataFrame, included: pd.Series, before: pd.Series
) -> pd.Series:
    """Return the last adequate assessment before a moment; at the earliest the inclusion."""
    adequate = scans[scans["is_baseline"] | ~scans["response"].isin(["NE", ""])]
    limits = pd.DataFrame({"patient_id": names, "before": before.fillna(FAR)})
    joined = adequate[["patient_id", "day"]].merge(limits, on="patient_id")
    joined = joined[joined["day"] < joined["before"]]
    last = names.map(joined.groupby("patient_id")["day"].max()).astype("datetime64[ns]")
    last = last.fillna(included)
    return last.where(last >= included, included)


def _explain(
    *,
    progression: pd.Series,
    is_event: pd.Series,
    is_unknown: pd.Series,
    is_treated: pd.Series,
    is_late: pd.Series,
    has_scans: bool,
    at_inclusion: pd.Series,
) -> np.ndarray:
    last = "last adequate assessment" if has_scans else "last contact"
    reasons: np.ndarray = np.select(
        [
            (is_event & progression).to_numpy(dtype=bool),
            is_event.to_numpy(dtype=bool),
            is_unknown.to_numpy(dtype=bool),
            is_treated.to_numpy(dtype=bool),
            is_late.to_numpy(dtype=bool),
            at_inclusion.to_numpy(dtype=bool) & has_scans,
        ],
        [
            "progression",
            "death",
            "no assessment up to the first dose: inclusion",
            f"another treatment: {last} up to it" if has_scans else "another treatment began",
            "event after missed assessments: last adequate one before them",
            "no adequate assessment: inclusion",
        ],
        default=f"no event: {last}",
    ).astype(object)
    return reasons


def _count_days(start: pd.Series, end: pd.Series) -> np.ndarray:
    days = (pd.to_datetime(end) - pd.to_datetime(start)).dt.days + 1
    counted: np.ndarray = days.to_numpy(dtype=float)
    return counted

"""Response by RECIST 1.1: each assessment, and the best of a patient.

Source: Eisenhauer et al., Eur J Cancer 2009;45:228, tables 1 and 2 and section 4.
"""

from typing import Final

import numpy as np
import pandas as pd

from tilflow.study_day import compute_study_day

ORDER: Final = ("CR", "PR", "SD", "NON-CR/NON-PD", "PD", "NE")
"""From best to worst."""


def call_target_response(
    sum_mm: float, *, baseline_mm: float, nadir_mm: float, is_gone: bool, is_complete: bool
) -> str:
    """Return the response of the target lesions.

    Progression comes first: an increase over the smallest sum on study (nadir) of 20 % or more and
    of 5 mm or more, also from a nadir of 0, whatever the change from baseline. A sum that lacks a
    lesion can show progression, and nothing else.

    Parameters
    ----------
    sum_mm
        Sum of the diameters, of those lesions that were measured.
    baseline_mm, nadir_mm
        Sum at baseline, and the smallest one before this assessment, baseline included.
    is_gone
        Every lesion has disappeared, and every node is below 10 mm in its short axis.
    is_complete
        Every lesion was measured.

    Examples
    --------
    >>> call = lambda mm, nadir: call_target_response(
    ...     mm, baseline_mm=60.0, nadir_mm=nadir, is_gone=mm == 0, is_complete=True)
    >>> call(42.0, 60.0), call(5.0, 0.0), call(0.0, 42.0), call(46.0, 42.0)
    ('PR', 'PD', 'CR', 'SD')
    """
    # Sums are written to 0.01 mm: the margin keeps 1.2 x 50 equal to 60.
    margin = 1e-6
    if sum_mm - nadir_mm >= 5 - margin and sum_mm >= 1.2 * nadir_mm - margin:
        return "PD"
    if not is_complete or np.isnan(sum_mm):
        return "NE"
    if is_gone:
        return "CR"
    return "PR" if sum_mm <= 0.7 * baseline_mm + margin else "SD"


def call_overall_response(target: str, non_target: str, *, new_lesion: bool) -> str:
    """Combine the parts; "" stands for a kind of lesion that the patient does not have.

    Examples
    --------
    >>> call_overall_response("CR", "NON-CR/NON-PD", new_lesion=False)
    'PR'
    >>> call_overall_response("", "CR", new_lesion=False)
    'CR'
    """
    if new_lesion or "PD" in (target, non_target):
        return "PD"
    if target == "":
        return non_target or "NE"
    if target == "CR":
        return "CR" if non_target in ("", "CR") else "PR"
    return target


COLUMNS: Final = (
    "patient_id", "assessed_on", "study_day", "sum_mm", "baseline_mm", "nadir_mm",
    "change_percent", "change_from_nadir_percent", "target", "non_target", "new_lesion",
    "is_baseline", "derived", "investigator", "response", "endoscopic_response", "note",
)  # fmt: skip
"""Columns of ``responses.parquet``, in its order."""


def derive_responses(assessments: pd.DataFrame, patients: pd.DataFrame) -> pd.DataFrame:
    """Add the response at each assessment after baseline.

    Parameters
    ----------
    assessments
        Of `tilflow.trial.outcomes.lesions.derive_assessments`, or rows of
        ``tumour_assessments.tsv``: nodes that shrank to normal then need the investigator's CR.
    patients
        ``patient_id`` and ``first_dose_date``.

    Returns
    -------
    pandas.DataFrame
        `COLUMNS`, sorted by patient and day. ``nadir_mm`` is the smallest complete sum before the
        assessment, the baseline included. ``derived`` is by the rule ("" at baseline),
        ``response`` the investigator's, where one is given. The baseline is the last assessment up
        to the day of the first dose; a patient with none has ``NE`` where no sum can be compared.
    """
    table = _complete(assessments).merge(patients[["patient_id", "first_dose_date"]])
    table = table.sort_values(["patient_id", "assessed_on"], kind="stable", ignore_index=True)
    is_baseline = table["assessed_on"] <= table["first_dose_date"]
    called = {}
    for _, rows in table.groupby("patient_id", sort=False):
        called.update(_call_patient(rows, is_baseline.loc[rows.index]))
    for name in ("target", "derived", "baseline_mm", "nadir_mm"):
        column = {place: parts[name] for place, parts in called.items()}
        table[name] = pd.Series(column, index=table.index, dtype=object)
    table = table.assign(
        sum_mm=table["target_sum_mm"],
        is_baseline=is_baseline,
        investigator=table["response"],
        study_day=_count_study_days(table),
    )
    after = ~is_baseline & table["is_complete"].astype(bool)
    for name, base in (
        ("change_percent", "baseline_mm"),
        ("change_from_nadir_percent", "nadir_mm"),
    ):
        against = table[base].astype(float)
        change = 100 * (table["sum_mm"] - against) / against.where(against > 0)
        table[name] = change.where(after)
    table["response"] = np.where(
        table["investigator"] != "", table["investigator"], table["derived"]
    )
    table.loc[is_baseline, "response"] = ""
    return table[list(COLUMNS)].astype({"baseline_mm": float, "nadir_mm": float})


def _complete(assessments: pd.DataFrame) -> pd.DataFrame:
    """Add the columns that only lesions, or only some sheets, have."""
    table = assessments.copy()
    table["target_sum_mm"] = table["target_sum_mm"].astype(float)
    table["new_lesion"] = table["new_lesion"].eq(True)
    if "is_gone" not in table:
        table["is_gone"] = table["target_sum_mm"].eq(0)
    if "is_complete" not in table:
        table["is_complete"] = table["target_sum_mm"].notna()
    for name in ("non_target", "response", "endoscopic_response", "note"):
        table[name] = table[name].fillna("").astype(object) if name in table else ""
    return table


def _count_study_days(table: pd.DataFrame) -> list[int]:
    return [
        compute_study_day(day, first)
        for day, first in zip(table["assessed_on"], table["first_dose_date"], strict=True)
    ]


def _call_patient(rows: pd.DataFrame, is_baseline: pd.Series) -> dict[int, dict[str, object]]:
    """Return place → target response, response by the rule, baseline and nadir."""
    sums = rows["target_sum_mm"]
    before = sums[is_baseline].dropna()
    baseline = float(before.iloc[-1]) if len(before) else np.nan
    has_target = baseline > 0 or (np.isnan(baseline) and sums.notna().any())
    has_non_target = rows["non_target"].ne("").any()
    nadir = baseline
    blank = {"target": "", "derived": "", "baseline_mm": baseline, "nadir_mm": np.nan}
    called: dict[int, dict[str, object]] = dict.fromkeys(rows.index[is_baseline], blank)
    after = rows[~is_baseline]
    for place, sum_mm, is_gone, is_complete, non_target, new_lesion in zip(
        after.index,
        after["target_sum_mm"],
        after["is_gone"].astype(bool),
        after["is_complete"].astype(bool),
        after["non_target"],
        after["new_lesion"],
        strict=True,
    ):
        target = "NE" if has_target else ""
        if has_target and not np.isnan(baseline):
            target = call_target_response(
                sum_mm,
                baseline_mm=baseline,
                nadir_mm=nadir,
                is_gone=is_gone,
                is_complete=is_complete,
            )
        non_target = non_target or ("NE" if has_non_target else "")
        called[place] = {
            "target": target,
            "derived": call_overall_response(target, non_target, new_lesion=new_lesion),
            "baseline_mm": baseline,
            "nadir_mm": nadir,
        }
        if is_complete and not np.isnan(sum_mm):
            nadir = sum_mm if np.isnan(nadir) else min(nadir, sum_mm)
    return called


def summarise_best_response(
    responses: pd.DataFrame,
    patients: pd.DataFrame,
    *,
    minimum_sd_days: int,
    confirmation_days: int | None,
) -> pd.DataFrame:
    """Return each patient's best overall response, up to the first progression.

    Parameters
    ----------
    responses
        Of `derive_responses`.
    patients
        ``patient_id`` and ``first_dose_date``; every patient has a row in the answer, ``NE`` where
        nothing was assessed.
    minimum_sd_days
        Stable disease, or a response that was not confirmed, counts from this day on.
    confirmation_days
        CR and PR must be seen again this many days later or more, with nothing worse than one
        missing assessment between; None takes a response as it is.
    """
    best = dict.fromkeys(patients["patient_id"], "NE")
    first_dose = dict(zip(patients["patient_id"], patients["first_dose_date"], strict=True))
    after = responses[~responses["is_baseline"]]
    for name, rows in after.groupby("patient_id", sort=False):
        days = [(day - first_dose[name]).days for day in rows["assessed_on"]]
        best[str(name)] = _best(list(rows["response"]), days, minimum_sd_days, confirmation_days)
    return pd.DataFrame({"patient_id": list(best), "best_response": list(best.values())})


def summarise_endoscopic_response(responses: pd.DataFrame, patients: pd.DataFrame) -> pd.DataFrame:
    """Return each patient's best response by endoscopy up to a progression; "" without any."""
    best = dict.fromkeys(patients["patient_id"], "")
    seen = responses[~responses["is_baseline"] & responses["endoscopic_response"].ne("")]
    for name, rows in seen.groupby("patient_id", sort=False):
        called = list(rows["endoscopic_response"])
        until = called[: called.index("PD") + 1] if "PD" in called else called
        best[str(name)] = next(each for each in ORDER if each in until)
    return pd.DataFrame({"patient_id": list(best), "best_response": list(best.values())})


def _best(
    responses: list[str], days: list[int], minimum_sd_days: int, confirmation_days: int | None
) -> str:
    if "PD" in responses:
        stop = responses.index("PD") + 1
        responses, days = responses[:stop], days[:stop]
    called = set()
    for place, (response, day) in enumerate(zip(responses, days, strict=True)):
        confirmed = response
        if response in ("CR", "PR") and confirmation_days is not None:
            confirmed = _confirm(responses[place:], days[place:], confirmation_days)
        if confirmed in ("SD", "NON-CR/NON-PD") and day < minimum_sd_days:
            confirmed = "NE"
        called.add(confirmed)
    return next((name for name in ORDER if name in called), "NE")


def _confirm(responses: list[str], days: list[int], confirmation_days: int) -> str:
    """Return what the first of `responses` counts as, given those after it."""
    wanted = responses[0]
    enough = ("CR",) if wanted == "CR" else ("CR", "PR")
    for place in range(1, len(responses)):
        between = responses[1:place]
        if responses[place] not in enough or days[place] - days[0] < confirmation_days:
            continue
        is_kept = all(each in (*enough, "NE") for each in between)
        # What grows back after a CR is no PR (footnote a of table 3): it confirms nothing.
        is_regrown = responses[place] == "PR" and "CR" in between
        if is_kept and not is_regrown and between.count("NE") <= 1:
            return wanted
    return "SD"

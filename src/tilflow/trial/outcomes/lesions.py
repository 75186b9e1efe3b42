"""From single lesions to assessments: sums of targets, non-targets, new lesions.

Source: RECIST 1.1 (Eisenhauer et al., Eur J Cancer 2009;45:228), sections 3 and 4.
"""

from typing import Final

import numpy as np
import pandas as pd

from tilflow.errors import InputError

TOO_SMALL_MM: Final = 5.0
"""A target that is seen but is too small to measure counts as 5 mm."""

NORMAL_NODE_MM: Final = 10.0
"""A node with a shorter axis than this is normal."""

LARGEST_DIFFERENCE_MM: Final = 0.5
"""Sums of the sheet and of the lesions may differ by rounding, not by more."""

COLUMNS: Final = (
    "patient_id", "assessed_on", "target_sum_mm", "non_target", "new_lesion", "response",
    "endoscopic_response", "is_gone", "is_complete", "note",
)  # fmt: skip


def derive_assessments(
    assessments: pd.DataFrame | None, lesions: pd.DataFrame | None, patients: pd.DataFrame
) -> pd.DataFrame | None:
    """Join the assessments of the two sheets; single lesions have the first word.

    Parameters
    ----------
    assessments, lesions
        Rows of ``tumour_assessments.tsv`` and of ``lesions.tsv``; None where a sheet is absent.
    patients
        ``patient_id`` and ``first_dose_date``.

    Returns
    -------
    pandas.DataFrame or None
        `COLUMNS`, a row a patient and day; None without either sheet. ``is_gone``: every target
        has disappeared and every target node is normal. ``is_complete``: every target has a size.
        Without lesions a sum of 0 is gone and a given sum is complete. ``note`` tells where the
        sum of ``tumour_assessments.tsv`` is another one than that of the lesions.
    """
    if lesions is not None and lesions.empty:
        lesions = None
    if assessments is None and lesions is None:
        return None
    table = _complete_sheet(assessments)
    if lesions is None:
        return table[list(COLUMNS)]
    derived = summarise_lesions(lesions, patients)
    both = table.merge(
        derived, on=["patient_id", "assessed_on"], how="outer", suffixes=("", "_lesions")
    )
    return _prefer_lesions(both)[list(COLUMNS)]


def _complete_sheet(assessments: pd.DataFrame | None) -> pd.DataFrame:
    table = pd.DataFrame(columns=list(COLUMNS)) if assessments is None else assessments.copy()
    twice = table.duplicated(["patient_id", "assessed_on"])
    if twice.any():
        row = table[twice].iloc[0]
        message = (
            f"tumour_assessments.tsv: patient {row['patient_id']} has two assessments on "
            f"{row['assessed_on']}: keep one"
        )
        raise InputError(message)
    for name in ("non_target", "response", "endoscopic_response"):
        table[name] = table[name].fillna("").astype(object) if name in table else ""
    table["target_sum_mm"] = table["target_sum_mm"].astype(float)
    table["new_lesion"] = table["new_lesion"].eq(True)
    if "is_gone" not in table or assessments is None:
        table["is_gone"] = table["target_sum_mm"].eq(0)
    if "is_complete" not in table or assessments is None:
        table["is_complete"] = table["target_sum_mm"].notna()
    table["note"] = ""
    return table


def summarise_lesions(lesions: pd.DataFrame, patients: pd.DataFrame) -> pd.DataFrame:
    """Summarise the lesions of each patient and day.

    The targets of a patient are those named up to the day of the first dose, without any the
    targets of all days. A new lesion counts from the day it was first seen, also where it was
    equivocal then and was confirmed later (section 4.3.5).

    Returns
    -------
    pandas.DataFrame
        ``patient_id``, ``assessed_on``, ``target_sum_mm`` (of those targets that have a size),
        ``is_gone``, ``is_complete``, ``non_target`` ("" without any), ``new_lesion``.
    """
    first_dose = dict(zip(patients["patient_id"], patients["first_dose_date"], strict=True))
    rows = [
        row
        for name, own in lesions.groupby("patient_id", sort=True)
        for row in _summarise_patient(own, first_dose[name])
    ]
    return pd.DataFrame(rows)


def _summarise_patient(lesions: pd.DataFrame, first_dose: object) -> list[dict[str, object]]:
    targets = lesions[lesions["role"].eq("target")]
    before = targets[targets["assessed_on"] <= first_dose]
    known = set((before if len(before) else targets)["lesion_id"])
    non_targets = set(lesions.loc[lesions["role"].eq("non_target"), "lesion_id"])
    new = lesions[lesions["role"].eq("new")]
    certain = set(new.loc[new["state"].fillna("").isin(["", "present"]), "lesion_id"])
    seen = new[new["lesion_id"].isin(certain)]
    first_new = seen["assessed_on"].min() if len(seen) else None
    rows = []
    for day, part in lesions.groupby("assessed_on", sort=True):
        own = part[part["role"].eq("target") & part["lesion_id"].isin(known)]
        sizes = compute_sizes(own)
        is_complete = bool(known) and set(own["lesion_id"][sizes.notna()]) == known
        is_gone = sizes.eq(0) | (own["is_node"].eq(True) & sizes.lt(NORMAL_NODE_MM))
        rows.append(
            {
                "patient_id": lesions["patient_id"].iloc[0],
                "assessed_on": day,
                "target_sum_mm": float(sizes.sum()) if sizes.notna().any() else np.nan,
                "is_gone": is_complete and bool(is_gone.all()),
                "is_complete": is_complete,
                "non_target": call_non_targets(
                    dict(zip(part["lesion_id"], part["state"].fillna(""), strict=True)),
                    non_targets,
                ),
                "new_lesion": first_new is not None and day >= first_new,
            }
        )
    return rows


def compute_sizes(targets: pd.DataFrame) -> pd.Series:
    """Return what each target adds to the sum, in mm; NaN where it was not evaluable.

    Examples
    --------
    >>> compute_sizes(pd.DataFrame({"diameter_mm": [21.5, None, None, None],
    ...     "state": ["", "too_small", "absent", "not_evaluable"]})).tolist()
    [21.5, 5.0, 0.0, nan]
    """
    state = targets["state"].fillna("")
    sizes = targets["diameter_mm"].astype(float)
    sizes = sizes.where(~(state.eq("too_small") & sizes.isna()), TOO_SMALL_MM)
    sizes = sizes.where(~(state.eq("absent") & sizes.isna()), 0.0)
    return sizes.where(state.ne("not_evaluable"), np.nan)


def call_non_targets(states: dict[str, str], known: set[str]) -> str:
    """Return the response of the non-target lesions; "" where the patient has none.

    Examples
    --------
    >>> call_non_targets({"a": "absent", "b": "present"}, {"a", "b"})
    'NON-CR/NON-PD'
    >>> call_non_targets({"a": "absent"}, {"a", "b"})  # b was not looked at
    'NE'
    """
    if not known:
        return ""
    found = {states.get(name, "not_evaluable") for name in known}
    for state, response in (("progression", "PD"), ("present", "NON-CR/NON-PD")):
        if state in found:
            return response
    return "CR" if found == {"absent"} else "NE"


def _prefer_lesions(both: pd.DataFrame) -> pd.DataFrame:
    has_lesions = both["is_complete_lesions"].notna()
    sheet, own = both["target_sum_mm"], both["target_sum_mm_lesions"].astype(float)
    other = has_lesions & sheet.notna() & ~((sheet - own).abs() <= LARGEST_DIFFERENCE_MM)
    notes = [
        f"the sum of tumour_assessments.tsv is {a:g} mm, of the lesions {b:g} mm: those are used"
        if differs
        else ""
        for a, b, differs in zip(sheet, own, other, strict=True)
    ]
    non_target = both["non_target_lesions"].fillna("")
    texts = {
        name: both[name].fillna("").astype(object) for name in ("response", "endoscopic_response")
    }
    return both.assign(
        target_sum_mm=own.where(has_lesions, sheet),
        is_gone=_pick(both, "is_gone", has_lesions),
        is_complete=_pick(both, "is_complete", has_lesions),
        new_lesion=both["new_lesion"].eq(True) | both["new_lesion_lesions"].eq(True),
        non_target=non_target.where(non_target.ne(""), both["non_target"].fillna("")),
        note=notes,
        **texts,
    )


def _pick(both: pd.DataFrame, name: str, has_lesions: pd.Series) -> pd.Series:
    return both[f"{name}_lesions"].where(has_lesions, both[name]).eq(True)

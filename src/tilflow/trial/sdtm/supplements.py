"""SUPP--: what of a record has no variable of its own in its domain (SDTMIG 3.4, section 8.4)."""

from collections.abc import Sequence
from typing import Final

import numpy as np
import pandas as pd

from tilflow.trial.sdtm.findings import arrange, format_result
from tilflow.trial.sdtm.variables import SUPPLEMENTS

QUALIFIERS: Final = {
    "LCL": ("lower", "Lower 95% Limit of Result", "DERIVED"),
    "UCL": ("upper", "Upper 95% Limit of Result", "DERIVED"),
    "NEVT": ("n_events", "Events or Cells Counted", "DERIVED"),
    "QUAL": ("quality", "Quality of the Measurement", "DERIVED"),
    "QREAS": ("reason", "Reason of Quality", "DERIVED"),
    "BLQ": ("below", "Below Limit of Quantitation", "DERIVED"),
    "CONF": ("confounders", "Confounding Medication", "DERIVED"),
    "INTF": ("interference", "Drug that May Hide the Marker", "DERIVED"),
    "INJ": ("injected", "Lesion Was Injected", "COLLECTED"),
    "CORE": ("core", "Core or Block of the Biopsy", "COLLECTED"),
}
"""QNAM without its domain → column of the records, QLABEL, QORIG."""

PATIENTS: Final = {
    "INCLDTC": ("inclusion_date", "Date of Inclusion", "COLLECTED"),
    "COHORT": ("cohort", "Dose Cohort", "COLLECTED"),
    "DOSEMG": ("dose_mg", "Dose of the Cohort (mg)", "COLLECTED"),
    "TUMTYPE": ("tumour_type", "Tumour Type", "COLLECTED"),
}


def derive_supplement(domain: pd.DataFrame, records: pd.DataFrame, name: str) -> pd.DataFrame:
    """Return the supplemental qualifiers of a findings domain.

    Parameters
    ----------
    domain
        CP or MI.
    records
        The records that it is of, row for row; a qualifier without a column there has no row.
    name
        CP or MI.
    """
    records = records.assign(
        below=np.where(records["is_quantified"].to_numpy(dtype=bool), "", "Y"),
        quality=records["quality"].str.upper(),
        # A reason that is why there is no result stands in --REASND.
        reason=records["reason"].where(records["value"].notna(), ""),
    )
    parts = []
    for short, (column, label, origin) in QUALIFIERS.items():
        if column in records:
            text = _write(records[column])
            parts.append(_stack(domain, text, f"{name}{short}", label, origin, f"{name}SEQ"))
    return _finish(parts, name)


def derive_patients_supplement(domain: pd.DataFrame, patients: pd.DataFrame) -> pd.DataFrame:
    """Return the supplemental qualifiers of DM: what the sheet of patients holds beside it."""
    known = patients.set_index(patients["patient_id"].astype(str))
    rows = known.reindex(domain["SUBJID"]).reset_index(drop=True)
    parts = [
        _stack(domain, _write(rows[column]), name, label, origin, "")
        for name, (column, label, origin) in PATIENTS.items()
        if column in rows
    ]
    return _finish(parts, "DM")


def _write(column: pd.Series) -> list[str]:
    """Write each value as text; blank where there is none."""
    texts = []
    for value in column:
        if value is None or value is pd.NA or value != value:
            texts.append("")
        elif isinstance(value, bool | np.bool_):
            texts.append("Y" if value else "N")
        elif isinstance(value, int | float | np.number):
            texts.append(format_result(float(value)))
        else:
            texts.append(str(value))
    return texts


def _stack(
    domain: pd.DataFrame, texts: Sequence[str], name: str, label: str, origin: str, key: str
) -> pd.DataFrame:
    values = np.array(texts, dtype=object)
    own = domain[values != ""] if len(domain) else domain
    return pd.DataFrame(
        {
            "STUDYID": own["STUDYID"], "RDOMAIN": own["DOMAIN"], "USUBJID": own["USUBJID"],
            "IDVAR": key, "IDVARVAL": own[key].astype(str) if key else "",
            "QNAM": name, "QLABEL": label, "QVAL": values[values != ""], "QORIG": origin,
            "QEVAL": "", "place": own[key].astype(int) if key else 0,
        }
    )  # fmt: skip


def _finish(parts: list[pd.DataFrame], name: str) -> pd.DataFrame:
    table = pd.concat(parts, ignore_index=True)
    table = table.sort_values(["USUBJID", "place", "QNAM"], kind="stable", ignore_index=True)
    dataset = SUPPLEMENTS[name]
    # By number and not by its text, as `arrange` would.
    return arrange(table.to_dict("series"), dataset).loc[table.index].reset_index(drop=True)

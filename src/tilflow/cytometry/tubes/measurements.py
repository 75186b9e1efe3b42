"""From the table of populations to rows of the study's measurements."""

from typing import Any, Final

import numpy as np
import pandas as pd

COMPARTMENT: Final = "whole_blood"
NORMAL_95: Final = 1.959963984540054


def derive_measurement_rows(table: pd.DataFrame, *, source: str) -> pd.DataFrame:
    """Return one row a value: counts per µL, percentages of the parent, median intensities.

    Parameters
    ----------
    table
        Table of populations of one or more samples (`populations.COLUMNS`).
    source
        File of the table, relative to the results folder.

    Returns
    -------
    The columns of `tilflow.measurement.COLUMNS`, without those of the patient and visit, which
    the sheets add. The counting beads are no measurement of the patient and give no rows.
    """
    cells = table[table["count_method"].fillna("") != "reference"]
    parts = [_counts(cells), _percentages(cells)]
    markers = [name.removeprefix("median.") for name in table.columns if name.startswith("median.")]
    parts += [_intensities(cells, marker) for marker in markers]
    rows = pd.concat([part for part in parts if len(part)], ignore_index=True)
    rows["specimen"] = "blood"
    rows["compartment"] = COMPARTMENT
    rows["source"] = source
    return rows.sort_values(["specimen_id", "parameter"], kind="stable", ignore_index=True)


def _rows(cells: pd.DataFrame, suffix: str, unit: str, **columns: Any) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "specimen_id": cells["sample_id"],
            "parameter": cells["population"] + suffix,
            "unit": unit,
            "n_events": cells["n_events"],
            **columns,
        }
    )


def _counts(cells: pd.DataFrame) -> pd.DataFrame:
    counted = cells[cells["count_method"] != "none"]
    return _rows(
        counted,
        ".count_per_ul",
        "cells/µL",
        value=counted["count_per_ul"],
        lower=counted["count_lower"],
        upper=counted["count_upper"],
        denominator=counted["denominator"],
        method=counted["count_method"],
        quality=counted["quality"],
        reason=counted["reason"],
    )


def _percentages(cells: pd.DataFrame) -> pd.DataFrame:
    return _rows(
        cells,
        ".percent_of_parent",
        "%",
        value=cells["percent_of_parent"],
        lower=cells["percent_lower"],
        upper=cells["percent_upper"],
        denominator=cells["parent_events"].astype("float64"),
        method="gating",
        quality=cells["percent_quality"],
        reason=cells["percent_reason"],
    )


def _intensities(cells: pd.DataFrame, marker: str) -> pd.DataFrame:
    """Return medians; their interval is that of a median of Gaussian spread, 1.2533 SD/√n."""
    value, spread = cells[f"median.{marker}"], cells[f"rsd.{marker}"]
    events = cells["n_events"].astype("float64").where(lambda count: count > 0)
    half: pd.Series[float] = NORMAL_95 * 1.2533 * spread / np.sqrt(events)
    quality, reason = cells["percent_quality"].copy(), cells["percent_reason"].copy()
    empty = value.isna() & (quality != "fail")
    quality[empty] = "fail"
    reason[empty] = "no events, or the marker is missing"
    return _rows(
        cells,
        f".median_intensity.{marker}",
        "a.u.",
        value=value,
        lower=value - half,
        upper=value + half,
        denominator=cells["n_events"].astype("float64"),
        method="median",
        quality=quality,
        reason=reason,
    )

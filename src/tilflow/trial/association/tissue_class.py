"""The composite class of CD8 T-cell density in paired biopsies.

High is a fold change of 2.5 or more together with a density on treatment of about 500 cells/mm² or
more; both thresholds were found and validated against progression-free survival (Dejardin et al.,
Clin Cancer Res 2024;30:877; 155 and 221 patients). They are settings.
"""

from typing import Final

import numpy as np
import pandas as pd

from tilflow.trial.association.settings import AssociationSettings

COLUMNS: Final = (
    "patient_id", "compartment", "visit", "study_day", "density_per_mm2", "fold_change",
    "is_high_fold_change", "is_high_density", "composite_class", "reason",
)  # fmt: skip
"""Columns of ``tissue_classes.parquet``, in its order."""


def derive_tissue_classes(
    longitudinal: pd.DataFrame, settings: AssociationSettings
) -> pd.DataFrame:
    """Class each biopsy on treatment as ``high``, ``low`` or ``not evaluable``, with the reason.

    A density below its threshold is ``low`` whatever the fold change. Injected and distant lesions
    are compartments of their own, as in the longitudinal table.

    Returns
    -------
    pandas.DataFrame
        `COLUMNS`, a row a patient, compartment and biopsy on treatment.
    """
    rows = longitudinal[
        longitudinal["specimen"].eq("tissue").to_numpy(dtype=bool)
        & longitudinal["parameter"].eq(settings.class_parameter).to_numpy(dtype=bool)
        & longitudinal["is_analysed"].to_numpy(dtype=bool)
        & longitudinal["study_day"].ge(1).fillna(False).to_numpy(dtype=bool)
        & ~longitudinal["is_baseline"].to_numpy(dtype=bool)
    ].reset_index(drop=True)
    density = rows["value"].astype(float).where(rows["quality"].ne("fail"))
    fold = rows["fold_change"].astype(float)
    is_dense = _compare(density, settings.class_density_per_mm2)
    has_risen = _compare(fold, settings.class_fold_change)
    is_low = is_dense.eq(False).fillna(False) | has_risen.eq(False).fillna(False)
    is_high = is_dense.eq(True).fillna(False) & has_risen.eq(True).fillna(False)
    classes = np.select([is_high, is_low & is_dense.notna()], ["high", "low"], "not evaluable")
    reasons = np.select(
        [classes != "not evaluable", is_dense.isna().to_numpy(dtype=bool)],
        ["", "no density on treatment"],
        "no fold change: " + rows["reason"].fillna("").replace("", "no baseline").astype(object),
    )
    table = rows.assign(
        density_per_mm2=density,
        fold_change=fold,
        is_high_fold_change=has_risen,
        is_high_density=is_dense,
        composite_class=classes,
        reason=reasons,
    )
    order = ["patient_id", "compartment", "study_day"]
    answer: pd.DataFrame = table.sort_values(order, kind="stable", ignore_index=True)
    return answer[list(COLUMNS)]


def _compare(values: pd.Series, threshold: float) -> pd.Series:
    """Whether each value reaches the threshold; missing where there is no value."""
    reached = values.ge(threshold).astype("boolean")
    return reached.where(values.notna(), pd.NA)

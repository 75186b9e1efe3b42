"""Every knob of the design: the one home of its default.

The record of the reference trial names no variation and no effect. The defaults that are not from
a source say so, and are to be replaced by the laboratory's own.
"""

from collections.abc import Mapping
from typing import Literal

from tilflow.section import Section, knob


class PlannedParameter(Section):
    """How one parameter varies without any effect, and how patients differ in the effect."""

    biological_cv_percent: float = knob(
        ..., "Variation within a patient from visit to visit, without the assay's.", unit="%", ge=0
    )
    assay_cv_percent: float = knob(..., "Variation of the assay on one specimen.", unit="%", ge=0)
    response_cv_percent: float = knob(
        15.0, "Variation between patients of the true fold change.", unit="%", ge=0
    )
    source: str = knob("", "Where the figures are from.")


ASSUMED = "assumption: to be replaced by the laboratory's own"

PARAMETERS: Mapping[str, PlannedParameter] = {
    "monocytes.count_per_ul": PlannedParameter(
        biological_cv_percent=15, assay_cv_percent=8, source=ASSUMED
    ),
    "cd8_t_cells.count_per_ul": PlannedParameter(
        biological_cv_percent=15, assay_cv_percent=8, source=ASSUMED
    ),
    "cd8_t_cells.percent_of_parent": PlannedParameter(
        biological_cv_percent=10,
        assay_cv_percent=5,
        source="biological: below 10 % for shares of CD3, CD4 and CD8 (BMC Immunol 2019); assay: "
        + ASSUMED,
    ),
    "activated_cd8_t_cells.percent_of_parent": PlannedParameter(
        biological_cv_percent=20, assay_cv_percent=10, source=ASSUMED
    ),
    "cd8_t_cells.density_per_mm2": PlannedParameter(
        biological_cv_percent=60, assay_cv_percent=10, response_cv_percent=50, source=ASSUMED
    ),
}

GROUPS: Mapping[str, int] = {"all": 45, "A": 8, "B": 10, "C": 15, "D": 12, "one dose": 6}
"""The 45 patients of the reference trial; how they fall on the strata is an assumption."""


class PowerSettings(Section):
    """A planned comparison of a value on treatment with the patient's baseline."""

    groups: dict[str, int] = knob(
        dict(GROUPS), "Group of patients, such as a stratum or a dose → patients planned."
    )
    parameters: dict[str, PlannedParameter] = knob(dict(PARAMETERS), "Parameter → how it varies.")
    evaluable_fraction: float = knob(
        0.85, "Part of the patients with both a baseline and a value on treatment.", gt=0, le=1
    )
    baseline_samples: int = knob(
        1, "Samples that the baseline is the mean of.", unit="samples", ge=1
    )
    treatment_samples: int = knob(
        1, "Visits on treatment whose mean is compared.", unit="visits", ge=1
    )
    replicates: int = knob(1, "Assays of each sample.", unit="assays", ge=1)
    alpha: float = knob(0.05, "Two-sided level, or the false discovery rate.", gt=0, lt=1)
    power: float = knob(0.8, "Power wanted.", gt=0, lt=1)
    family: Literal["none", "bonferroni", "fdr"] = knob(
        "fdr", "How the level is shared among the tests."
    )
    tests: int = knob(20, "Tests of the family.", unit="tests", ge=1)
    true_effects: int = knob(
        4,
        "Of them with a true effect: what the level under a false discovery rate depends on.",
        unit="tests",
        ge=1,
    )
    curve_patients: tuple[int, ...] = knob(
        (3, 4, 5, 6, 8, 10, 12, 15, 20, 25, 30, 40, 45),
        "Evaluable patients of the curve.",
        unit="patients",
    )
    curve_fold_changes: tuple[float, ...] = knob(
        (1.1, 1.2, 1.3, 1.5, 1.75, 2.0, 2.5, 3.0), "Fold changes of the curve."
    )

"""The planted effects: how far a dose level has moved each parameter by a study day."""

from dataclasses import dataclass, fields
from typing import TYPE_CHECKING

import numpy as np

from tilflow.simulate.settings import (
    BiologySettings,
    CohortSettings,
    EffectSettings,
    SimulateSettings,
    StratumSettings,
)

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True, slots=True)
class Effect:
    """Fold changes against the patient's own level; 1 is no effect."""

    monocytes: float = 1.0
    cd8_t_cells: float = 1.0
    activated_fraction: float = 1.0
    monocyte_hladr: float = 1.0
    tissue_cd8: float = 1.0

    def on_count(self, lineage: str) -> float:
        """Return the fold change of a lineage's count."""
        return {"monocytes": self.monocytes, "cd8_t_cells": self.cd8_t_cells}.get(lineage, 1.0)

    def scaled(self, sensitivity: float) -> "Effect":
        """Return the effect in a patient of this sensitivity, which scales the logarithms.

        Examples
        --------
        >>> Effect(monocytes=2.0).scaled(2.0).monocytes
        4.0
        """
        return Effect(*(getattr(self, each.name) ** sensitivity for each in fields(self)))


def compute_effect(
    effects: EffectSettings, settings: BiologySettings, *, dose_mg: float, study_day: int
) -> Effect:
    """Return a cohort's effect on a day: it saturates with the dose and builds up with time.

    Before the first dose, and on its day, there is none.

    Examples
    --------
    >>> settings = BiologySettings(half_effect_dose_mg=6, onset_days=14)
    >>> effects = EffectSettings(monocytes=3.0)
    >>> compute_effect(effects, settings, dose_mg=6, study_day=1).monocytes
    1.0
    >>> round(compute_effect(effects, settings, dose_mg=6, study_day=365).monocytes, 3)
    2.0
    """
    reached = dose_mg / (dose_mg + settings.half_effect_dose_mg)
    days = max(study_day - 1, 0)
    reached *= 1 - float(np.exp(-days / settings.onset_days))
    return Effect(*(1 + (getattr(effects, each.name) - 1) * reached for each in fields(Effect)))


def tabulate_effects(settings: SimulateSettings) -> "pd.DataFrame":
    """Return the planted fold changes: stratum, cohort, parameter, visit, true_fold_change.

    They are of the group: patients scatter around them, and so does each visit.
    """
    import pandas as pd

    rows = []
    for stratum in settings.strata:
        for cohort in stratum.cohorts:
            key = (stratum.name, name_cohort(cohort))
            for visit in settings.visits:
                effect = _effect_on(settings, stratum, cohort, visit.day)
                rows += [(*key, *each) for each in _blood_rows(effect, visit.name)]
            effect = _effect_on(settings, stratum, cohort, settings.slides.on_treatment_day)
            parameter = "cd8_t_cells.density_per_mm2"
            rows += [(*key, parameter, "SCR", 1.0), (*key, parameter, "ON", effect.tissue_cd8)]
    columns = ["stratum", "cohort", "parameter", "visit", "true_fold_change"]
    return pd.DataFrame(rows, columns=columns)


def name_cohort(cohort: CohortSettings) -> str:
    """Return the name of a cohort, which is its dose.

    Examples
    --------
    >>> name_cohort(CohortSettings(dose_mg=6, patients=2))
    '6 mg'
    """
    return f"{cohort.dose_mg:g} mg"


def _effect_on(
    settings: SimulateSettings, stratum: StratumSettings, cohort: CohortSettings, day: int
) -> Effect:
    return compute_effect(stratum.effects, settings.biology, dose_mg=cohort.dose_mg, study_day=day)


def _blood_rows(effect: Effect, visit: str) -> list[tuple[str, str, float]]:
    activated = effect.cd8_t_cells * effect.activated_fraction
    return [
        ("monocytes.count_per_ul", visit, effect.monocytes),
        ("cd8_t_cells.count_per_ul", visit, effect.cd8_t_cells),
        ("activated_cd8_t_cells.percent_of_parent", visit, effect.activated_fraction),
        ("activated_cd8_t_cells.count_per_ul", visit, activated),
        ("classical_monocytes.median_intensity.HLA-DR", visit, effect.monocyte_hladr),
    ]

"""What circulates in a patient at a visit: cells per µL of each class, and brightness."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

import numpy as np

from tilflow.simulate.effects import Effect
from tilflow.simulate.seeding import compute_log_sd, draw_factor
from tilflow.simulate.settings import BiologySettings


@dataclass(frozen=True, slots=True)
class CountRange:
    """Viable cells per µL between patients: median, and coefficient of variation in percent."""

    median_per_ul: float
    cv_percent: float


COUNTS: Final[Mapping[str, CountRange]] = {
    "neutrophils": CountRange(3_900, 28),
    "eosinophils": CountRange(150, 50),
    "basophils": CountRange(30, 35),
    "monocytes": CountRange(430, 28),
    "dendritic_cells": CountRange(16, 35),
    "cd4_t_cells": CountRange(680, 30),
    "cd8_t_cells": CountRange(430, 32),
    "double_negative_t_cells": CountRange(45, 40),
    "nk_cells": CountRange(220, 38),
    "b_cells": CountRange(170, 40),
}
"""Lineage → its range at baseline.

Within the adult reference ranges (CD4 313–1361, CD8 228–1243, NK 140–1103 cells/µL, PMC321350,
n = 232; monocytes 200–1000/µL) and, as in treated cancer patients, in their lower half.
"""
LARGEST_DEVIATION: Final = 1.8
"""Patients further out than this many SDs are not included: trials have entry criteria."""

SHARES: Final[Mapping[str, Mapping[str, float]]] = {
    "monocytes": {
        "classical_monocytes": 0.82,
        "intermediate_monocytes": 0.07,
        "non_classical_monocytes": 0.11,
    },
    "cd4_t_cells": {
        "naive_cd4_t_cells": 0.42,
        "memory_cd4_t_cells": 0.55,
        "activated_cd4_t_cells": 0.03,
    },
    "cd8_t_cells": {
        "naive_cd8_t_cells": 0.36,
        "memory_cd8_t_cells": 0.41,
        "hladr_memory_cd8_t_cells": 0.09,
        "cd69_memory_cd8_t_cells": 0.06,
        "hladr_cd38_cd8_t_cells": 0.06,
        "hladr_cd38_cd69_cd8_t_cells": 0.02,
    },
    "nk_cells": {
        "cd16_nk_cells": 0.58,
        "cd8dim_cd16_nk_cells": 0.34,
        "cd16neg_nk_cells": 0.08,
    },
}
"""Lineage → share of its classes; a lineage that is not named is one class."""
BETWEEN_PATIENT_SHARE_CV_PERCENT: Final = 22.0

ACTIVATED: Final = ("hladr_cd38_cd8_t_cells", "hladr_cd38_cd69_cd8_t_cells")
LARGEST_ACTIVATED_SHARE: Final = 0.6


@dataclass(frozen=True)
class Baseline:
    """A patient's own blood: the level around which the visits vary.

    Attributes
    ----------
    counts
        Lineage → viable cells per µL.
    shares
        Lineage → class → share of the lineage; they sum to 1.
    """

    counts: Mapping[str, float]
    shares: Mapping[str, Mapping[str, float]]


@dataclass(frozen=True)
class BloodState:
    """The blood at one visit.

    Attributes
    ----------
    count_per_ul
        Class → viable cells per µL.
    brightness
        (class, marker) → factor on the antigen's median; 1 where it is not named.
    """

    count_per_ul: Mapping[str, float]
    brightness: Mapping[tuple[str, str], float]


def draw_baseline(generator: np.random.Generator) -> Baseline:
    """Draw a patient."""
    counts = {}
    for lineage, range_ in COUNTS.items():
        deviation = generator.standard_normal()
        while abs(deviation) > LARGEST_DEVIATION:
            deviation = generator.standard_normal()
        factor = np.exp(compute_log_sd(range_.cv_percent) * deviation)
        counts[lineage] = float(range_.median_per_ul * factor)
    shares = {
        lineage: _vary(parts, BETWEEN_PATIENT_SHARE_CV_PERCENT, generator)
        for lineage, parts in SHARES.items()
    }
    return Baseline(counts, shares)


def draw_visit(
    baseline: Baseline, effect: Effect, generator: np.random.Generator, settings: BiologySettings
) -> BloodState:
    """Draw the blood of one visit: the patient's level, times the effect, times the day's noise."""
    count_per_ul: dict[str, float] = {}
    for lineage, level in baseline.counts.items():
        noise = draw_factor(generator, settings.within_patient_cv_percent)
        total = level * noise * effect.on_count(lineage)
        shares = baseline.shares.get(lineage, {lineage: 1.0})
        shares = _vary(shares, settings.fraction_cv_percent, generator)
        if lineage == "cd8_t_cells":
            shares = _raise_activated(shares, effect.activated_fraction)
        count_per_ul |= {name: total * share for name, share in shares.items()}
    brightness = {("classical_monocytes", "HLA-DR"): effect.monocyte_hladr}
    return BloodState(count_per_ul, brightness)


def _vary(
    shares: Mapping[str, float], cv_percent: float, generator: np.random.Generator
) -> dict[str, float]:
    varied = {name: share * draw_factor(generator, cv_percent) for name, share in shares.items()}
    total = sum(varied.values())
    return {name: share / total for name, share in varied.items()}


def _raise_activated(shares: Mapping[str, float], fold: float) -> dict[str, float]:
    """Raise the activated share `fold` times at the cost of the others, in proportion.

    Examples
    --------
    >>> shares = dict.fromkeys(ACTIVATED, 0.05) | {"memory_cd8_t_cells": 0.9}
    >>> {name: round(share, 3) for name, share in _raise_activated(shares, 2.0).items()}
    {'hladr_cd38_cd8_t_cells': 0.1, 'hladr_cd38_cd69_cd8_t_cells': 0.1, 'memory_cd8_t_cells': 0.8}
    """
    before = sum(shares[name] for name in ACTIVATED)
    after = min(before * fold, LARGEST_ACTIVATED_SHARE)
    return {
        name: share * (after / before if name in ACTIVATED else (1 - after) / (1 - before))
        for name, share in shares.items()
    }

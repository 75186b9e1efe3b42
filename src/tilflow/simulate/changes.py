"""A longitudinal table with planted changes, for checks of the statistics: no files, no cells.

Logs of values are normal. A patient has a level, a response of his own that grows to a plateau,
and errors that linger from one visit to the next; parameters come in blocks that move together.
"""

from dataclasses import dataclass
from typing import Final

import numpy as np
import pandas as pd

DAYS: Final = (1, 15, 29, 43, 57, 71, 85, 113, 141, 169, 197, 225)
"""Twelve visits; the first is the baseline."""

STRATA: Final = ("A", "B", "C", "D")


@dataclass(frozen=True, slots=True)
class ChangeDesign:
    """What is simulated; standard deviations and effects are of natural logs.

    Attributes
    ----------
    patients
        Dealt out over `STRATA` in turn.
    effects
        Mean change at the plateau of each parameter; 0 for one that does not change.
    level_sd, response_sd, error_sd
        Between patients at baseline, between patients in their response, and within a patient.
    error_correlation
        From one visit to the next.
    block, block_correlation
        Parameters that move together, and how closely.
    missing_fraction, leaving_fraction
        Samples missed at random, and patients who leave at a visit drawn at random.
    """

    patients: int = 45
    effects: tuple[float, ...] = (0.25, 0.35, 0.5, 0.7) + (0.0,) * 16
    level_sd: float = 0.45
    response_sd: float = 0.25
    error_sd: float = 0.25
    error_correlation: float = 0.4
    block: int = 5
    block_correlation: float = 0.5
    missing_fraction: float = 0.08
    leaving_fraction: float = 0.25

    @property
    def mean_change(self) -> np.ndarray:
        """Mean log fold change of each parameter at each visit after the baseline (p, t - 1)."""
        days = np.array(DAYS[1:]) - 1
        means: np.ndarray = np.outer(self.effects, np.minimum(days / 42, 1.0))
        return means


def simulate_changes(design: ChangeDesign, seed: int) -> pd.DataFrame:
    """Return a longitudinal table of blood counts.

    Returns
    -------
    pandas.DataFrame
        A row a patient, visit and parameter that was measured, with the columns of
        ``longitudinal.parquet`` that the statistics read.
    """
    generator = np.random.default_rng([seed, 33])
    n, visits, parameters = design.patients, len(DAYS), len(design.effects)
    shape = (n, parameters)
    level = _draw(generator, shape, design) * design.level_sd
    response = _draw(generator, shape, design) * design.response_sd
    growth = np.minimum((np.array(DAYS) - 1) / 42, 1.0)
    errors = np.empty((visits, n, parameters))
    errors[0] = _draw(generator, shape, design)
    rho = design.error_correlation
    for visit in range(1, visits):
        fresh = _draw(generator, shape, design)
        errors[visit] = rho * errors[visit - 1] + np.sqrt(1 - rho**2) * fresh
    planned = np.asarray(design.effects) + response
    logs = 5.5 + level + growth[:, None, None] * planned + design.error_sd * errors
    return _tabulate(np.exp(logs), _draw_presence(generator, n, design))


def _draw(
    generator: np.random.Generator, shape: tuple[int, int], design: ChangeDesign
) -> np.ndarray:
    """Return standard normals (patients, parameters), correlated within the blocks."""
    blocks = np.arange(shape[1]) // design.block
    shared = generator.standard_normal((shape[0], blocks.max() + 1))[:, blocks]
    own = generator.standard_normal(shape)
    weight = design.block_correlation
    drawn: np.ndarray = np.sqrt(weight) * shared + np.sqrt(1 - weight) * own
    return drawn


def _draw_presence(generator: np.random.Generator, n: int, design: ChangeDesign) -> np.ndarray:
    """Return which samples are there (visits, patients); the baseline always is."""
    there = generator.random((len(DAYS), n)) >= design.missing_fraction
    leaves = generator.random(n) < design.leaving_fraction
    last = np.where(leaves, generator.integers(2, len(DAYS), n), len(DAYS))
    there &= np.arange(len(DAYS))[:, None] < last
    there[0] = True
    return there


def _tabulate(values: np.ndarray, there: np.ndarray) -> pd.DataFrame:
    """Put values (visits, patients, parameters) into rows."""
    visit, patient, parameter = (
        index.ravel() for index in np.meshgrid(*map(np.arange, values.shape), indexing="ij")
    )
    kept = there[visit, patient]
    visit, patient, parameter = visit[kept], patient[kept], parameter[kept]
    value = values[visit, patient, parameter]
    baseline = values[0, patient, parameter]
    days = np.array(DAYS)[visit]
    start = np.datetime64("2024-01-01")
    return pd.DataFrame(
        {
            "patient_id": [f"P{number:03d}" for number in patient],
            "stratum": np.array(STRATA)[patient % len(STRATA)],
            "dose_mg": np.array([6.0, 12.0, 30.0])[patient // len(STRATA) % 3],
            "specimen": "blood",
            "parameter": [f"population_{number:02d}.count_per_ul" for number in parameter],
            "compartment": "whole_blood",
            "unit": "cells/µL",
            "visit": [f"D{day}" for day in days],
            "visit_number": pd.array(visit + 1, dtype="Int64"),
            "timepoint": "trough",
            "collected_at": (start + (days - 1)).astype(str),
            "study_day": pd.array(days, dtype="Int64"),
            "value": value,
            "is_baseline": visit == 0,
            "baseline": baseline,
            "fold_change": value / baseline,
            "is_analysed": True,
            "quality": "ok",
            "reason": "",
        }
    )

"""One threshold in many tubes: what the tubes share, and how far each may differ.

A threshold that is found tube by tube moves by chance, and with it the percentage that it cuts off.
Here the tubes of a patient, and those that share a batch with them, are looked at together. For
tube i of patient p in batch b

    found position = level + patient[p] + batch[b] + own[i] + error[i]

The errors are known tube by tube (`alignment_positions.compute_error`); the variances of patients,
batches and tubes are estimated from the positions (empirical Bayes: restricted maximum likelihood
by expectation-maximisation; Laird and Ware, Biometrics 1982;38:963). A tube's own part follows
Student's t and not a Gaussian, so that an uncertain position is drawn to what the tubes share,
while one that is well measured and far off, as after a new antibody lot, is kept and reported as
drift (Lange, Little and Taylor, J Am Stat Assoc 1989;84:881).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

from tilflow.cytometry.settings import AlignmentSettings

Array = npt.NDArray[np.float64]

STEPS: Final = 200
"""Most steps of the estimation; it ends when nothing moves by more than `TOLERANCE`."""
TOLERANCE: Final = 1e-8
PRIOR_TUBES: Final = 4.0
"""The usual variation weighs as this many tubes: three visits alone tell no variance."""


@dataclass(frozen=True)
class Observation:
    """One threshold as it was found in one tube.

    Attributes
    ----------
    at, error
        Position and its standard error, on the scale of comparison; `at` is not a number where
        the tube did not show it.
    batch
        Empty where the sheet names none.
    """

    sample_id: str
    patient_id: str
    batch: str
    at: float
    error: float


@dataclass(frozen=True)
class Aligned:
    """The threshold of a tube with the others in view.

    Attributes
    ----------
    at
        Position that the gate takes.
    shared
        Position that the other parts of the model give: level, patient and batch.
    drift
        Own position less the shared one, in robust standard deviations; not a number where the
        tube did not show it.
    others
        Other tubes that showed it.
    """

    at: float
    shared: float
    drift: float
    others: int


def align_site(
    observations: Sequence[Observation], settings: AlignmentSettings
) -> dict[str, Aligned]:
    """Align one threshold over tubes; the answer does not depend on their order.

    Returns
    -------
    Sample → aligned position. A threshold that one tube alone showed stays where it is; one that
    none showed has no answer.

    Examples
    --------
    >>> found = enumerate((0.40, 0.42, 0.46))
    >>> tubes = [Observation(f"P-{visit}", "P", "", at, 0.02) for visit, at in found]
    >>> aligned = align_site(tubes, AlignmentSettings())
    >>> [round(item.at, 3) for item in aligned.values()]
    [0.424, 0.426, 0.43]
    """
    ordered = sorted(observations, key=lambda item: item.sample_id)
    seen = [item for item in ordered if np.isfinite(item.at)]
    if not seen:
        return {}
    if len(seen) == 1:
        only = seen[0]
        return {
            item.sample_id: Aligned(
                only.at, only.at, 0.0 if item is only else float("nan"), int(item is not only)
            )
            for item in ordered
            if item.patient_id == only.patient_id or item.batch == only.batch != ""
        }
    design = _build_design(seen, settings)
    fit = _fit(design, settings)
    place = {item.sample_id: number for number, item in enumerate(seen)}
    aligned = {}
    for item in ordered:
        shared = fit.level + fit.patients.get(item.patient_id, 0.0)
        shared += fit.batches.get(item.batch, 0.0)
        number = place.get(item.sample_id)
        if number is None:
            aligned[item.sample_id] = Aligned(shared, shared, float("nan"), len(seen))
            continue
        spread = float(np.hypot(fit.tube_sd, item.error))
        drift = (item.at - shared) / spread
        at = shared + float(fit.weights[number]) * (item.at - shared)
        aligned[item.sample_id] = Aligned(at, shared, float(drift), len(seen) - 1)
    return aligned


@dataclass(frozen=True)
class _Design:
    """Which tube is of which patient and batch: columns of 0 and 1 after one of 1."""

    at: Array
    error: Array
    columns: Array
    patients: tuple[str, ...]
    batches: tuple[str, ...]


@dataclass(frozen=True)
class _Fit:
    level: float
    patients: dict[str, float]
    batches: dict[str, float]
    tube_sd: float
    weights: Array


def _build_design(seen: Sequence[Observation], settings: AlignmentSettings) -> _Design:
    patients = sorted({item.patient_id for item in seen})
    members: dict[str, set[str]] = {}
    for item in seen:
        members.setdefault(item.batch, set()).add(item.patient_id)
    # The batch of one patient cannot be told from the patient's own visit.
    batches = [name for name, those in sorted(members.items()) if name and len(those) > 1]
    if len(patients) == 1:
        patients = []
    if not settings.use_batches:
        batches = []
    columns = np.array(
        [
            [1.0, *(item.patient_id == p for p in patients), *(item.batch == b for b in batches)]
            for item in seen
        ],
        dtype=float,
    )
    return _Design(
        np.array([item.at for item in seen]),
        np.array([max(item.error, settings.smallest_error) for item in seen]),
        columns,
        tuple(patients),
        tuple(batches),
    )


def _fit(design: _Design, settings: AlignmentSettings) -> _Fit:
    """Estimate the variances and the effects together, step by step."""
    columns, n_patients = design.columns, len(design.patients)
    groups = (slice(1, 1 + n_patients), slice(1 + n_patients, columns.shape[1]))
    prior = settings.usual_variation**2
    variances = np.full(3, max(float(np.var(design.at)), prior))  # patients, batches, tubes
    heaviness, own = np.ones(len(design.at)), settings.tail_degrees
    effects, weights = np.zeros(columns.shape[1]), np.zeros(len(design.at))
    for _ in range(STEPS):
        before = variances.copy()
        tubes = variances[2] / heaviness
        total = tubes + design.error**2
        precision = np.zeros(columns.shape[1])
        for group, variance in zip(groups, variances, strict=False):
            precision[group] = 1 / variance
        spread = np.linalg.inv((columns.T / total) @ columns + np.diag(precision))
        effects = spread @ (columns.T / total) @ design.at
        weights = tubes / total
        residual = design.at - columns @ effects
        doubt = np.einsum("ij,jk,ik->i", columns, spread, columns)
        square = (weights * residual) ** 2 + tubes * (1 - weights) + weights**2 * doubt
        for number, group in enumerate(groups):
            squares = effects[group] ** 2 + np.diag(spread)[group]
            variances[number] = (squares.sum() + PRIOR_TUBES * prior) / (len(squares) + PRIOR_TUBES)
        heaviness = (own + 1) / (own + square / variances[2])
        variances[2] = ((heaviness * square).sum() + PRIOR_TUBES * prior) / (
            len(square) + PRIOR_TUBES
        )
        if np.abs(np.sqrt(variances) - np.sqrt(before)).max() < TOLERANCE:
            break
    return _Fit(
        level=float(effects[0]),
        patients=dict(zip(design.patients, effects[groups[0]].tolist(), strict=True)),
        batches=dict(zip(design.batches, effects[groups[1]].tolist(), strict=True)),
        tube_sd=float(np.sqrt(variances[2])),
        weights=weights,
    )

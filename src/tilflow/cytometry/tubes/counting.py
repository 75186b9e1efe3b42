"""Cells per µL of blood, with the counting error of cells and reference.

Beads (single platform), a blood count of the same draw (dual platform) or the volume that the
instrument drew. Intervals are at 95 %.
"""

from dataclasses import dataclass
from typing import Literal, TypeAlias

import numpy as np
import numpy.typing as npt

from tilflow.errors import InputError

CountMethod: TypeAlias = Literal["beads", "cbc", "volume", "none"]
LOW, HIGH = 0.025, 0.975
NORMAL_95 = 1.959963984540054


@dataclass(frozen=True)
class Interval:
    """A value with its 95 % interval."""

    value: float
    lower: float
    upper: float

    def scaled(self, factor: float) -> "Interval":
        """Return the interval times a constant."""
        return Interval(self.value * factor, self.lower * factor, self.upper * factor)

    def widened(self, cv_percent: float) -> "Interval":
        """Return the interval with a further, independent error added on the log scale."""
        if cv_percent <= 0 or not self.value > 0:
            return self
        extra = NORMAL_95 * np.log1p(cv_percent / 100)
        below = np.hypot(np.log(self.value / self.lower), extra) if self.lower > 0 else np.inf
        above = np.hypot(np.log(self.upper / self.value), extra)
        return Interval(
            self.value, float(self.value * np.exp(-below)), float(self.value * np.exp(above))
        )


UNKNOWN = Interval(np.nan, np.nan, np.nan)


@dataclass(frozen=True, kw_only=True)
class CountInputs:
    """What the sheet says of the counting of one tube.

    Attributes
    ----------
    beads_added
        Beads in the tube.
    sample_volume_ul
        Blood in the tube, µL.
    dilution_factor
        Dilution of the blood before it was measured out; 1 is undiluted.
    acquired_volume_ul
        Volume that the instrument drew, µL.
    cbc_per_ul, cbc_population
        Blood count per µL, and of what: leukocytes, lymphocytes or monocytes.
    """

    method: CountMethod = "none"
    beads_added: float | None = None
    sample_volume_ul: float | None = None
    dilution_factor: float | None = None
    acquired_volume_ul: float | None = None
    cbc_per_ul: float | None = None
    cbc_population: str | None = None

    def __post_init__(self) -> None:
        needed = {
            "beads": ("beads_added", "sample_volume_ul"),
            "cbc": ("cbc_per_ul", "cbc_population"),
        }
        for name in needed.get(self.method, ()):
            if getattr(self, name) in (None, ""):
                message = f"count method {self.method} needs --{name.replace('_', '-')}"
                raise InputError(message)
        for name, value in vars(self).items():
            if isinstance(value, float | int) and not value > 0:
                message = f"--{name.replace('_', '-')} must be above 0, not {value:g}"
                raise InputError(message)

    @property
    def dilution(self) -> float:
        """Dilution factor; a blank one is 1."""
        return 1.0 if self.dilution_factor is None else self.dilution_factor


def compute_proportion(part: int, whole: int) -> Interval:
    """Return part/whole with its exact (Clopper–Pearson) interval.

    Examples
    --------
    >>> share = compute_proportion(5, 12)
    >>> [round(100 * x, 1) for x in (share.value, share.lower, share.upper)]
    [41.7, 15.2, 72.3]
    """
    if whole <= 0:
        return UNKNOWN
    # Imported where it is needed: it takes as long as gating a small tube.
    from scipy.special import betaincinv

    lower = betaincinv(part, whole - part + 1, LOW) if part > 0 else 0.0
    upper = betaincinv(part + 1, whole - part, HIGH) if part < whole else 1.0
    return Interval(part / whole, float(lower), float(upper))


def compute_percent(part: int, whole: int) -> Interval:
    """Return 100 × part/whole with its Wilson interval.

    Examples
    --------
    >>> share = compute_percent(0, 10)
    >>> [round(x, 1) for x in (share.value, share.lower, share.upper)]
    [0.0, 0.0, 27.8]
    """
    if whole <= 0:
        return UNKNOWN
    share, z2 = part / whole, NORMAL_95**2
    centre = (share + z2 / (2 * whole)) / (1 + z2 / whole)
    half = NORMAL_95 * np.sqrt(share * (1 - share) / whole + z2 / (4 * whole**2)) / (1 + z2 / whole)
    lower = 0.0 if part == 0 else 100 * (centre - half)
    upper = 100.0 if part == whole else 100 * (centre + half)
    return Interval(100 * share, float(lower), float(upper))


def compute_ratio(part: int, reference: int) -> Interval:
    """Return part/reference of two independent counts with its exact conditional interval.

    Given their sum, part is binomial with p = r/(1 + r); the ends of p's exact interval give
    those of r.

    Examples
    --------
    >>> ratio = compute_ratio(100, 1000).scaled(1000)
    >>> [round(x, 1) for x in (ratio.value, ratio.lower, ratio.upper)]
    [100.0, 80.6, 122.9]
    """
    if reference <= 0:
        return UNKNOWN
    share = compute_proportion(part, part + reference)
    return Interval(
        part / reference, share.lower / (1 - share.lower), share.upper / (1 - share.upper)
    )


def compute_poisson(count: int) -> Interval:
    """Return a count with its exact Poisson interval (Garwood 1936).

    Examples
    --------
    >>> [round(x, 2) for x in vars(compute_poisson(10)).values()]
    [10.0, 4.8, 18.39]
    """
    from scipy.special import gammaincinv

    lower = gammaincinv(count, LOW) if count > 0 else 0.0
    return Interval(float(count), float(lower), float(gammaincinv(count + 1, HIGH)))


@dataclass(frozen=True)
class AliquotSpread:
    """How far the ratio of two counts varies between aliquots of one acquisition.

    Attributes
    ----------
    cv_percent
        Coefficient of variation of the ratio.
    excess_percent
        The part of it that counting error does not explain.
    p_value
        Chance of such a spread (chi-square test of homogeneity) by counting error alone.
    """

    cv_percent: float
    excess_percent: float
    p_value: float


def compute_aliquot_spread(
    parts: npt.NDArray[np.int_], references: npt.NDArray[np.int_]
) -> AliquotSpread:
    """Compare the ratio parts/references (both (k,) counts) between aliquots.

    Examples
    --------
    >>> even = compute_aliquot_spread(np.array([98, 103, 99]), np.array([500, 502, 498]))
    >>> even.excess_percent
    0.0
    >>> settling = compute_aliquot_spread(np.array([150, 100, 50]), np.array([500, 500, 500]))
    >>> round(settling.cv_percent), round(settling.excess_percent), settling.p_value < 1e-6
    (50, 49, True)
    """
    from scipy.special import gammaincc

    kept = references > 0
    part, reference = parts[kept].astype(float), references[kept].astype(float)
    if len(part) < 2 or not part.sum() > 0:
        return AliquotSpread(np.nan, 0.0, 1.0)
    whole, share = part + reference, part.sum() / (part + reference).sum()
    square = float(((part - whole * share) ** 2 / (whole * share * (1 - share))).sum())
    freedom = len(part) - 1
    explained = float(np.mean(1 / (whole * share) + 1 / (whole * (1 - share))))
    ratio = part / reference
    return AliquotSpread(
        float(100 * ratio.std(ddof=1) / ratio.mean()),
        float(100 * np.sqrt(explained * max(square / freedom - 1, 0.0))),
        float(gammaincc(freedom / 2, square / 2)),
    )


def compute_bead_count(
    cells: int, beads: int, inputs: CountInputs, *, pipetting_cv_percent: float
) -> Interval:
    """Return cells per µL by beads: cells / beads × beads added / µL of blood × dilution."""
    added, blood = inputs.beads_added or np.nan, inputs.sample_volume_ul or np.nan
    per_bead = added / blood * inputs.dilution
    return compute_ratio(cells, beads).scaled(per_bead).widened(pipetting_cv_percent)


def compute_volume_count(
    cells: int, volume_ul: float, inputs: CountInputs, *, pipetting_cv_percent: float
) -> Interval:
    """Return cells per µL by the volume drawn: cells / µL × dilution."""
    return compute_poisson(cells).scaled(inputs.dilution / volume_ul).widened(pipetting_cv_percent)


def compute_cbc_count(
    cells: int, reference: int, *, is_part: bool, cbc_per_ul: float, cbc_cv_percent: float
) -> Interval:
    """Return cells per µL by a blood count of a reference population.

    `is_part` says whether the cells belong to the reference: then their share is binomial.
    """
    share = compute_proportion if is_part else compute_ratio
    return share(cells, reference).scaled(cbc_per_ul).widened(cbc_cv_percent)

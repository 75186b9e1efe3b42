"""Populations in the terms that other programs share: axes, and shapes at their places.

All places are on the display scale of the axis.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

from tilflow.cytometry.signal.axes import Ratio
from tilflow.cytometry.signal.transforms import Settled

Array = npt.NDArray[np.float64]
Bound: TypeAlias = float | None


@dataclass(frozen=True)
class DrawnAxis:
    """A dimension in the terms of a file: channel or ratio, its matrix, its scale."""

    channel: str
    ratio: Ratio | None
    spillover: str
    scale: Settled


@dataclass(frozen=True)
class Box:
    """Lower <= value < upper in each dimension; None is open."""

    bounds: Mapping[str, tuple[Bound, Bound]]


@dataclass(frozen=True)
class Outline:
    """Inside of a polygon: `corners` (k, 2), on FlowJo's grid where `grid` is not 0."""

    dims: tuple[str, str]
    corners: Array
    grid: int = 0


@dataclass(frozen=True)
class Oval:
    """Within a squared Mahalanobis distance."""

    dims: tuple[str, ...]
    mean: Array
    covariance: Array
    distance_square: float


@dataclass(frozen=True)
class Combination:
    """Populations combined; `without` are negated."""

    operation: str
    of: tuple[str, ...]
    without: tuple[str, ...]


Shape: TypeAlias = Box | Outline | Oval | Combination


@dataclass(frozen=True)
class DrawnPopulation:
    """A population: its shape, whether its outside is meant, what is taken out of it."""

    id: str
    parent: str
    shape: Shape
    outside: bool = False
    minus: tuple[str, ...] = ()

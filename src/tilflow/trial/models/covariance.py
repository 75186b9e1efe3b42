"""Covariance of a patient's visits: structures, as functions of parameters that are free to move.

Each structure gives the matrix, its first derivatives, and its second derivatives weighed with a
matrix, all exact, so that the likelihood can be maximised by Newton's method.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Protocol

import numpy as np

LARGEST_EXPONENT: Final = 30.0
"""Standard deviations stay within e^±30 of the scale of the data: beyond lies only overflow."""


class Structure(Protocol):
    """A family of covariance matrices of `n_visits` visits."""

    name: str
    n_visits: int

    @property
    def n_parameters(self) -> int:
        """Length of the vector of parameters."""
        ...

    def start(self, variances: np.ndarray, correlation: float) -> np.ndarray:
        """Return parameters near the variances of the visits and a common correlation."""
        ...

    def compute_matrix(self, parameters: np.ndarray) -> np.ndarray:
        """Return the matrix (t, t)."""
        ...

    def compute_slopes(self, parameters: np.ndarray) -> np.ndarray:
        """Return the derivative of the matrix by each parameter (k, t, t)."""
        ...

    def compute_curvature(self, parameters: np.ndarray, weights: np.ndarray) -> np.ndarray:
        """Return the sum of ``weights`` (t, t) times the second derivatives (k, k)."""
        ...


@dataclass(frozen=True, slots=True)
class Unstructured:
    """Any covariance matrix, as the product of a triangle with itself (Pinheiro and Bates 1996).

    The logarithms of the diagonal are free, as are the entries below it.
    """

    n_visits: int
    name: str = "unstructured"

    @property
    def n_parameters(self) -> int:
        """A variance a visit and a covariance a pair of visits."""
        return self.n_visits * (self.n_visits + 1) // 2

    def start(self, variances: np.ndarray, correlation: float) -> np.ndarray:
        """Return the triangle of compound symmetry."""
        deviations = np.sqrt(variances)
        matrix = np.full((self.n_visits, self.n_visits), correlation)
        np.fill_diagonal(matrix, 1.0)
        triangle = np.linalg.cholesky(matrix * np.outer(deviations, deviations))
        rows, columns = np.tril_indices(self.n_visits)
        parameters: np.ndarray = triangle[rows, columns]
        parameters[rows == columns] = np.log(parameters[rows == columns])
        return parameters

    def _triangle(self, parameters: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        rows, columns = np.tril_indices(self.n_visits)
        diagonal = rows == columns
        entries = parameters.copy()
        entries[diagonal] = np.exp(np.clip(entries[diagonal], -LARGEST_EXPONENT, LARGEST_EXPONENT))
        triangle = np.zeros((self.n_visits, self.n_visits))
        triangle[rows, columns] = entries
        # The derivative of an entry by its parameter: itself on the diagonal, else 1.
        return triangle, np.where(diagonal, entries, 1.0), diagonal

    def compute_matrix(self, parameters: np.ndarray) -> np.ndarray:
        """Return the triangle times its transpose."""
        triangle, _, _ = self._triangle(parameters)
        matrix: np.ndarray = triangle @ triangle.T
        return matrix

    def compute_slopes(self, parameters: np.ndarray) -> np.ndarray:
        """Return the derivatives: row and column of the entry, from a column of the triangle."""
        triangle, inner, _ = self._triangle(parameters)
        rows, columns = np.tril_indices(self.n_visits)
        each = np.arange(self.n_parameters)
        slopes = np.zeros((self.n_parameters, self.n_visits, self.n_visits))
        slopes[each, rows] = inner[:, None] * triangle[:, columns].T
        return slopes + slopes.transpose(0, 2, 1)

    def compute_curvature(self, parameters: np.ndarray, weights: np.ndarray) -> np.ndarray:
        """Return it: two entries meet where they share a column of the triangle."""
        triangle, inner, diagonal = self._triangle(parameters)
        rows, columns = np.tril_indices(self.n_visits)
        both = weights + weights.T
        curvature = np.where(columns[:, None] == columns, both[np.ix_(rows, rows)], 0.0)
        curvature *= np.outer(inner, inner)
        bend = np.where(diagonal, inner * (both @ triangle)[rows, columns], 0.0)
        return curvature + np.diag(bend)


@dataclass(frozen=True, slots=True)
class Correlated:
    """Standard deviations, one or one a visit, and a pattern of correlation of one parameter."""

    n_visits: int
    name: str
    is_autoregressive: bool
    is_heterogeneous: bool

    @property
    def n_parameters(self) -> int:
        """The standard deviations and the correlation."""
        return (self.n_visits if self.is_heterogeneous else 1) + 1

    def start(self, variances: np.ndarray, correlation: float) -> np.ndarray:
        """Return the logarithms of the deviations and the correlation, made free."""
        deviations = 0.5 * np.log(variances)
        if not self.is_heterogeneous:
            deviations = np.array([0.5 * np.log(variances.mean())])
        low = self._lowest()
        share = (correlation - low) / (1.0 - low)
        return np.append(deviations, np.log(share / (1.0 - share)))

    def _lowest(self) -> float:
        """Return the lower bound of the correlation, at which the matrix is singular."""
        return -1.0 if self.is_autoregressive else -1.0 / max(self.n_visits - 1, 1)

    def _pattern(self, free: float) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        """Return the correlations and their two derivatives by the free parameter."""
        low = self._lowest()
        share = 1.0 / (1.0 + np.exp(-free))
        rho = low + (1.0 - low) * share
        first = (1.0 - low) * share * (1.0 - share)
        second = first * (1.0 - 2.0 * share)
        visits = np.arange(self.n_visits)
        lag = np.abs(visits[:, None] - visits).astype(float)
        if not self.is_autoregressive:
            lag = np.minimum(lag, 1.0)
        with np.errstate(divide="ignore", invalid="ignore"):
            slope = np.where(lag > 0, lag * rho ** (lag - 1), 0.0)
            bend = np.where(lag > 1, lag * (lag - 1) * rho ** (lag - 2), 0.0)
        return rho**lag, slope * first, bend * first**2 + slope * second

    def _scales(self, parameters: np.ndarray) -> np.ndarray:
        logs = np.clip(parameters[:-1], -LARGEST_EXPONENT, LARGEST_EXPONENT)
        deviations = np.broadcast_to(np.exp(logs), self.n_visits)
        return np.outer(deviations, deviations)

    def _logs(self) -> np.ndarray:
        """Return the derivative of the logarithm of the matrix by each log deviation."""
        if not self.is_heterogeneous:
            return np.full((1, self.n_visits, self.n_visits), 2.0)
        each = np.eye(self.n_visits)
        return each[:, :, None] + each[:, None, :]

    def compute_matrix(self, parameters: np.ndarray) -> np.ndarray:
        """Return the correlations on the scales of the visits."""
        matrix: np.ndarray = self._scales(parameters) * self._pattern(parameters[-1])[0]
        return matrix

    def compute_slopes(self, parameters: np.ndarray) -> np.ndarray:
        """Return the derivatives by the log deviations and by the correlation's parameter."""
        scales = self._scales(parameters)
        pattern, slope, _ = self._pattern(parameters[-1])
        return np.concatenate([self._logs() * (scales * pattern), (scales * slope)[None]])

    def compute_curvature(self, parameters: np.ndarray, weights: np.ndarray) -> np.ndarray:
        """Return the second derivatives, products of the first on the log scale."""
        logs, scales = self._logs(), self._scales(parameters)
        pattern, slope, bend = self._pattern(parameters[-1])
        size = self.n_parameters
        curvature = np.empty((size, size))
        curvature[:-1, :-1] = np.einsum("iab,jab,ab->ij", logs, logs, weights * scales * pattern)
        mixed = np.einsum("iab,ab->i", logs, weights * scales * slope)
        curvature[:-1, -1] = curvature[-1, :-1] = mixed
        curvature[-1, -1] = (weights * scales * bend).sum()
        return curvature


_KINDS: Final[Mapping[str, tuple[str, bool, bool]]] = {
    "ar1h": ("AR(1) with a variance a visit", True, True),
    "csh": ("compound symmetry with a variance a visit", False, True),
    "ar1": ("AR(1)", True, False),
    "cs": ("compound symmetry", False, False),
}


def find_structure(key: str, n_visits: int) -> Structure:
    """Return the structure of that name: ``us``, ``ar1h``, ``csh``, ``ar1`` or ``cs``.

    Examples
    --------
    >>> find_structure("us", 4).n_parameters, find_structure("csh", 4).n_parameters
    (10, 5)
    """
    if key == "us":
        return Unstructured(n_visits)
    name, is_autoregressive, is_heterogeneous = _KINDS[key]
    return Correlated(n_visits, name, is_autoregressive, is_heterogeneous)

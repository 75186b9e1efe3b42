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

    @property
    def name(self) -> str:
        """In words, for the table."""
        ...

    @property
    def n_visits(self) -> int:
        """Rows and columns of the matrix."""
        ...

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
    """Any covariance matrix, as the product of a triangle with itself.

    The logarithms of the diagonal are free, as are the entries below it (log-Cholesky: Pinheiro and
    Bates, Statistics and Computing 1996;6:289).
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
        both: np.ndarray = slopes + slopes.transpose(0, 2, 1)
        return both

    def compute_curvature(self, parameters: np.ndarray, weights: np.ndarray) -> np.ndarray:
        """Return it: two entries meet where they share a column of the triangle."""
        triangle, inner, diagonal = self._triangle(parameters)
        rows, columns = np.tril_indices(self.n_visits)
        both = weights + weights.T
        curvature = np.where(columns[:, None] == columns, both[np.ix_(rows, rows)], 0.0)
        curvature *= np.outer(inner, inner)
        bend = np.where(diagonal, inner * (both @ triangle)[rows, columns], 0.0)
        answer: np.ndarray = curvature + np.diag(bend)
        return answer


@dataclass(frozen=True, slots=True)
class Correlated:
    """Standard deviations, one or one a visit, and a pattern of correlation.

    `kind` is ``ar1`` (φ to the power of the lag), ``cs`` (one correlation c) or ``ar1+cs``
    (c + (1 - c) φ to the power of the lag). The last holds both others: changes from one baseline
    share its error, at any lag, beside what lingers from visit to visit.
    """

    n_visits: int
    name: str
    kind: str
    is_heterogeneous: bool

    @property
    def _n_correlations(self) -> int:
        return 2 if self.kind == "ar1+cs" else 1

    @property
    def n_parameters(self) -> int:
        """The standard deviations and the correlations."""
        return (self.n_visits if self.is_heterogeneous else 1) + self._n_correlations

    def start(self, variances: np.ndarray, correlation: float) -> np.ndarray:
        """Return the logarithms of the deviations and the correlations, made free."""
        deviations = 0.5 * np.log(variances)
        if not self.is_heterogeneous:
            deviations = np.array([0.5 * np.log(variances.mean())])
        lows = self._lowest()
        values = np.full(len(lows), correlation if len(lows) == 1 else 0.7 * correlation)
        shares = (values - lows) / (1.0 - lows)
        return np.append(deviations, np.log(shares / (1.0 - shares)))

    def _lowest(self) -> np.ndarray:
        """Return the lower bound of each correlation, at which the matrix is singular."""
        if self.kind == "ar1":
            return np.array([-1.0])
        if self.kind == "cs":
            return np.array([-1.0 / max(self.n_visits - 1, 1)])
        return np.array([0.0, -1.0])

    def _pattern(self, free: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        """Return the correlations (t, t) and their derivatives (m, t, t) and (m, m, t, t)."""
        lows = self._lowest()
        shares = 1.0 / (1.0 + np.exp(-free))
        values = lows + (1.0 - lows) * shares
        inner = (1.0 - lows) * shares * (1.0 - shares)
        pattern, slopes, bends = self._correlate(values)
        bends = bends * (inner[:, None] * inner)[:, :, None, None]
        for place, twice in enumerate(inner * (1.0 - 2.0 * shares)):
            bends[place, place] += slopes[place] * twice
        return pattern, slopes * inner[:, None, None], bends

    def _correlate(self, values: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        """Return the same by the correlations themselves."""
        visits = np.arange(self.n_visits)
        lag = np.abs(visits[:, None] - visits).astype(float)
        if self.kind == "cs":
            lag = np.minimum(lag, 1.0)
        rho = values[-1]
        with np.errstate(divide="ignore", invalid="ignore"):
            slope = np.where(lag > 0, lag * rho ** np.maximum(lag - 1, 0), 0.0)
            bend = np.where(lag > 1, lag * (lag - 1) * rho ** np.maximum(lag - 2, 0), 0.0)
        powers = rho**lag
        if self.kind != "ar1+cs":
            return powers, slope[None], bend[None, None]
        common = values[0]
        bends = np.array([[np.zeros_like(slope), -slope], [-slope, (1.0 - common) * bend]])
        slopes = np.array([1.0 - powers, (1.0 - common) * slope])
        return common + (1.0 - common) * powers, slopes, bends

    def _split(self, parameters: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """Return the scales of the entries (t, t) and the free correlations."""
        logs = np.clip(parameters[: -self._n_correlations], -LARGEST_EXPONENT, LARGEST_EXPONENT)
        deviations = np.broadcast_to(np.exp(logs), self.n_visits)
        return np.outer(deviations, deviations), parameters[-self._n_correlations :]

    def _logs(self) -> np.ndarray:
        """Return the derivative of the logarithm of the matrix by each log deviation."""
        if not self.is_heterogeneous:
            return np.full((1, self.n_visits, self.n_visits), 2.0)
        each = np.eye(self.n_visits)
        return each[:, :, None] + each[:, None, :]

    def compute_matrix(self, parameters: np.ndarray) -> np.ndarray:
        """Return the correlations on the scales of the visits."""
        scales, free = self._split(parameters)
        matrix: np.ndarray = scales * self._pattern(free)[0]
        return matrix

    def compute_slopes(self, parameters: np.ndarray) -> np.ndarray:
        """Return the derivatives by the log deviations and by the correlations' parameters."""
        scales, free = self._split(parameters)
        pattern, slopes, _ = self._pattern(free)
        return np.concatenate([self._logs() * (scales * pattern), scales * slopes])

    def compute_curvature(self, parameters: np.ndarray, weights: np.ndarray) -> np.ndarray:
        """Return the second derivatives, products of the first on the log scale."""
        scales, free = self._split(parameters)
        pattern, slopes, bends = self._pattern(free)
        logs, weights = self._logs(), weights * scales
        flat = logs.reshape(len(logs), -1)
        squares = flat @ (flat * (weights * pattern).ravel()).T
        mixed = flat @ (slopes * weights).reshape(len(slopes), -1).T
        return np.block([[squares, mixed], [mixed.T, (bends * weights).sum(axis=(2, 3))]])


_KINDS: Final[Mapping[str, tuple[str, str, bool]]] = {
    "ar1csh": ("AR(1) and compound symmetry with a variance a visit", "ar1+cs", True),
    "ar1h": ("AR(1) with a variance a visit", "ar1", True),
    "csh": ("compound symmetry with a variance a visit", "cs", True),
    "ar1": ("AR(1)", "ar1", False),
    "cs": ("compound symmetry", "cs", False),
}


def find_structure(key: str, n_visits: int) -> Structure:
    """Return the structure of that name: ``us``, ``ar1csh``, ``ar1h``, ``csh``, ``ar1`` or ``cs``.

    Examples
    --------
    >>> find_structure("us", 4).n_parameters, find_structure("csh", 4).n_parameters
    (10, 5)
    """
    if key == "us":
        return Unstructured(n_visits)
    return Correlated(n_visits, *_KINDS[key])

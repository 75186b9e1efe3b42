"""The data of a model of repeated measures: patients by visits, with gaps."""

from dataclasses import dataclass

import numpy as np


@dataclass(frozen=True, slots=True)
class Panel:
    """Responses of patients at visits, with the fixed effects of each.

    Attributes
    ----------
    patients
        Names, one a row.
    response
        (n, t); 0 where not observed.
    design
        (n, t, p), of full column rank over what is observed; 0 where not observed.
    is_observed
        (n, t).
    """

    patients: tuple[str, ...]
    response: np.ndarray
    design: np.ndarray
    is_observed: np.ndarray

    def __post_init__(self) -> None:
        """Check the shapes, and that nothing stands where nothing was observed."""
        n, t, _ = self.design.shape
        if self.response.shape != (n, t) or self.is_observed.shape != (n, t):
            message = "response, design and is_observed are not of the same patients and visits"
            raise ValueError(message)
        hidden = ~self.is_observed
        if self.response[hidden].any() or self.design[hidden].any():
            message = "values where nothing was observed"
            raise ValueError(message)

    @property
    def n_records(self) -> int:
        """Observed responses."""
        return int(self.is_observed.sum())

    @property
    def n_visits(self) -> int:
        """Visits."""
        return int(self.response.shape[1])

    @property
    def n_effects(self) -> int:
        """Columns of the design."""
        return int(self.design.shape[2])

    def drop(self, row: int) -> "Panel":
        """Return the panel without one patient."""
        kept = np.arange(len(self.patients)) != row
        names = tuple(name for place, name in enumerate(self.patients) if place != row)
        return Panel(names, self.response[kept], self.design[kept], self.is_observed[kept])


def build_panel(
    patients: np.ndarray, visits: np.ndarray, response: np.ndarray, design: np.ndarray
) -> Panel:
    """Put long data into a panel.

    Parameters
    ----------
    patients
        Name of the patient of each record.
    visits
        Number of its visit, 0 to t - 1.
    response
        Its value.
    design
        Its fixed effects (records, p).

    Raises
    ------
    ValueError
        Where a patient has two records at a visit.
    """
    names, rows = np.unique(patients.astype(str), return_inverse=True)
    n_visits = int(visits.max()) + 1
    seen = np.zeros((len(names), n_visits), dtype=np.int64)
    np.add.at(seen, (rows, visits), 1)
    if (seen > 1).any():
        message = "two records of a patient at one visit"
        raise ValueError(message)
    values = np.zeros((len(names), n_visits))
    values[rows, visits] = response
    effects = np.zeros((len(names), n_visits, design.shape[1]))
    effects[rows, visits] = design
    return Panel(tuple(names.tolist()), values, effects, seen == 1)


def compute_rank(design: np.ndarray) -> int:
    """Return how many columns are independent of one another, whatever their scales.

    Examples
    --------
    >>> compute_rank(np.array([[1.0, 0, 6], [1, 0, 6], [0, 1, 12], [0, 1, 12]]))
    2
    """
    lengths = np.linalg.norm(design, axis=0)
    if not lengths.any():
        return 0
    return int(np.linalg.matrix_rank(design[:, lengths > 0] / lengths[lengths > 0], tol=1e-8))


def compute_independent_share(column: np.ndarray, others: np.ndarray) -> float:
    """Return the share of a column's variation that the others do not explain (the tolerance).

    Examples
    --------
    >>> visit = np.array([[1.0, 0], [1, 0], [0, 1], [0, 1]])
    >>> compute_independent_share(np.array([6.0, 6, 12, 12]), visit)
    0.0
    >>> compute_independent_share(np.array([6.0, 12, 6, 12]), visit)
    1.0
    """
    spread = float(((column - column.mean()) ** 2).sum())
    if spread == 0:
        return 0.0
    fitted = others @ np.linalg.lstsq(others, column, rcond=None)[0]
    share = float(((column - fitted) ** 2).sum()) / spread
    return share if share > 1e-10 else 0.0

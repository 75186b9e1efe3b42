"""Rows of the time-dependent model: the time between two values of a patient."""

from dataclasses import dataclass

import numpy as np
import pandas as pd


@dataclass(frozen=True, slots=True, eq=False)
class Follow:
    """Observation of patients for one outcome, in days from inclusion (day 1).

    Attributes
    ----------
    names, strata
        Of each patient, shape (n,).
    entry
        Day before the first dose: nobody could have the event before it and be in the trial.
    end, is_event
        Day of the event or of censoring.
    """

    names: np.ndarray
    strata: np.ndarray
    entry: np.ndarray
    end: np.ndarray
    is_event: np.ndarray

    def take(self, kept: np.ndarray) -> "Follow":
        """Return the patients of a mask."""
        parts = (self.names, self.strata, self.entry, self.end, self.is_event)
        return Follow(*(part[kept] for part in parts))


@dataclass(frozen=True, slots=True, eq=False)
class Intervals:
    """Rows ``(start, stop]`` with the covariate known at their start."""

    patient: np.ndarray
    start: np.ndarray
    stop: np.ndarray
    is_event: np.ndarray
    covariate: np.ndarray


def build_intervals(
    follow: Follow,
    patient: np.ndarray,
    day: np.ndarray,
    covariate: np.ndarray,
    *,
    carry_forward_days: int | None,
) -> Intervals:
    """Split each patient's time at the days of the values.

    A value holds from the day after it was taken to the day of the next one; an event on that day
    still belongs to the one before. Until the first value on treatment the covariate is 0: the log
    fold change of the baseline itself. So a patient who dies before any sample on treatment is in
    the model, and nobody is known by a value of the future.

    Parameters
    ----------
    follow
        Observation of the patients who have a baseline.
    patient, day, covariate
        Values on treatment: place in `follow`, day from inclusion, log fold change.
    carry_forward_days
        How long a value holds; None for until the next. Time without one is left out.

    Examples
    --------
    >>> follow = Follow(np.array(["P1"]), np.array(["A"]), np.array([0.0]), np.array([40.0]),
    ...                 np.array([True]))
    >>> rows = build_intervals(follow, np.array([0, 0]), np.array([15.0, 40.0]),
    ...                        np.array([1.0, 3.0]), carry_forward_days=None)
    >>> rows.start.tolist(), rows.stop.tolist(), rows.covariate.tolist(), rows.is_event.tolist()
    ([0.0, 15.0], [15.0, 40.0], [0.0, 1.0], [False, True])
    """
    used = (day < follow.end[patient]) & (day > follow.entry[patient])
    n = len(follow.names)
    rows = pd.DataFrame(
        {
            "patient": np.concatenate([np.arange(n), patient[used]]),
            "start": np.concatenate([follow.entry, day[used]]),
            "covariate": np.concatenate([np.zeros(n), covariate[used]]),
            "is_value": np.concatenate([np.zeros(n, dtype=bool), np.ones(used.sum(), dtype=bool)]),
        }
    )
    rows = rows.sort_values(["patient", "start"], kind="stable")
    rows = rows.drop_duplicates(["patient", "start"], keep="last", ignore_index=True)
    place = rows["patient"].to_numpy()
    start = rows["start"].to_numpy()
    is_last = np.append(place[1:] != place[:-1], True)
    stop = np.where(is_last, follow.end[place], np.append(start[1:], 0.0))
    is_event = is_last & follow.is_event[place]
    if carry_forward_days is not None:
        limit = np.where(rows["is_value"], start + carry_forward_days, stop)
        is_event &= stop <= limit
        stop = np.minimum(stop, limit)
    has_time = stop > start
    return Intervals(
        patient=place[has_time],
        start=start[has_time],
        stop=stop[has_time],
        is_event=is_event[has_time],
        covariate=rows["covariate"].to_numpy()[has_time],
    )

"""Visits: each specimen's visit, from the sheet or else from the window its day falls in."""

from typing import Final

import numpy as np
import pandas as pd

from tilflow.trial.schedule import Window, build_windows, get_schedule
from tilflow.trial.settings import ScheduleSettings

UNSCHEDULED: Final = "unscheduled"


def derive_visits(specimens: pd.DataFrame, settings: ScheduleSettings) -> pd.DataFrame:
    """Add visit, its number and target day, and tell troughs from peaks.

    Parameters
    ----------
    specimens
        Of `tilflow.trial.specimens.derive_specimens`.
    settings
        The windows.

    Returns
    -------
    pandas.DataFrame
        `specimens` with ``visit`` filled in ("unscheduled" outside of every window),
        ``is_window_visit`` (the window decided), ``timepoint`` (trough, peak, or blank where
        nothing tells), ``target_day`` and ``visit_number`` (in the order of the target days over
        the study; both missing for unscheduled ones), ``window_first_day``, ``window_last_day``
        (missing where the schedule has no such visit) and ``window_status``: in window, early or
        late with the window it misses, without a window, or unscheduled.
    """
    table = specimens.copy()
    table["timepoint"] = call_timepoints(table, settings)
    table["is_window_visit"] = table["visit"].eq("")
    visits = table["visit"].astype(object).to_numpy(copy=True)
    named = pd.Series(visits).str.casefold().str.startswith("unsch").to_numpy(dtype=bool)
    visits[named] = UNSCHEDULED
    targets, first, last, missed = (np.full(len(table), np.nan) for _ in range(4))
    for (stratum, specimen), part in table.groupby(["stratum", "specimen"], sort=True):
        windows = build_windows(get_schedule(settings, str(stratum)), str(specimen))
        rows = part.index.to_numpy()
        blank = part["is_window_visit"].to_numpy()
        found = _assign_windows(part, windows)
        for row, number in zip(rows[blank], found[blank], strict=True):
            visits[row] = windows[number].name if number >= 0 else UNSCHEDULED
        by_name = {window.name.casefold(): window for window in windows}
        for row, anchor in zip(rows, _find_anchors(part, windows), strict=True):
            window = by_name.get(visits[row].casefold())
            if window is not None:
                targets[row] = window.target_day
                first[row], last[row] = window.first_day, window.last_day
                missed[row] = min(anchor - window.first_day, 0) + max(anchor - window.last_day, 0)
    table = table.assign(window_first_day=first, window_last_day=last)
    table["window_status"] = _describe_windows(visits, first, last, missed)
    if settings.out_of_window == "unscheduled":
        visits[~np.isnan(missed) & (missed != 0)] = UNSCHEDULED
    table["visit"] = visits
    table["target_day"] = _fill_targets(table, targets)
    table["visit_number"] = _number_visits(table)
    return table


def call_timepoints(specimens: pd.DataFrame, settings: ScheduleSettings) -> pd.Series:
    """Return trough or peak for blood, or "" where nothing tells; the sheet has the first word.

    A trough is from before the visit's dose, a peak from the days after a dose that the schedule
    names. The one shows what lasts, the other what a dose does at once: they are never pooled.
    """
    day = specimens["study_day"].to_numpy(dtype=float)
    last_dose = specimens["last_dose_day"].to_numpy(dtype=float, na_value=np.nan)
    since = day - last_dose
    called = np.full(len(specimens), "", dtype=object)
    for stratum in sorted(specimens["stratum"].unique()):
        schedule = get_schedule(settings, stratum)
        rows = specimens["stratum"].eq(stratum).to_numpy()
        doses = [w.target_day for w in build_windows(schedule, "blood") if w.is_dose]
        nominal = day - _last_target(day, doses)
        # Without a sheet of doses the plan stands in, but only where the plan names the visit too.
        planned = specimens["visit"].eq("").to_numpy()
        known = specimens["has_doses"].to_numpy(dtype=bool)
        since_any = np.where(known, since, np.where(planned, nominal, np.nan))
        is_peak = (since_any >= schedule.peak_first_day) & (since_any <= schedule.peak_last_day)
        called[rows & is_peak] = "peak"
        is_trough = (since_any > schedule.peak_last_day) | (~known & planned & (nominal == 0))
        called[rows & is_trough] = "trough"
    called[specimens["is_pre_dose"].to_numpy(dtype=bool)] = "trough"
    stated = specimens["timepoint"].astype(object).to_numpy()
    called = np.where(stated != "", stated, called)
    called[specimens["specimen"].ne("blood").to_numpy()] = ""
    return pd.Series(called, index=specimens.index, dtype=object)


def _last_target(day: np.ndarray, targets: list[int]) -> np.ndarray:
    """Return the last of `targets` on or before each day; missing where there is none."""
    if not targets:
        return np.full(len(day), np.nan)
    place = np.searchsorted(targets, day, side="right") - 1
    return np.where(place >= 0, np.asarray(targets, dtype=float)[np.maximum(place, 0)], np.nan)


def _assign_windows(specimens: pd.DataFrame, windows: tuple[Window, ...]) -> np.ndarray:
    """Return the index of each specimen's window, -1 where it is in none.

    A peak belongs to the visit of the dose that it follows.
    """
    day = specimens["study_day"].to_numpy(dtype=float)
    is_peak = specimens["timepoint"].eq("peak").to_numpy()
    last_dose = specimens["last_dose_day"].to_numpy(dtype=float, na_value=np.nan)
    anchor = _find_anchors(specimens, windows)
    is_pre_dose = specimens["is_pre_dose"].to_numpy(dtype=bool)
    found = np.full(len(day), -1)
    distance = np.full(len(day), np.inf)
    for number, window in enumerate(windows):
        inside = (anchor >= window.first_day) & (anchor <= window.last_day)
        if window.is_dose and window.target_day == 1:
            inside &= is_pre_dose | is_peak
        away = np.abs(anchor - window.target_day)
        nearer = inside & (away < distance)
        found[nearer], distance[nearer] = number, away[nearer]
    # Hours after a dose: neither before it nor days after it.
    same_day = (day == last_dose) & ~is_peak & specimens["timepoint"].eq("").to_numpy()
    found[same_day & specimens["specimen"].eq("blood").to_numpy()] = -1
    return found


def _find_anchors(specimens: pd.DataFrame, windows: tuple[Window, ...]) -> np.ndarray:
    """Return the day by which each specimen is placed: its own, or that of a peak's dose."""
    day = specimens["study_day"].to_numpy(dtype=float)
    is_peak = specimens["timepoint"].eq("peak").to_numpy()
    last_dose = specimens["last_dose_day"].to_numpy(dtype=float, na_value=np.nan)
    nominal = _last_target(day, [window.target_day for window in windows if window.is_dose])
    return np.where(is_peak, np.where(np.isnan(last_dose), nominal, last_dose), day)


def _describe_windows(
    visits: np.ndarray, first: np.ndarray, last: np.ndarray, missed: np.ndarray
) -> np.ndarray:
    """Say of each specimen how it lies to the window of its visit; `missed` are days, early < 0."""
    told = []
    for visit, start, end, days in zip(visits, first, last, missed, strict=True):
        if visit == UNSCHEDULED:
            told.append(UNSCHEDULED)
        elif np.isnan(start):
            told.append("the schedule has no such visit")
        elif days == 0 or np.isnan(days):
            told.append("in window")
        else:
            when = "early" if days < 0 else "late"
            told.append(f"{when} by {abs(days):.0f} days: {visit} is day {start:.0f} to {end:.0f}")
    return np.array(told, dtype=object)


def _fill_targets(table: pd.DataFrame, targets: np.ndarray) -> pd.Series:
    """Complete the target days: a visit that no schedule knows is at its median study day."""
    scheduled = table["visit"].ne(UNSCHEDULED)
    median = table["study_day"].where(scheduled).groupby(table["visit"]).median()
    filled = pd.Series(targets, index=table.index).fillna(table["visit"].map(median))
    return filled.where(scheduled)


def _number_visits(table: pd.DataFrame) -> pd.Series:
    """Return the numbers of the visits, from 1 in the order of their earliest target day."""
    first = table.groupby("visit")["target_day"].min().dropna().reset_index()
    first = first.sort_values(["target_day", "visit"], ignore_index=True)
    numbers = dict(zip(first["visit"], range(1, len(first) + 1), strict=True))
    return table["visit"].map(numbers).astype("Int64")

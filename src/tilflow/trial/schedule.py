"""Schedule: the windows of days in which a specimen belongs to a visit."""

from dataclasses import dataclass

from tilflow.trial.settings import ScheduleSettings, StratumSchedule


@dataclass(frozen=True, slots=True)
class Window:
    """A visit with its target day and the study days around it.

    Attributes
    ----------
    name
        Visit.
    target_day, first_day, last_day
        Study days; both ends belong to the window.
    is_dose
        Whether a dose is planned on the target day, so that a peak may follow it.
    """

    name: str
    target_day: int
    first_day: int
    last_day: int
    is_dose: bool = False


def build_windows(schedule: StratumSchedule, specimen: str) -> tuple[Window, ...]:
    """Return the windows of blood or tissue, in the order of their target days.

    Blood is drawn at screening, before each dose, at the end of treatment and in follow-up. Windows
    never overlap: each day belongs to the visit whose target is nearest.

    Examples
    --------
    >>> windows = build_windows(StratumSchedule(last_dose_day=29), "blood")
    >>> [window.name for window in windows][:5]
    ['SCR', 'D1', 'D15', 'D29', 'EOT']
    >>> windows[2]
    Window(name='D15', target_day=15, first_day=9, last_day=22, is_dose=True)
    """
    planned = schedule.biopsies if specimen == "tissue" else schedule.visits
    if planned or specimen == "tissue":
        windows = [Window(v.name, v.target_day, v.first_day, v.last_day) for v in planned]
        return tuple(sorted(windows, key=lambda window: (window.target_day, window.name)))
    windows = [
        Window("SCR", -1, schedule.screening_first_day, -1),
        # Before the first dose only: what follows is a peak, or the next visit.
        Window("D1", 1, 1, 1, is_dose=True),
    ]
    interval = schedule.dose_interval_days
    for day in range(1 + interval, schedule.last_dose_day + 1, interval):
        first, last = day - schedule.days_before, day + schedule.days_after
        windows.append(Window(f"D{day}", day, first, last, is_dose=True))
    windows += _follow_up(schedule, windows[-1])
    return tuple(windows)


def _follow_up(schedule: StratumSchedule, last: Window) -> list[Window]:
    end = last.target_day + schedule.end_visit_days
    half = schedule.follow_up_interval_days // 2
    windows = [Window("EOT", end, last.last_day + 1, end + half)]
    day = end + schedule.follow_up_interval_days
    number = 1
    while day <= schedule.last_follow_up_day:
        windows.append(Window(f"FU{number}", day, windows[-1].last_day + 1, day + half))
        day += schedule.follow_up_interval_days
        number += 1
    return windows


def get_schedule(settings: ScheduleSettings, stratum: str) -> StratumSchedule:
    """Return the schedule of `stratum`."""
    return settings.strata.get(stratum, settings.default)

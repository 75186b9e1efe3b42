"""Study day: there is no day 0."""

from datetime import date


def compute_study_day(collected: date, first_dose: date) -> int:
    """Return the day of `collected` counted from the first dose, which is on day 1.

    The day before the first dose is day -1 (CDISC SDTMIG, section on study day variables; the
    rule of admiral's ``derive_vars_dy``).

    Examples
    --------
    >>> first = date(2024, 3, 1)
    >>> [compute_study_day(date(2024, 2, 29), first), compute_study_day(first, first)]
    [-1, 1]
    """
    days = (collected - first_dose).days
    return days + 1 if days >= 0 else days

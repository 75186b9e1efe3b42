"""The table of a design: what each group can show, and the curve over patients and effects."""

from collections.abc import Iterator
from math import floor
from typing import Final

import numpy as np
import pandas as pd

from tilflow.trial.power.detectable import (
    compute_difference_sd,
    compute_fold_power,
    compute_level,
    find_smallest_fold_change,
)
from tilflow.trial.power.settings import PowerSettings
from tilflow.trial.tables import round_significant

COLUMNS: Final = (
    "kind", "group", "parameter", "n_planned", "n_evaluable", "fold_increase", "fold_decrease",
    "power", "level", "log_sd", "note",
)  # fmt: skip
"""Columns of ``power.tsv``, in its order."""

DIGITS: Final = 6
"""No design is known better; a root is found to about ten."""


def summarise_power(settings: PowerSettings) -> pd.DataFrame:
    """Return what the design can show.

    Returns
    -------
    pandas.DataFrame
        `COLUMNS`. Rows of the kind ``smallest``: for each group and parameter the fold change that
        is shown with the wanted power. Rows of the kind ``curve``: the power for each number of
        evaluable patients and fold change.
    """
    rows = [*_iterate_smallest(settings), *_iterate_curve(settings)]
    table = pd.DataFrame(rows, columns=list(COLUMNS))
    table = table.astype({"n_planned": "Int64", "n_evaluable": "Int64"})
    numbers = ["fold_increase", "fold_decrease", "power", "level", "log_sd"]
    rounded = {name: round_significant(table[name].to_numpy(), digits=DIGITS) for name in numbers}
    return table.assign(**rounded)


def _iterate_smallest(settings: PowerSettings) -> Iterator[dict[str, object]]:
    level = compute_level(settings)
    family = {
        "none": "",
        "bonferroni": f"Bonferroni over {settings.tests} tests",
        "fdr": f"false discovery rate {settings.alpha:g} over {settings.tests} tests, "
        f"{settings.true_effects} with an effect",
    }[settings.family]
    for group, planned in settings.groups.items():
        n = floor(planned * settings.evaluable_fraction)
        for name, parameter in settings.parameters.items():
            log_sd = compute_difference_sd(parameter, settings)
            fold = find_smallest_fold_change(n, log_sd, level=level, power=settings.power)
            notes = [family, parameter.source]
            if n < 2:
                notes.append("fewer than two evaluable patients show nothing")
            yield {
                "kind": "smallest", "group": group, "parameter": name, "n_planned": planned,
                "n_evaluable": n, "fold_increase": fold, "fold_decrease": 1 / fold,
                "power": settings.power if n >= 2 else np.nan, "level": level, "log_sd": log_sd,
                "note": "; ".join(note for note in notes if note),
            }  # fmt: skip


def _iterate_curve(settings: PowerSettings) -> Iterator[dict[str, object]]:
    level = compute_level(settings)
    for name, parameter in settings.parameters.items():
        log_sd = compute_difference_sd(parameter, settings)
        for n in settings.curve_patients:
            for fold in settings.curve_fold_changes:
                power = compute_fold_power(n, fold, log_sd, level=level) if n >= 2 else np.nan
                yield {
                    "kind": "curve", "group": "", "parameter": name, "n_evaluable": n,
                    "fold_increase": fold, "fold_decrease": 1 / fold, "power": power,
                    "level": level, "log_sd": log_sd, "note": "",
                }  # fmt: skip

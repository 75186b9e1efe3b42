"""Quantitation: which values are below the limit of their assay, and what that limit is."""

from collections.abc import Mapping
from fnmatch import fnmatchcase
from typing import Final

import numpy as np
import pandas as pd

from tilflow.trial.settings import ChangeSettings, FamilySettings

LINEAR_UNITS: Final = ("cells/µL", "%")
"""Units of values that grow with the events counted; the median of an intensity does not."""


def find_families(
    parameters: pd.Series, families: Mapping[str, FamilySettings]
) -> list[FamilySettings]:
    """Return the first family that each category of `parameters` fits, or an empty one."""
    nothing = FamilySettings()
    return [
        next(
            (family for pattern, family in families.items() if fnmatchcase(name, pattern)), nothing
        )
        for name in map(str, parameters.cat.categories)
    ]


def read_family(parameters: pd.Series, families: list[FamilySettings], name: str) -> np.ndarray:
    """Return a number of each record's family, missing where it is blank."""
    values = [getattr(family, name) for family in families]
    known = np.array([np.nan if value is None else value for value in values] + [np.nan])
    of_rows: np.ndarray = known[parameters.cat.codes.to_numpy()]
    return of_rows


def derive_quantitation(records: pd.DataFrame, settings: ChangeSettings) -> pd.DataFrame:
    """Add ``lloq``, the limit in the value's unit, ``stated_lloq`` and ``is_quantified``.

    The limit is the family's, where the settings name one. Without one, a blood value of fewer than
    `settings.lloq_events` events is below the limit, which for counts and percentages is the value
    that so many events would have given in the same tube.

    Parameters
    ----------
    records
        With ``parameter`` (categories), ``specimen``, ``unit``, ``value``, ``n_events`` and
        ``denominator``.
    """
    families = find_families(records["parameter"], settings.families)
    stated = read_family(records["parameter"], families, "lloq")
    value = records["value"].to_numpy(dtype=float)
    events = records["n_events"].to_numpy(dtype=float, na_value=np.nan)
    is_blood = records["specimen"].eq("blood").to_numpy(dtype=bool)
    unit = records["unit"].astype(object)
    is_linear = is_blood & unit.isin(LINEAR_UNITS).to_numpy(dtype=bool)
    with np.errstate(divide="ignore", invalid="ignore"):
        by_events = np.where(events > 0, value * settings.lloq_events / events, np.nan)
        parent = records["denominator"].to_numpy(dtype=float, na_value=np.nan)
        empty = unit.eq("%").to_numpy(dtype=bool) & (events == 0) & (parent > 0)
        by_events = np.where(empty, 100 * settings.lloq_events / parent, by_events)
    has_stated = ~np.isnan(stated)
    lloq = np.where(has_stated, stated, np.where(is_linear, by_events, np.nan))
    below = np.where(has_stated, value < stated, is_blood & (events < settings.lloq_events))
    return records.assign(lloq=lloq, stated_lloq=stated, is_quantified=~below.astype(bool))

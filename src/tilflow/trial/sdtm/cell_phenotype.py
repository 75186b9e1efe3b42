"""CP: the cell counts, shares and marker expressions of blood."""

from collections.abc import Mapping
from typing import Final

import numpy as np
import pandas as pd

from tilflow.trial.sdtm.findings import (
    WHOLE_SPECIMEN,
    arrange,
    call_last_before,
    derive_common,
    derive_missing,
    select_records,
)
from tilflow.trial.sdtm.phenotypes import Phenotype, has_phenotype, name_phenotype
from tilflow.trial.sdtm.variables import CP

UNITS: Final = {"cells/µL": "10^6/L", "%": "%", "a.u.": "MdFI"}
"""Unit → CDISC's: a cell a microlitre is 10^6 a litre (CP assumption 10: a synonymous unit of the
codelist is taken); MdFI as in the guide's example 5."""

KINDS: Final = {
    "count_per_ul": ("CELL COUNT", "NUMBER CONCENTRATION"),
    "percent_of_parent": ("CELL FRACTION", "NUMBER FRACTION"),
    "median_intensity": ("MARKER EXPRESSION", "FLUORESCENCE INTENSITY"),
}
"""Quantity → CPSCAT (the sponsor's) and CPRESTYP (the guide's examples 1a and 5)."""

METHODS: Final = {
    "beads": "SINGLE PLATFORM, COUNTING BEADS",
    "cbc": "DUAL PLATFORM, BLOOD COUNT",
    "volume": "SINGLE PLATFORM, ACQUIRED VOLUME",
    "gating": "EVENTS OVER EVENTS OF THE PARENT",
    "median": "MEDIAN INTENSITY",
}
"""Method of the measurements → CPANMETH, the sponsor's words."""

TIMEPOINTS: Final = {"trough": 1, "peak": 2}
ALL: Final = Phenotype("CPALL", "Cell Phenotyping")
"""A specimen of which nothing was measured (SDTMIG 4.5.1.2)."""

NO_DEFINITIONS: Final = pd.DataFrame(
    columns=["population", "parent", "own_markers", "viability", "markers", "gate_definition"]
)


def derive_cell_phenotype(
    longitudinal: pd.DataFrame,
    completeness: pd.DataFrame,
    *,
    panels: Mapping[str, str],
    definitions: Mapping[str, pd.DataFrame],
    study_id: str,
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Return CP, and the records of the longitudinal table that it is of, row for row.

    A population that no marker tells (singlets) is no cell phenotype and has no record: CP
    assumption 2.

    Parameters
    ----------
    longitudinal, completeness
        ``longitudinal.parquet`` and ``completeness.parquet``.
    panels
        Sample → its panel, as the sheet names it.
    definitions
        Panel → the marker strings of its strategy (`name_phenotype`); a panel may be missing.
    """
    rows = select_records(longitudinal, "blood")
    rows["panel"] = rows["specimen_id"].map(panels).fillna("")
    visits = dict(zip(rows["VISIT"], rows["VISITNUM"], strict=True))
    missing = derive_missing(completeness, "blood", visits).assign(panel="")
    rows = pd.concat([rows, missing], ignore_index=True) if len(missing) else rows
    names, place = _name_tests(rows, definitions)
    kept = np.array([each is not None for each in names], dtype=bool)[place]
    rows, place = rows[kept].reset_index(drop=True), place[kept]

    def spread(attribute: str) -> list[str]:
        return [getattr(names[number], attribute) for number in place]

    quantity = rows["parameter"].str.split(".").str[1].fillna("")
    is_whole = rows["parameter"].eq(WHOLE_SPECIMEN).to_numpy(dtype=bool)
    unit = rows["unit"].map(UNITS).fillna(rows["unit"]).where(rows["value"].notna(), "")
    columns = derive_common(rows, "CP", study_id=study_id) | {
        "CPLNKGRP": np.where(
            rows["collected_at"].ne(""), rows["patient_id"] + " " + rows["collected_at"], ""
        ),
        "CPTESTCD": spread("testcd"), "CPTEST": spread("test"), "CPSBMRKS": spread("sublineage"),
        "CPCELSTA": spread("state"), "CPCSMRKS": spread("state_markers"),
        "CPMRKSTR": spread("markers"), "CPGATE": spread("gate"),
        "CPGATDEF": spread("gate_definition"),
        "CPSPTSTD": rows["parameter"].mask(is_whole, ""),
        "CPCAT": "IMMUNOPHENOTYPING",
        "CPSCAT": quantity.map({name: kind for name, (kind, _) in KINDS.items()}).fillna(""),
        "CPTSTPNL": rows["panel"].map(name_panel), "CPORRESU": unit, "CPSTRESU": unit,
        "CPRESSCL": np.where(is_whole, "", "QUANTITATIVE"),
        "CPRESTYP": quantity.map({name: kind for name, (_, kind) in KINDS.items()}).fillna(""),
        "CPLLOQ": rows["lloq"], "CPSPEC": "BLOOD", "CPMETHOD": "FLOW CYTOMETRY",
        "CPANMETH": rows["method"].map(METHODS).fillna(rows["method"].str.upper()),
        "CPLOBXFL": call_last_before(rows, ["parameter"]),
        "CPTPT": rows["timepoint"].str.upper(),
        "CPTPTNUM": rows["timepoint"].map(TIMEPOINTS).astype("Int64"),
    }  # fmt: skip
    table = arrange(columns, CP)
    return table.reset_index(drop=True), rows.loc[table.index].reset_index(drop=True)


def _name_tests(
    rows: pd.DataFrame, definitions: Mapping[str, pd.DataFrame]
) -> tuple[list[Phenotype | None], np.ndarray]:
    """Name each parameter of each panel once; None for one that is no cell phenotype."""
    pairs = rows["panel"].astype(str) + "\x1f" + rows["parameter"].astype(str)
    place, distinct = pd.factorize(pairs)
    names: list[Phenotype | None] = []
    for pair in distinct:
        panel, parameter = str(pair).split("\x1f")
        known = definitions.get(panel, NO_DEFINITIONS)
        if parameter == WHOLE_SPECIMEN:
            names.append(ALL)
        elif has_phenotype(parameter.split(".")[0], known):
            names.append(name_phenotype(parameter, known))
        else:
            names.append(None)
    return names, place


def name_panel(source: str) -> str:
    """Return the name of a panel: that of its file without folder and suffix.

    Examples
    --------
    >>> name_panel("panels/whole_blood.yaml"), name_panel("whole_blood")
    ('whole_blood', 'whole_blood')
    """
    return source.rsplit("/", 1)[-1].removesuffix(".yaml").removesuffix(".yml")

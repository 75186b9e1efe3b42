"""MI: what was counted and scored on slides of tissue."""

import re
from collections.abc import Mapping
from typing import Final

import numpy as np
import pandas as pd

from tilflow.trial.export.paramcd import compute_code
from tilflow.trial.sdtm.findings import (
    WHOLE_SPECIMEN,
    arrange,
    call_last_before,
    derive_common,
    derive_missing,
    select_records,
    spell_population,
)
from tilflow.trial.sdtm.variables import MI

UNITS: Final = {"cells/mm²": "cells/mm2", "µm": "um", "ratio": "", "%": "%"}
"""Unit → as ASCII; ``%`` is of the codelist, the others are the sponsor's."""

METHODS: Final = {
    "ihc": "IHC", "mif": "MULTIPLEX IMMUNOFLUORESCENCE", "he": "H AND E STAIN",
    "dapi": "DAPI STAIN",
}  # fmt: skip
"""Kind of assay → MIMETHOD: IHC as in the guide's examples, the others the sponsor's words."""

DETAILS: Final = {
    "h_score": "H SCORE TOTAL SCORE", "percent_positive": "PERCENT POSITIVE CELL",
    "density_per_mm2": "CELL DENSITY", "percent_of_cells": "PERCENT OF NUCLEATED CELLS",
    "percent_of_area": "PERCENT OF AREA", "nearest_median": "MEDIAN DISTANCE TO NEAREST",
    "share_within": "PERCENT WITHIN REACH OF", "mixing": "MIXING WITH",
}  # fmt: skip
"""Quantity → MITSTDTL; the first two as MI assumption 2 has them, the others the sponsor's."""

OF_A_MARKER: Final = ("h_score", "percent_positive", "percent_class")
EVERY_CELL: Final = "nucleated_cells"
LONGEST_TEST: Final = 40


def name_finding(parameter: str) -> tuple[str, str, str]:
    """Return MITESTCD, MITEST and MITSTDTL of a parameter ``population.quantity[.other]``.

    MITESTCD is the biomarker, MITSTDTL what of it was read (MI assumption 2).

    Examples
    --------
    >>> name_finding("nucleated_cells.h_score.CD8")
    ('CD8', 'CD8', 'H SCORE TOTAL SCORE')
    >>> name_finding("cd8_t_cells.nearest_median.tumour_cells")[1:]
    ('CD8 T cells', 'MEDIAN DISTANCE TO NEAREST TUMOUR CELLS')
    """
    if parameter == WHOLE_SPECIMEN:
        return "MIALL", "Microscopic Findings", ""
    population, quantity, *rest = parameter.split(".", 2)
    detail = DETAILS.get(quantity, quantity.replace("_", " ").upper())
    other = rest[0] if rest else ""
    if quantity.startswith(OF_A_MARKER) and other:
        code = re.sub(r"[^A-Z0-9]", "_", other.upper())[:8]
        where = "" if population == EVERY_CELL else f" OF {population.replace('_', ' ').upper()}"
        return (code if code[0].isalpha() else f"M{code}"[:8]), other, f"{detail}{where}"
    test = spell_population(population)[:LONGEST_TEST]
    detail = f"{detail} {other.replace('_', ' ').upper()}".strip()
    return compute_code((test, "", "")), test, detail


def derive_microscopic(
    longitudinal: pd.DataFrame,
    completeness: pd.DataFrame,
    *,
    assay_kinds: Mapping[str, str],
    lesions: pd.DataFrame | None,
    study_id: str,
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Return MI, and the records of the longitudinal table that it is of, row for row.

    Parameters
    ----------
    longitudinal, completeness
        ``longitudinal.parquet`` and ``completeness.parquet``.
    assay_kinds
        Assay → ihc, mif, he or dapi.
    lesions
        Rows of ``lesions.tsv``: the site of a lesion that bears the biopsy's name.
    """
    rows = select_records(longitudinal, "tissue")
    visits = dict(zip(rows["VISIT"], rows["VISITNUM"], strict=True))
    missing = derive_missing(completeness, "tissue", visits)
    rows = pd.concat([rows, missing], ignore_index=True) if len(missing) else rows
    place, distinct = pd.factorize(rows["parameter"].astype(str))
    names = [name_finding(str(parameter)) for parameter in distinct]
    named = np.array(names, dtype=object).reshape(-1, 3)[place]
    unit = rows["unit"].map(UNITS).fillna(rows["unit"]).where(rows["value"].notna(), "")
    columns = derive_common(rows, "MI", study_id=study_id) | {
        "MILNKID": rows["lesion_id"],
        "MITESTCD": named[:, 0], "MITEST": named[:, 1], "MITSTDTL": named[:, 2],
        "MICAT": rows["assay"], "MISCAT": rows["compartment"].str.replace("_", " ").str.upper(),
        "MIORRESU": unit, "MISTRESU": unit, "MISPEC": "TISSUE",
        "MILOC": _find_sites(rows, lesions),
        "MIMETHOD": rows["assay"].map(assay_kinds).map(METHODS).fillna(""),
        "MILOBXFL": call_last_before(rows, ["parameter", "compartment", "assay", "lesion_id"]),
    }  # fmt: skip
    table = arrange(columns, MI)
    return table.reset_index(drop=True), rows.loc[table.index].reset_index(drop=True)


def _find_sites(rows: pd.DataFrame, lesions: pd.DataFrame | None) -> list[str]:
    if lesions is None or lesions.empty:
        return [""] * len(rows)
    sites = {
        (patient, lesion): str(site or "").upper()
        for patient, lesion, site in zip(
            lesions["patient_id"], lesions["lesion_id"], lesions["site"], strict=True
        )
    }
    pairs = zip(rows["patient_id"], rows["lesion_id"], strict=True)
    return [sites.get(pair, "") for pair in pairs]

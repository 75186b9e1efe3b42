"""Rows of the long table from a slide's densities, spatial statistics and scores."""

import pandas as pd

QUANTITIES = (
    # parameter, value, lower, upper, unit
    ("density_per_mm2", "density_per_mm2", "lower", "upper", "cells/mm²"),
    ("percent_of_cells", "percent_of_cells", "percent_lower", "percent_upper", "%"),
    ("percent_of_area", "percent_of_area", "area_percent_lower", "area_percent_upper", "%"),
)

METHODS = {
    "density_per_mm2": "area",
    "percent_of_cells": "share of nucleated cells",
    "percent_of_area": "area of cells in area",
}


def derive_measurement_rows(table: pd.DataFrame, *, source: str) -> pd.DataFrame:
    """Turn densities into rows of `tilflow.measurement`; patient and visit come from the sheets.

    Parameters
    ----------
    table
        As `tilflow.slides.cells.densities` writes it.
    source
        Its file, relative to the results.
    """
    from tilflow.slides.assay import ALL_CELLS

    everyone = table[table["phenotype"] == ALL_CELLS].set_index(["slide_id", "compartment"])
    key = pd.MultiIndex.from_frame(table[["slide_id", "compartment"]])
    n_all = everyone["n_cells"].reindex(key).to_numpy()
    parts = []
    for name, value, lower, upper, unit in QUANTITIES:
        rows = pd.DataFrame(
            {
                "specimen": "tissue",
                "specimen_id": table["slide_id"],
                "parameter": table["phenotype"] + f".{name}",
                "compartment": table["compartment"],
                "value": table[value],
                "unit": unit,
                "lower": table[lower],
                "upper": table[upper],
                "n_events": table["n_cells"],
                "denominator": n_all if name == "percent_of_cells" else table["area_mm2"],
                "method": METHODS[name],
                "quality": table["quality"],
                "reason": table["reason"],
                "source": source,
            }
        )
        parts.append(rows[_applies(table, name).to_numpy()])
    return pd.concat(parts, ignore_index=True)


def _applies(table: pd.DataFrame, quantity: str) -> pd.Series:
    """Whether each row has the quantity, measured or failed: everyone is 100 % of everyone."""
    from tilflow.slides.assay import ALL_CELLS, TILS

    if quantity == "percent_of_cells":
        return table["phenotype"] != ALL_CELLS
    if quantity == "percent_of_area":
        return table["phenotype"] == TILS
    return table["phenotype"].notna()


def derive_spatial_rows(table: pd.DataFrame, *, source: str) -> pd.DataFrame:
    """Turn the headlines of a slide's spatial statistics into rows of `tilflow.measurement`.

    Parameters
    ----------
    table
        As `tilflow.slides.spatial.summary` writes it. The envelope of ``mixing`` says what shuffled
        names would give, and nothing of the error of the value: it stays there.
    """
    units = {"nearest_median": "µm", "share_within": "%", "mixing": "ratio"}
    rows = table[table["is_headline"]]
    scale = rows["statistic"].map({"share_within": 100.0}).fillna(1.0)
    limits = rows[["lower", "upper"]].mul(scale, axis=0).mask(rows["statistic"] == "mixing")
    return pd.DataFrame(
        {
            "specimen": "tissue",
            "specimen_id": rows["slide_id"],
            "parameter": rows["from"] + "." + rows["statistic"] + "." + rows["to"],
            "compartment": rows["compartment"],
            "value": rows["value"] * scale,
            "unit": rows["statistic"].map(units),
            "lower": limits["lower"],
            "upper": limits["upper"],
            "n_events": rows["n"],
            "denominator": rows["n"].astype(float),
            "method": "spatial: " + rows["statistic"],
            "quality": rows["quality"],
            "reason": rows["reason"],
            "source": source,
        }
    )


def derive_score_rows(table: pd.DataFrame, *, source: str) -> pd.DataFrame:
    """Turn scores into rows of `tilflow.measurement`; patient and visit come from the sheets.

    Parameters
    ----------
    table
        As `tilflow.slides.cells.scores` writes it.
    source
        Its file, relative to the results.

    Returns
    -------
    Parameters are named ``population.quantity.marker``: ``nucleated_cells.h_score.CD8``.
    """
    name = table["population"] + "." + table["quantity"]
    has_marker = table["marker"] != ""
    return pd.DataFrame(
        {
            "specimen": "tissue",
            "specimen_id": table["slide_id"],
            "parameter": name.where(~has_marker, name + "." + table["marker"]),
            "compartment": table["compartment"],
            "value": table["value"],
            "unit": table["unit"],
            "lower": table["lower"],
            "upper": table["upper"],
            "n_events": table["n_cells"],
            "denominator": table["n_all"].astype("float64"),
            "method": table["method"],
            "quality": table["quality"],
            "reason": table["reason"],
            "source": source,
        }
    )

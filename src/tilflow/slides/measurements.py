"""Rows of the long table from a slide's densities and scores."""

import pandas as pd

QUANTITIES = (
    # parameter, value, lower, upper, unit
    ("density_per_mm2", "density_per_mm2", "lower", "upper", "cells/mm²"),
    ("percent_of_cells", "percent_of_cells", "percent_lower", "percent_upper", "%"),
)


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
                "denominator": table["area_mm2"] if name == "density_per_mm2" else n_all,
                "method": "area" if name == "density_per_mm2" else "share of nucleated cells",
                "quality": table["quality"],
                "reason": table["reason"],
                "source": source,
            }
        )
        # Everyone is 100 % of everyone.
        parts.append(rows if unit != "%" else rows[(table["phenotype"] != ALL_CELLS).to_numpy()])
    return pd.concat(parts, ignore_index=True)


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

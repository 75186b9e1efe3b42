"""From a results folder to the tables and pictures of a report."""

import json
from collections.abc import Mapping
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any, Final

import pandas as pd

from tilflow.errors import InputError
from tilflow.measurement import read_measurements
from tilflow.report.contents import FURTHER, RESULTS, TUBES, check_columns

PACKAGES: Final = (
    "anndata",
    "dask",
    "flowkit",
    "jinja2",
    "lifelines",
    "numpy",
    "pandas",
    "pydantic",
    "scikit-image",
    "scipy",
    "snakemake",
    "statsmodels",
    "tifffile",
    "zarr",
)
"""Packages whose version can change a number or a picture."""


OF_ENDPOINTS: Final = ("responses", "survival", "dose_escalation", "patient_outcomes")
"""Tables that ``tilflow trial endpoints`` writes beside its own."""


def read_tables(results: Path) -> dict[str, pd.DataFrame]:
    """Read the tables under ``study/``.

    Raises
    ------
    InputError
        For a table that is missing, unreadable or lacks a column.
    """
    tables = {}
    for name, columns in RESULTS.items():
        path = results / "study" / f"{name}.parquet"
        if not path.is_file():
            message = f"{path}: no such table; run `tilflow trial {_verb(name)}` first"
            raise InputError(message)
        try:
            table = read_measurements(path) if name == "measurements" else pd.read_parquet(path)
        except (OSError, ValueError) as error:
            message = f"{path}: is not a table: {error}; make it again"
            raise InputError(message) from error
        tables[name] = check_columns(str(path), table, columns)
    tables["statistics"] = _select_statistics(tables["statistics"])
    return tables


def _select_statistics(statistics: pd.DataFrame) -> pd.DataFrame:
    """Keep what the page shows: the changes, and what the models say over all visits.

    Joint tests are no ratios, and single visits and doses are for the statistician's table.
    """
    if not {"analysis", "visit"} <= set(statistics.columns):
        return statistics
    is_model = statistics["analysis"].isin(["mixed_model", "dose_model"])
    is_overall = is_model & statistics["visit"].eq("") & statistics["lower"].notna()
    return statistics[statistics["analysis"].eq("change") | is_overall]


def _verb(name: str) -> str:
    """Return the verb of ``tilflow trial`` that writes a table.

    Examples
    --------
    >>> _verb("completeness"), _verb("responses"), _verb("statistics")
    ('longitudinal', 'endpoints', 'statistics')
    """
    makers = {"completeness": "longitudinal"} | dict.fromkeys(OF_ENDPOINTS, "endpoints")
    return makers.get(name, name)


def read_further_tables(results: Path) -> dict[str, pd.DataFrame]:
    """Read those of the tables under ``study/`` that not every run has.

    Of the biomarkers against outcomes the estimates alone: with few events thousands of rows say
    that there are too few.
    """
    paths = {name: results / "study" / f"{name}.parquet" for name in FURTHER}
    tables = {name: pd.read_parquet(path) for name, path in paths.items() if path.is_file()}
    if "hazard_ratio" in tables.get("outcomes", ()):
        tables["outcomes"] = tables["outcomes"].dropna(subset="hazard_ratio")
    return tables


def read_slide_checks(results: Path, slides: list[str]) -> pd.DataFrame | None:
    """Return the checks of all slides that have them, in the order of `slides`."""
    paths = [results / "tissue" / slide / "quality.parquet" for slide in slides]
    tables = [pd.read_parquet(path) for path in paths if path.is_file()]
    return pd.concat(tables, ignore_index=True) if tables else None


def read_tubes(results: Path, samples: list[str]) -> pd.DataFrame:
    """Return one row a gated tube: its events, and the gate that moved furthest.

    Columns are sample_id, n_events (those that the tree starts from), largest_drift (in robust
    standard deviations from the position shared with the patient's tubes) and drift_population.
    """
    rows = []
    for sample in samples:
        path = results / "blood" / sample / "populations.parquet"
        if not path.is_file():
            continue
        table = pd.read_parquet(path)
        if not {"population", "parent", "parent_events", "gate_drift"} <= set(table.columns):
            continue
        at_root = table.loc[table["parent"].eq("root") | table["parent"].eq(""), "parent_events"]
        drifts = table.loc[table["gate_drift"].notna(), ["population", "gate_drift"]]
        furthest = drifts["gate_drift"].abs().to_numpy().argmax() if len(drifts) else None
        population, drift = ("", None) if furthest is None else drifts.iloc[furthest]
        rows.append((sample, at_root.max() if len(at_root) else None, drift, population))
    return pd.DataFrame(rows, columns=list(TUBES))


def read_strategies(results: Path, samples: list[str]) -> dict[str, str]:
    """Return the digest of the gating strategy of each sample that was gated."""
    digests = {}
    for sample in samples:
        path = results / "blood" / sample / "populations.parquet"
        if not path.is_file():
            continue
        table = pd.read_parquet(path)
        if "strategy_digest" in table and len(table):
            digests[sample] = str(table["strategy_digest"].iloc[0])
    return digests


def read_provenance(path: Path, *, is_needed: bool) -> Mapping[str, Any] | None:
    """Return what ``provenance.json`` holds; None where there is none and none is needed."""
    if not path.is_file() and not is_needed:
        return None
    try:
        content: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        message = f"{path}: is no record: {error}; make it again with `tilflow report provenance`"
        raise InputError(message) from error
    if not isinstance(content, dict) or not {"settings", "inputs"} <= content.keys():
        message = f"{path}: is no record of `tilflow report provenance`: make it again with that"
        raise InputError(message)
    return content


def read_versions() -> dict[str, str]:
    """Return the installed version of each of `PACKAGES`."""
    versions = {}
    for package in PACKAGES:
        try:
            versions[package] = version(package)
        except PackageNotFoundError:
            continue
    return versions

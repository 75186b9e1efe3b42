"""The quality appendix: every specimen with what was measured in it, and every check of slides."""

from collections.abc import Iterable, Mapping

import pandas as pd

from tilflow.report.patients import locate_picture
from tilflow.report.rows import iterate_rows


def tabulate_specimens(
    specimens: pd.DataFrame,
    measurements: pd.DataFrame,
    strategies: Mapping[str, str],
    pictures: Iterable[str],
    tubes: pd.DataFrame,
) -> pd.DataFrame:
    """Return one row a specimen: its status, its values by quality, and its picture.

    Parameters
    ----------
    specimens
        Of `accounting.summarise_specimens`.
    strategies
        sample_id → digest of the gating strategy.
    pictures
        Paths of the pictures that there are, relative to the results folder.
    tubes
        Of `reading.read_tubes`.
    """
    counts = measurements.groupby(["specimen", "specimen_id", "quality"]).size().to_dict()
    there = set(pictures)
    known = {str(row.sample_id): row for row in iterate_rows(tubes)}
    rows = []
    for row in iterate_rows(specimens):
        kind, name = str(row.specimen), str(row.specimen_id)
        path = locate_picture(kind, name)
        tube = known.get(name) if kind == "blood" else None
        rows.append(
            {
                "specimen_id": name,
                "specimen": kind,
                "patient_id": row.patient_id,
                "visit": row.visit,
                "study_day": row.study_day,
                "status": row.status,
                **{f"n_{q}": int(counts.get((kind, name, q), 0)) for q in ("ok", "warn", "fail")},
                "strategy": strategies.get(name, "")[:12] if kind == "blood" else "",
                "n_events": None if tube is None else tube.n_events,
                "largest_drift": None if tube is None else tube.largest_drift,
                "drift_population": "" if tube is None else tube.drift_population,
                "picture": path if path in there else "",
            }
        )
    numbers = {"n_events": "float64", "largest_drift": "float64"}
    table = pd.DataFrame(rows)
    return table.astype(numbers) if len(table) else table

"""The populations of one blood sample as the tree that was gated."""

from pathlib import Path
from typing import Any, Final

import numpy as np
import pyarrow.parquet as pq

SHOWN: Final = (
    "population", "path", "parent", "n_events", "percent_of_parent", "percent_lower",
    "percent_upper", "percent_of_root", "count_per_ul", "count_lower", "count_upper",
    "count_method", "quality", "reason",
)  # fmt: skip
MEDIAN: Final = "median."


def describe_gates(results: Path, sample_id: str) -> list[dict[str, Any]]:
    """Return the populations in the order of the tree, each with its median intensities.

    Empty where the sample was not gated.
    """
    path = results / "blood" / sample_id / "populations.parquet"
    if not path.is_file():
        return []
    rows = pq.read_table(path).to_pylist()
    return [_describe(row) for row in rows]


def _describe(row: dict[str, Any]) -> dict[str, Any]:
    shown = {name: _clean(row.get(name)) for name in SHOWN}
    medians = {
        name.removeprefix(MEDIAN): _clean(value)
        for name, value in row.items()
        if name.startswith(MEDIAN) and _clean(value) is not None
    }
    return {**shown, "medians": medians}


def _clean(value: Any) -> Any:
    return None if isinstance(value, float) and not np.isfinite(value) else value

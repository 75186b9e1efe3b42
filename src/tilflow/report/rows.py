"""Rows of a table as objects whose attributes are the columns."""

from collections.abc import Iterator
from typing import Any

import pandas as pd


def iterate_rows(frame: pd.DataFrame) -> Iterator[Any]:
    """Yield each row of `frame` in its order.

    Examples
    --------
    >>> [row.visit for row in iterate_rows(pd.DataFrame({"visit": ["C1", "C2"]}))]
    ['C1', 'C2']
    """
    yield from frame.itertuples(index=False)

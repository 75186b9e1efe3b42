"""Assembly: a long table put together from blocks of rows, in about its own memory.

Columns are one array each from the start. Joining the blocks' own arrays at the end would hold the
table twice, and the many small arrays would leave memory behind that the system does not get back.
"""

from typing import Any, TypeAlias

import numpy as np
import pandas as pd
from numpy.typing import NDArray

Numbers: TypeAlias = NDArray[Any]


class Assembly:
    """Columns that grow by blocks; `build` puts them into one sorted table.

    Parameters
    ----------
    types
        Column → its type in pandas: category, float64, int64, Int64 or bool.
    capacity
        Rows that there may be. Memory is taken for those that come.

    Examples
    --------
    >>> assembly = Assembly({"name": "category", "n": "Int64"}, 10)
    >>> for name in "ba":
    ...     block = pd.DataFrame({"name": [name], "n": [1]})
    ...     assembly.append(block.astype({"name": "category", "n": "Int64"}))
    >>> assembly.build(np.array([1, 0]))["name"].tolist()
    ['a', 'b']
    """

    def __init__(self, types: dict[str, str], capacity: int) -> None:
        self._types = types
        self._length = 0
        self._texts: dict[str, dict[str, int]] = {
            name: {} for name, kind in types.items() if kind == "category"
        }
        self._values: dict[str, Numbers] = {
            name: np.empty(capacity, dtype={"category": "int32", "Int64": "int64"}.get(kind, kind))
            for name, kind in types.items()
        }
        self._missing = {
            name: np.empty(capacity, dtype=bool) for name, kind in types.items() if kind == "Int64"
        }

    def append(self, block: pd.DataFrame) -> None:
        """Add rows; `block` has every column, of its type."""
        rows = slice(self._length, self._length + len(block))
        for name, kind in self._types.items():
            column = block[name]
            if kind == "category":
                known = self._texts[name]
                codes = [known.setdefault(text, len(known)) for text in column.cat.categories]
                self._values[name][rows] = np.array([*codes, -1])[column.cat.codes.to_numpy()]
            elif kind == "Int64":
                missing = column.isna().to_numpy(dtype=bool)
                self._missing[name][rows] = missing
                self._values[name][rows] = column.fillna(0).to_numpy(dtype=np.int64)
            else:
                self._values[name][rows] = column.to_numpy()
        self._length = rows.stop

    def rank(self, name: str) -> Numbers:
        """Return the place of each row's value in ascending order; of texts alphabetically."""
        values = self._values[name][: self._length]
        if name not in self._texts:
            return values
        texts = np.array([*self._texts[name]], dtype=object)
        place = np.empty(len(texts) + 1, dtype=np.int32)
        place[-1] = -1
        place[np.argsort(texts, kind="stable")] = np.arange(len(texts))
        return place[values]

    def build(self, order: Numbers) -> pd.DataFrame:
        """Return the table, its rows in `order`; the columns are given away as they are sorted."""
        table: dict[str, Any] = {}
        for name, kind in self._types.items():
            values = self._values.pop(name)[: self._length][order]
            if kind == "category":
                texts: pd.Index[Any] = pd.Index(np.array([*self._texts[name]], dtype=object))
                table[name] = pd.Categorical.from_codes(values, texts)
            elif kind == "Int64":
                missing = self._missing.pop(name)[: self._length][order]
                table[name] = pd.arrays.IntegerArray(np.where(missing, 1, values), missing)
            else:
                table[name] = values
        return pd.DataFrame(table, copy=False)

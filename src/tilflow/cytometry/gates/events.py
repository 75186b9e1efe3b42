"""The events of a tube as gates see them."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

Array = npt.NDArray[np.float64]
Mask = npt.NDArray[np.bool_]


@dataclass(frozen=True)
class Events:
    """The events that gates work on: dimension → (n,) values."""

    display: Mapping[str, Array]
    linear: Mapping[str, Array]
    scales: Mapping[str, Any]
    usable: Mask

    def scaled(self, name: str, value: float) -> float:
        """Return a linear intensity on the display scale of `name`; infinite stays infinite."""
        if not np.isfinite(value):
            return value
        return float(self.scales[name].apply(np.array([value]))[0])

    def plane(self, dims: tuple[str, ...], mask: Mask) -> Array:
        """Return the display values (n, d) of the events of `mask`."""
        return np.column_stack([self.display[name][mask] for name in dims])

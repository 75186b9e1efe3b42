"""Lines round the objects of a label image."""

from collections.abc import Iterator
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy import ndimage
from skimage.measure import find_contours


def iterate_rims(labels: NDArray[Any]) -> Iterator[tuple[int, NDArray[np.float64]]]:
    """Yield the value and the rim (n, 2) in (y, x) of every object of a label image.

    Examples
    --------
    >>> labels = np.zeros((4, 4), "uint32")
    >>> labels[1:3, 1:3] = 7
    >>> [(value, float(rim.min()), float(rim.max())) for value, rim in iterate_rims(labels)]
    [(7, 0.5, 2.5)]
    """
    values, numbered = np.unique(labels, return_inverse=True)
    numbered = numbered.reshape(labels.shape) + (values[0] != 0)
    values = values[values > 0]
    for value, box in zip(values, ndimage.find_objects(numbered), strict=True):
        for rim in find_rims(labels[box] == value):
            yield int(value), rim + np.array([box[0].start, box[1].start])


def find_rims(mask: NDArray[np.bool_]) -> list[NDArray[np.float64]]:
    """Return the closed lines (n, 2) in (y, x) round a mask, also where it meets the edge.

    Examples
    --------
    >>> len(find_rims(np.ones((2, 2), bool)))
    1
    """
    padded = np.pad(mask, 1).astype(np.float32)
    return [rim - 1 for rim in find_contours(padded, 0.5)]  # type: ignore[no-untyped-call]

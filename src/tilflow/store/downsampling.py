"""The next coarser level of a pyramid: half as many rows and columns."""

from typing import Any

import numpy as np
from numpy.typing import NDArray


def compute_area_mean(image: NDArray[Any]) -> NDArray[Any]:
    """Return the mean of every 2 × 2 pixels along the last two axes, in the image's own type.

    Halves are rounded up. A last odd row or column stands for itself.

    Examples
    --------
    >>> compute_area_mean(np.array([[0, 1, 8], [1, 4, 8]], "uint8"))
    array([[2, 8]], dtype=uint8)
    """
    whole = image.dtype.kind in "ui"
    wide = _pad_even(image).astype(_type_of_sum(image.dtype))
    total = wide[..., 0::2, 0::2] + wide[..., 0::2, 1::2]
    total += wide[..., 1::2, 0::2]
    total += wide[..., 1::2, 1::2]
    mean: NDArray[Any] = ((total + 2) // 4 if whole else total / 4).astype(image.dtype)
    return mean


def compute_majority(labels: NDArray[Any]) -> NDArray[Any]:
    """Return the commonest of every 2 × 2 labels; of a tie, an object before the background.

    Examples
    --------
    >>> compute_majority(np.array([[0, 7, 5, 5], [0, 7, 5, 0]], "uint32"))
    array([[7, 5]], dtype=uint32)
    """
    even = _pad_even(labels)
    first, *others = (even[..., y::2, x::2] for y in (0, 1) for x in (0, 1))
    torn = np.zeros(first.shape, bool)
    for other in others:
        torn |= other != first
    # Most squares lie within one object, or in the background.
    common = first.copy()
    common[torn] = _find_commonest(*(corner[torn] for corner in (first, *others)))
    return common


def _find_commonest(
    a: NDArray[Any], b: NDArray[Any], c: NDArray[Any], d: NDArray[Any]
) -> NDArray[Any]:
    """Return the commonest of four labels each; of a tie, an object before the background."""
    a, b = _order(a, b)
    c, d = _order(c, d)
    (first, second), (third, last) = _order(a, c), _order(b, d)
    second, third = _order(second, third)
    # In order, a majority or a pair is a run; of two pairs the later one is no background.
    alone = np.where(first == 0, second, first)
    common = np.where(first == second, first, alone)
    common = np.where(second == third, second, common)
    return np.where((third == last) & (second != third), third, common)


def _type_of_sum(dtype: np.dtype[Any]) -> type[Any]:
    if dtype.kind not in "ui":
        return np.float64
    return np.int32 if dtype.itemsize <= 2 else np.int64


def _order(left: NDArray[Any], right: NDArray[Any]) -> tuple[NDArray[Any], NDArray[Any]]:
    return np.minimum(left, right), np.maximum(left, right)


def _pad_even(image: NDArray[Any]) -> NDArray[Any]:
    height, width = image.shape[-2:]
    if height % 2 == 0 and width % 2 == 0:
        return image
    pads = [(0, 0)] * (image.ndim - 2) + [(0, height % 2), (0, width % 2)]
    return np.pad(image, pads, mode="edge")

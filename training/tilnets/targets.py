"""What a net is asked to draw: the same five maps for every modality."""

import numpy as np
from numpy.typing import NDArray
from scipy import ndimage

MAPS = ("nucleus", "distance", "offset_y", "offset_x", "positive")


def draw_targets(
    labels: NDArray[np.int32], positive: NDArray[np.bool_], *, nucleus_px: float
) -> NDArray[np.float32]:
    """Return the maps (5, y, x) of a label image.

    Parameters
    ----------
    labels
        Shape (y, x), 0 … n.
    positive
        Shape (n + 1,): whether each label is of a positive nucleus.
    nucleus_px
        Nominal diameter; offsets are in it.

    Returns
    -------
    nucleus
        1 within nuclei.
    distance
        Depth within the own nucleus, 1 at its deepest point.
    offset_y, offset_x
        From a pixel to the centroid of its nucleus.
    positive
        1 within positive nuclei.

    Examples
    --------
    >>> labels = np.zeros((5, 5), "int32")
    >>> labels[1:4, 1:4] = 1
    >>> maps = draw_targets(labels, np.array([False, True]), nucleus_px=2.0)
    >>> maps[1].max(), maps[2, 1, 2], maps[4].sum()
    (np.float32(1.0), np.float32(0.5), np.float32(9.0))
    """
    inside = labels > 0
    depth = _measure_depth(labels)
    n = int(labels.max()) + 1
    flat = labels.ravel()
    deepest = np.ones(n)
    np.maximum.at(deepest, flat, depth.ravel())
    y, x = np.indices(labels.shape, dtype=np.float64)
    size = np.maximum(np.bincount(flat, minlength=n), 1)
    centre_y = np.bincount(flat, y.ravel(), minlength=n) / size
    centre_x = np.bincount(flat, x.ravel(), minlength=n) / size
    return np.stack(
        [
            inside,
            depth / deepest[labels],
            np.where(inside, centre_y[labels] - y, 0) / nucleus_px,
            np.where(inside, centre_x[labels] - x, 0) / nucleus_px,
            positive[labels] & inside,
        ]
    ).astype(np.float32)


def _measure_depth(labels: NDArray[np.int32]) -> NDArray[np.float64]:
    """Return the distance of every pixel of a nucleus to what is not of it."""
    padded = np.pad(labels, 1, mode="edge")
    rim = np.zeros(labels.shape, bool)
    for dy, dx in ((0, 1), (2, 1), (1, 0), (1, 2)):
        rim |= padded[dy : dy + labels.shape[0], dx : dx + labels.shape[1]] != labels
    inner = (labels > 0) & ~rim
    depth = ndimage.distance_transform_edt(inner) if not inner.all() else np.ones(labels.shape)
    return np.where(labels > 0, depth + 1.0, 0.0)

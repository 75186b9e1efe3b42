"""What the outline of the tissue hides: neighbours beyond its edge."""

import numpy as np
from numpy.typing import NDArray
from scipy import fft, ndimage

from tilflow.slides.cells.dispersion import bin_mask

Floats = NDArray[np.float64]
MAX_SIDE: float = 4096


def measure_edge_distance(
    mask: NDArray[np.bool_], y_um: Floats, x_um: Floats, *, pixel_um: float
) -> Floats:
    """Return how far each cell lies from the edge of the mask, in µm; the image's edge is one.

    Examples
    --------
    >>> measure_edge_distance(
    ...     np.ones((5, 5), bool), np.array([25.0]), np.array([5.0]), pixel_um=10.0
    ... ).tolist()
    [5.0]
    """
    inside = ndimage.distance_transform_edt(np.pad(mask, 1), sampling=pixel_um)[1:-1, 1:-1]
    rows = np.clip((y_um / pixel_um).astype(int), 0, mask.shape[0] - 1)
    columns = np.clip((x_um / pixel_um).astype(int), 0, mask.shape[1] - 1)
    # Distances run between pixel centres; the edge lies half a pixel before the outside.
    distance: Floats = np.maximum(inside[rows, columns] - pixel_um / 2, 0)
    return distance


class SetCovariance:
    """Area of a mask that it shares with itself after a shift (Ohser and Stoyan's correction).

    Parameters
    ----------
    mask
        Shape (y, x).
    pixel_um
        Side of its pixels. A large mask is thinned.
    reach_um
        Longest shift that will be asked for.

    Examples
    --------
    >>> square = SetCovariance(np.ones((20, 20), bool), pixel_um=10.0, reach_um=50.0)
    >>> round(float(square(np.array([0.0]), np.array([50.0]))[0]), 6)
    0.03
    """

    def __init__(self, mask: NDArray[np.bool_], *, pixel_um: float, reach_um: float) -> None:
        step = max(1, -(-max(mask.shape) // int(MAX_SIDE)))
        self._step_um = pixel_um * step
        # One more on each side, for the place between two shifts.
        reach = int(reach_um / self._step_um) + 2
        share = (bin_mask(mask, step) / step**2).astype(np.float32)
        wide = [fft.next_fast_len(side + reach, real=True) for side in share.shape]
        power = np.abs(fft.rfft2(share, wide)) ** 2
        overlap = fft.irfft2(power, wide)
        lags = [np.arange(-reach, reach + 1) % side for side in wide]
        self._reach = reach
        self._table = overlap[np.ix_(*lags)].astype(np.float64) * self._step_um**2 / 1e6

    def __call__(self, dy_um: Floats, dx_um: Floats) -> Floats:
        """Return the shared area in mm² for each shift, linearly between shifts of whole pixels."""
        places = np.array([dy_um, dx_um]) / self._step_um + self._reach
        shared: Floats = ndimage.map_coordinates(self._table, places, order=1)
        return shared

"""Where the cells of a phenotype are dense: cells/mm² of tissue, smoothed."""

from typing import TYPE_CHECKING, Final

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.colors import Colormap

MOST_PX: Final = 700
"""A map is drawn no finer than this: it is smooth over many of its pixels."""
LEAST_TISSUE: Final = 0.05
"""Where less of the surrounding is tissue than this, a density would be of a few pixels alone."""


def compute_density_map(
    xy_um: NDArray[np.float64],
    tissue: NDArray[np.bool_],
    *,
    pixel_size_um: float,
    spread_um: float,
) -> NDArray[np.float64]:
    """Return cells/mm² around each pixel of tissue, and NaN elsewhere.

    Cells and tissue are smoothed by the same Gaussian, and the one divided by the other, so that
    the edge of the tissue does not look empty.

    Parameters
    ----------
    xy_um
        Cells (n, 2), from the corner of the image.
    tissue
        Shape (y, x).
    spread_um
        Standard deviation of the Gaussian.

    Examples
    --------
    >>> tissue = np.ones((40, 40), bool)
    >>> grid = np.stack(np.meshgrid(np.arange(5.0, 400, 10), np.arange(5.0, 400, 10)), -1)
    >>> even = compute_density_map(grid.reshape(-1, 2), tissue, pixel_size_um=10.0, spread_um=30.0)
    >>> bool(np.allclose(even, 10_000))
    True
    """
    from scipy.ndimage import gaussian_filter

    height, width = tissue.shape
    edges = (np.arange(height + 1) * pixel_size_um, np.arange(width + 1) * pixel_size_um)
    counts, _, _ = np.histogram2d(xy_um[:, 1], xy_um[:, 0], bins=edges)
    # A cell on a pixel that the mask leaves out has no tissue to be divided by.
    counts[~tissue] = 0
    sigma = spread_um / pixel_size_um
    cells = gaussian_filter(counts, sigma, mode="constant")
    share = gaussian_filter(tissue.astype(np.float64), sigma, mode="constant")
    area_mm2 = share * (pixel_size_um / 1000) ** 2
    with np.errstate(divide="ignore", invalid="ignore"):
        density = cells / area_mm2
    return np.where(tissue & (share >= LEAST_TISSUE), density, np.nan)


def thin_mask(mask: NDArray[np.bool_], pixel_size_um: float) -> tuple[NDArray[np.bool_], float]:
    """Return a mask of at most `MOST_PX` and its pixel size."""
    step = max(1, -(-max(mask.shape) // MOST_PX))
    return mask[::step, ::step], pixel_size_um * step


def draw_density(
    axes: "Axes", scale: "Axes", density: NDArray[np.float64], *, pixel_size_um: float, name: str
) -> None:
    """Draw a map, and its scale of colours on axes of their own; what is no tissue is white."""
    height, width = (length * pixel_size_um for length in density.shape)
    top = float(np.nanmax(density)) if np.isfinite(density).any() else 0.0
    shown = axes.imshow(
        density,
        extent=(0, width, height, 0),
        cmap=_colours(),
        vmin=0,
        # An empty slide has a scale too.
        vmax=top or 1.0,
        interpolation="bilinear",
    )
    bar = axes.figure.colorbar(shown, cax=scale)
    bar.set_label(f"{name}/mm²", fontsize=9)
    scale.tick_params(labelsize=8)


def _colours() -> "Colormap":
    from matplotlib import colormaps

    # Made for readers with any colour vision: from blue to yellow, and even in lightness.
    return colormaps["cividis"].with_extremes(bad="white")

"""Areas that are left out, hatched: patterns are told apart by anyone, in print too."""

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any, Final

import numpy as np
from numpy.typing import NDArray

from tilflow.slides.figures.scene import Region

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.patches import Patch

HATCHES: Final[Mapping[str, str]] = {
    "out of focus": "////",
    "fold": "xxxx",
    "pen": "....",
    "bubble": "oo",
    "clipped": "++++",
}
"""Class of what is left out → its pattern."""

MOST_PX: Final = 1000
"""A finer mask is thinned: the pattern is coarser than its pixels."""


def draw_left_out(axes: "Axes", region: Region, *, ink: str) -> None:
    """Hatch the areas of a label image whose classes have a pattern."""
    step = max(1, -(-max(region.labels.shape) // MOST_PX))
    labels = region.labels[::step, ::step]
    size = region.pixel_size_um * step
    for value, name in region.classes.items():
        mask = labels == value
        if name in HATCHES and mask.any():
            _hatch(axes, mask, size, HATCHES[name], ink)


def _hatch(axes: "Axes", mask: NDArray[np.bool_], size: float, hatch: str, ink: str) -> None:
    # A rim of nothing, so that contours close at the edge of the slide.
    framed = np.pad(mask, 1).astype(np.float32)
    y, x = ((np.arange(n) - 0.5) * size for n in framed.shape)
    filled = axes.contourf(x, y, framed, levels=[0.5, 1.5], colors="none", hatches=[hatch])
    filled.set_edgecolor(ink)
    filled.set_linewidth(1.2)


def list_patches(regions: Iterable[Region], *, ink: str) -> "list[Patch]":
    """Return the legend's entries: one for each class that is left out somewhere."""
    from matplotlib.patches import Patch

    found: dict[str, Any] = {}
    for region in regions:
        for value, name in region.classes.items():
            if name in HATCHES and np.any(region.labels == value):
                paper = "white" if ink == "black" else "black"
                found[name] = Patch(
                    facecolor=paper, edgecolor=ink, hatch=HATCHES[name], label=f"left out: {name}"
                )
    return list(found.values())

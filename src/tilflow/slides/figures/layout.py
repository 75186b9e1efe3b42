"""Where the parts of a slide's picture lie on the sheet."""

from dataclasses import dataclass
from typing import Final

SIZE_IN: Final = (15.0, 9.6)
CROP_IN, GAP_IN = 2.75, 0.1
LEFT: Final = (0.1, 0.3, 8.9, 7.9)
"""Place of overview and density map: left, top, width and height in inches."""
OVERVIEW_SHARE: Final = 0.66
"""Of the height, where the density map lies below the overview."""
SCALE_IN: Final = 1.0
"""Width of the scale of colours with its numbers, right of the density map."""
LEGEND_IN: Final = (3.75, 1.3)
"""Width and height that the legend takes at most."""

Place = tuple[float, float, float, float]


@dataclass(frozen=True)
class Layout:
    """Places in inches: left, top, width and height; the legend's corner and its columns."""

    overview: Place
    density: Place
    scale: Place
    legend: tuple[float, float]
    legend_columns: int


def lay_out(shape: tuple[int, ...]) -> Layout:
    """Return where overview, density map and legend go for a slide of this (height, width).

    A wide slide has the map below the overview and the legend beside the map; a tall one has them
    side by side above the legend.

    Examples
    --------
    >>> lay_out((1000, 2000)).density[1] > lay_out((2000, 1000)).density[1]
    True
    """
    left, top, width, height = LEFT
    ratio = shape[0] / shape[1]
    if ratio < 0.9:
        tall = min(OVERVIEW_SHARE * height, width * ratio)
        below = top + tall + 0.4
        map_width = width - SCALE_IN - LEGEND_IN[0]
        high = min(SIZE_IN[1] - below - 0.15, map_width * ratio)
        map_width = high / ratio
        legend = (left + map_width + SCALE_IN + 0.1, below)
        columns = 2
        map_left, map_top = left, below
        overview = (left, top, width, tall)
    else:
        map_width = (width - GAP_IN - SCALE_IN) / 2
        high = min(SIZE_IN[1] - top - LEGEND_IN[1] - 0.2, map_width * ratio)
        map_width = min(map_width, high / ratio)
        map_left, map_top = left + map_width + GAP_IN, top
        legend, columns = (left, top + high + 0.2), 4
        overview = (left, top, map_width, high)
    scale = (map_left + map_width + 0.1, map_top, 0.14, high)
    return Layout(overview, (map_left, map_top, map_width, high), scale, legend, columns)

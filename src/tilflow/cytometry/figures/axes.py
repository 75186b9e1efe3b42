"""The axes of a density plot: decades of a biexponential scale, thousands of a linear one."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from matplotlib.axes import Axes


def draw_axis(
    axes: "Axes",
    axis: str,
    name: str,
    ticks: Mapping[str, Sequence[float]],
    limits: tuple[float, float],
) -> None:
    """Draw ticks and name of the axis ``x`` or ``y``.

    Parameters
    ----------
    ticks
        ``linear`` intensities and their ``display`` places; ``minor_display`` between decades.
    limits
        Ends of the axis, on the display scale.
    """
    is_linear = len(ticks["linear"]) > 2 and ticks["linear"][2] == 2 * ticks["linear"][1]
    knots = list(zip(ticks["linear"], ticks["display"], strict=True))
    at = [
        (place, _write_tick(value, is_linear=is_linear))
        for value, place in (_refine(knots, limits) if is_linear else knots)
        if limits[0] <= place <= limits[1]
    ]
    kept: list[tuple[float, str]] = []
    # Zero first, then outward: near zero the decades crowd.
    for place, text in sorted(at, key=lambda item: item[1] != "0"):
        if all(abs(place - other) > 0.075 * (limits[1] - limits[0]) for other, _ in kept):
            kept.append((place, text))
    places = [place for place, _ in kept]
    texts = [text for _, text in kept]
    # Ticks of a decade that has no label, and those between decades, are short.
    between = [*ticks.get("minor_display", ()), *(place for place, _ in at)]
    between = [place for place in between if limits[0] <= place <= limits[1]]
    ruler = axes.xaxis if axis == "x" else axes.yaxis
    ruler.set_ticks(places, texts)
    ruler.set_ticks(sorted(set(between) - set(places)), minor=True)
    ruler.set_label_text(name, fontsize=8.4)
    ruler.labelpad = 1.5


def _refine(
    knots: Sequence[tuple[float, float]], limits: tuple[float, float]
) -> list[tuple[float, float]]:
    """Return the ticks of a linear axis, with finer ones where fewer than three are in view.

    Examples
    --------
    >>> [round(v) for v, _ in _refine([(0.0, 0.0), (50.0, 0.2), (100.0, 0.4)], (-0.01, 0.13))]
    [0, 10, 20, 30, 40, 50, 60, 70, 80, 90, 100]
    """
    seen = [place for _, place in knots if limits[0] <= place <= limits[1]]
    if len(seen) >= 3:
        return list(knots)
    (first, start), (second, end) = knots[:2]
    last = max(value for value, _ in knots)
    finer = np.arange(first, last + 1e-6, (second - first) / 5)
    return [
        (float(value), float(start + (value - first) / (second - first) * (end - start)))
        for value in finer
    ]


def _write_tick(value: float, *, is_linear: bool) -> str:
    """Return the label of a tick.

    Examples
    --------
    >>> [_write_tick(v, is_linear=False) for v in (0.0, -1000.0, 1e5)]
    ['0', '$-10^{3}$', '$10^{5}$']
    >>> _write_tick(50000.0, is_linear=True)
    '50K'
    """
    if value == 0:
        return "0"
    if is_linear:
        return f"{value / 1000:g}K" if abs(value) >= 1000 else f"{value:g}"
    sign = "-" if value < 0 else ""
    return f"${sign}10^{{{round(np.log10(abs(value)))}}}$"

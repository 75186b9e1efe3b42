"""Scalable drawings, written by hand: small, themed by the page's own colours, always the same."""

from collections.abc import Iterable, Mapping, Sequence
from html import escape
from typing import Final

from markupsafe import Markup

Position = tuple[float, float]

SHAPES: Final = ("circle", "square", "triangle", "diamond", "hexagon", "star")
"""Strata differ by shape as well as by colour."""


def write_coordinate(value: float) -> str:
    """Return a coordinate with at most one digit after the point.

    Examples
    --------
    >>> write_coordinate(12.04), write_coordinate(-0.01), write_coordinate(7.25)
    ('12', '0', '7.2')
    """
    text = f"{value:.1f}"
    text = text.removesuffix(".0")
    return "0" if text == "-0" else text


class Drawing:
    """A picture in user units; every element carries a class that the page's style colours.

    Parameters
    ----------
    width, height
        Size in user units, about a pixel each on screen.
    key
        Identifier that no other drawing of the page has.
    title, description
        What a reader who cannot see the picture is told.
    """

    def __init__(
        self, width: float, height: float, *, key: str, title: str, description: str
    ) -> None:
        self.width = width
        self.height = height
        self._key = key
        self._title = title
        self._description = description
        self._parts: list[str] = []

    def add(self, element: str, css: str, title: str = "", **attributes: float | str) -> None:
        """Add one element; a number among `attributes` is a coordinate."""
        written = "".join(
            f' {name.replace("_", "-")}="{_attribute(value)}"' for name, value in attributes.items()
        )
        body = f"<title>{escape(title)}</title>" if title else ""
        end = f">{body}</{element}>" if body else "/>"
        self._parts.append(f'<{element} class="{css}"{written}{end}')

    def line(self, start: Position, end: Position, css: str, title: str = "") -> None:
        """Add a straight line."""
        self.add("line", css, title, x1=start[0], y1=start[1], x2=end[0], y2=end[1])

    def polyline(self, points: Sequence[Position], css: str, title: str = "") -> None:
        """Add an open line through `points`; one point alone draws nothing."""
        if len(points) > 1:
            self.add("polyline", css, title, points=_write_points(points))

    def polygon(self, points: Sequence[Position], css: str, title: str = "") -> None:
        """Add a closed shape."""
        if len(points) > 2:
            self.add("polygon", css, title, points=_write_points(points))

    def rectangle(
        self, corner: Position, width: float, height: float, css: str, title: str = ""
    ) -> None:
        """Add a rectangle from its upper left corner."""
        self.add("rect", css, title, x=corner[0], y=corner[1], width=width, height=height)

    def text(self, at: Position, text: str, css: str = "", *, turned: bool = False) -> None:
        """Add text; ``start``, ``middle`` and ``end`` among the classes anchor it."""
        x, y = (write_coordinate(value) for value in at)
        turn = f' transform="rotate(-90 {x} {y})"' if turned else ""
        self._parts.append(f'<text class="{css}" x="{x}" y="{y}"{turn}>{escape(text)}</text>')

    def write(self, text: str, css: str, *, x: float, y: float, style: str = "") -> None:
        """Add text with a style of its own, as on a coloured ground."""
        place = f'x="{write_coordinate(x)}" y="{write_coordinate(y)}"'
        own = f' style="{escape(style)}"' if style else ""
        self._parts.append(f'<text class="{css}" {place}{own}>{escape(text)}</text>')

    def mark(
        self, at: Position, shape: str, css: str, title: str = "", *, radius: float = 3.2
    ) -> None:
        """Add a mark: one of `SHAPES`, ``cross`` or ``drop`` (a triangle that points down)."""
        x, y = at
        r = radius
        if shape == "circle":
            self.add("circle", css, title, cx=x, cy=y, r=r)
        elif shape == "square":
            self.rectangle((x - r * 0.9, y - r * 0.9), 1.8 * r, 1.8 * r, css, title)
        elif shape == "cross":
            path = f"M{_pair(x - r, y - r)}L{_pair(x + r, y + r)}"
            path += f"M{_pair(x - r, y + r)}L{_pair(x + r, y - r)}"
            self.add("path", css, title, d=path)
        else:
            self.polygon(_corners(x, y, r, shape), css, title)

    def render(self) -> Markup:
        """Return the drawing as an element of a page."""
        box = f"0 0 {write_coordinate(self.width)} {write_coordinate(self.height)}"
        size = f'width="{write_coordinate(self.width)}" height="{write_coordinate(self.height)}"'
        head = (
            f'<svg role="img" aria-labelledby="{self._key}-t {self._key}-d" viewBox="{box}" {size}>'
            f'<title id="{self._key}-t">{escape(self._title)}</title>'
            f'<desc id="{self._key}-d">{escape(self._description)}</desc>'
        )
        # Every text that came from outside is escaped above.
        return Markup(head + "".join(self._parts) + "</svg>")

    def render_part(self, left: float, top: float) -> str:
        """Return the drawing as a part of a larger one, with its corner at (left, top)."""
        numbers = (left, top, self.width, self.height)
        x, y, width, height = (write_coordinate(value) for value in numbers)
        place = f'x="{x}" y="{y}" width="{width}" height="{height}"'
        head = f'<svg {place} viewBox="0 0 {width} {height}">'
        title = f"<title>{escape(self._title)}</title>"
        return head + title + "".join(self._parts) + "</svg>"


def draw_key(drawing: Drawing, styles: Mapping[str, int], at: Position) -> None:
    """Draw the mark and the name of each stratum in a row that ends at the right at `at`."""
    right, y = at
    for stratum in sorted(styles, reverse=True):
        drawing.text((right, y), stratum, "tick end")
        right -= 7.0 * len(stratum) + 7
        style = styles[stratum]
        drawing.mark((right, y - 4), SHAPES[style % len(SHAPES)], f"mark s{style}", radius=4)
        right -= 14


def _attribute(value: float | str) -> str:
    return escape(value) if isinstance(value, str) else write_coordinate(value)


def _pair(x: float, y: float) -> str:
    return f"{write_coordinate(x)} {write_coordinate(y)}"


def _write_points(points: Iterable[Position]) -> str:
    return " ".join(f"{write_coordinate(x)},{write_coordinate(y)}" for x, y in points)


def _corners(x: float, y: float, r: float, shape: str) -> list[Position]:
    if shape == "triangle":
        return [(x, y - 1.2 * r), (x + 1.15 * r, y + 0.9 * r), (x - 1.15 * r, y + 0.9 * r)]
    if shape == "drop":
        return [(x, y + 1.2 * r), (x + 1.15 * r, y - 0.9 * r), (x - 1.15 * r, y - 0.9 * r)]
    if shape == "hexagon":
        return [(x + dx * r, y + dy * r) for dx, dy in _HEXAGON]
    if shape == "star":
        return [(x + dx * r, y + dy * r) for dx, dy in _STAR]
    return [(x, y - 1.3 * r), (x + 1.3 * r, y), (x, y + 1.3 * r), (x - 1.3 * r, y)]


_HEXAGON: Final = ((-0.55, -1), (0.55, -1), (1.1, 0), (0.55, 1), (-0.55, 1), (-1.1, 0))
_STAR: Final = (
    (0, -1.45), (0.36, -0.42), (1.38, -0.45), (0.58, 0.2), (0.85, 1.17), (0, 0.6),
    (-0.85, 1.17), (-0.58, 0.2), (-1.38, -0.45), (-0.36, -0.42),
)  # fmt: skip


def spread_labels(
    wanted: Sequence[float], *, spacing: float, low: float, high: float
) -> list[float]:
    """Return places near `wanted`, at least `spacing` apart and within low to high if they fit.

    Examples
    --------
    >>> spread_labels([50.0, 52.0, 90.0], spacing=10, low=0, high=100)
    [46.0, 56.0, 90.0]
    """
    order = sorted(range(len(wanted)), key=lambda i: wanted[i])
    groups: list[tuple[float, int]] = []  # centre, number of labels
    for i in order:
        centre, size = wanted[i], 1
        while groups and centre - spacing * size / 2 < groups[-1][0] + spacing * groups[-1][1] / 2:
            before, count = groups.pop()
            centre = (before * count + centre * size) / (count + size)
            size += count
            half = spacing * (size - 1) / 2
            centre = min(max(centre, low + half), high - half)
        half = spacing * (size - 1) / 2
        groups.append((min(max(centre, low + half), high - half), size))
    places = [
        centre + spacing * (k - (size - 1) / 2) for centre, size in groups for k in range(size)
    ]
    answer = [0.0] * len(wanted)
    for place, i in zip(places, order, strict=True):
        answer[i] = place
    return answer

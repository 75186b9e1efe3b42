"""A picture on disk: PNG to look at, and SVG beside it for print, the same bytes in every run.

In the SVG images, and what matplotlib calls rasterized, stay pictures; lines and shapes are
vectors, and letters are text.
"""

import base64
import io
import re
from pathlib import Path
from typing import TYPE_CHECKING, Final

from tilflow.staging import staged

if TYPE_CHECKING:
    from matplotlib.figure import Figure

SALT: Final = "tilflow"
"""Names within an SVG come from its contents and this, not from chance."""

_PATH: Final = re.compile(r' d="([^"]*)"')
_LONG: Final = re.compile(r"(\.\d\d)\d+")
_PICTURE: Final = re.compile(r'"data:image/png;base64,([A-Za-z0-9+/=\s]+)"')

QUALITY: Final = 88
"""Of a photograph within an SVG: a slide takes a seventh of what it takes as PNG."""
OPAQUE_SHARE: Final = 0.98
"""A picture with less is a cloud of points over the axes, and keeps its glass."""


def write_figure(figure: "Figure", path: Path | str, *, title: str, dpi: float) -> None:
    """Write a figure as PNG, and as SVG of the same name beside it.

    Parameters
    ----------
    path
        Of the PNG; one that ends in ``.svg`` is written as SVG alone.
    title
        What the SVG says of itself to those who cannot see it.
    dpi
        Of the PNG, and of the pictures within the SVG.
    """
    path = Path(path)
    if path.suffix != ".svg":
        with staged(path) as temporary:
            # Matplotlib writes its version, and another file after an update, unless told not to.
            figure.savefig(temporary, format="png", dpi=dpi, metadata={"Software": None})
    with staged(path.with_suffix(".svg")) as temporary:
        _save_svg(figure, temporary, title, dpi)


def _save_svg(figure: "Figure", path: Path, title: str, dpi: float) -> None:
    from matplotlib import rc_context

    about = {"Title": title, "Date": None, "Creator": None}
    with rc_context({"svg.hashsalt": SALT, "svg.fonttype": "none"}):
        figure.savefig(path, format="svg", dpi=dpi, metadata=about)
    text = path.read_text(encoding="utf-8")
    text = _PATH.sub(lambda found: _shorten(found[0]), text)
    text = _PICTURE.sub(lambda found: f'"{_pack(found[1])}"', text)
    path.write_text(text, encoding="utf-8")


def _shorten(drawn: str) -> str:
    """Return the coordinates of a path to a hundredth of a point: a hair is 30 times as wide.

    Examples
    --------
    >>> _shorten(' d="M 12.345678 7 L 0.5 1e-05"')
    ' d="M 12.34 7 L 0.5 1e-05"'
    """
    return _LONG.sub(r"\1", drawn)


def _pack(encoded: str) -> str:
    """Return the address of a picture within an SVG: photographs as JPEG, all else as it was."""
    import numpy as np
    from PIL import Image

    content = base64.b64decode(encoded)
    with Image.open(io.BytesIO(content)) as opened:
        image = opened.convert("RGBA")
    kind = "png"
    if (np.asarray(image)[..., 3] == 255).mean() >= OPAQUE_SHARE:
        ground = Image.new("RGBA", image.size, (255, 255, 255, 255))
        stream = io.BytesIO()
        flat = Image.alpha_composite(ground, image).convert("RGB")
        # Not `optimize`: Pillow then runs out of room on a picture that is all noise.
        flat.save(stream, "JPEG", quality=QUALITY, subsampling=0)
        if stream.tell() < len(content):
            kind, content = "jpeg", stream.getvalue()
    return f"data:image/{kind};base64,{base64.b64encode(content).decode('ascii')}"

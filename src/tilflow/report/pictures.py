"""Pictures inside the page: reduced until they fit, with the full ones beside the page."""

import base64
import io
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from PIL import Image

from tilflow.errors import InputError
from tilflow.report.settings import PicturesSettings

WIDTHS: Final = (1.0, 0.8, 0.64, 0.5, 0.4, 0.32, 0.25, 0.2)
"""Shares of the largest width that are tried in turn."""
QUALITIES: Final = (85, 70, 55)
SMALLEST: Final = 4_000
"""No picture gets less than this many bytes, however many there are."""


@dataclass(frozen=True)
class Picture:
    """A reduced picture as a data URI, with its size on the page."""

    uri: str
    width: int
    height: int
    n_bytes: int


def compute_budget(n_pictures: int, *, picture_kb: int, total_mb: float) -> int:
    """Return the bytes that each of `n_pictures` may take.

    Examples
    --------
    >>> [compute_budget(n, picture_kb=120, total_mb=6) for n in (10, 600)]
    [120000, 10000]
    """
    share = total_mb * 1e6 / max(n_pictures, 1)
    return max(SMALLEST, int(min(picture_kb * 1000, share)))


def reduce_picture(image: Image.Image, *, width_px: int, budget: int) -> Picture:
    """Return `image` as WebP of at most `width_px` and, if at all possible, `budget` bytes."""
    image = _flatten(image)
    content, size = b"", image.size
    for share in WIDTHS:
        width = min(image.width, max(1, round(width_px * share)))
        size = (width, max(1, round(image.height * width / image.width)))
        small = image if size == image.size else _shrink(image, size)
        for quality in QUALITIES:
            content = _encode(small, quality)
            if len(content) <= budget:
                return _picture(content, size)
    return _picture(content, size)


def _shrink(image: Image.Image, size: tuple[int, int]) -> Image.Image:
    # Sharp enough for lines and letters, at half the time of Lanczos.
    return image.resize(size, Image.Resampling.HAMMING)


def _flatten(image: Image.Image) -> Image.Image:
    if image.mode in ("RGBA", "LA", "PA") or "transparency" in image.info:
        coloured = image.convert("RGBA")
        ground = Image.new("RGBA", image.size, (255, 255, 255, 255))
        return Image.alpha_composite(ground, coloured).convert("RGB")
    return image.convert("RGB")


def _encode(image: Image.Image, quality: int) -> bytes:
    stream = io.BytesIO()
    image.save(stream, "WEBP", quality=quality, method=4)
    return stream.getvalue()


def _picture(content: bytes, size: tuple[int, int]) -> Picture:
    uri = "data:image/webp;base64," + base64.b64encode(content).decode("ascii")
    return Picture(uri, size[0], size[1], len(content))


def read_pictures(
    results: Path, paths: Sequence[str], settings: PicturesSettings
) -> dict[str, Picture]:
    """Read the pictures that are there, each reduced to its share; relative path → picture.

    Raises
    ------
    InputError
        For a file that is no picture.
    """
    there = [path for path in paths if (results / path).is_file()]
    budget = compute_budget(len(there), picture_kb=settings.picture_kb, total_mb=settings.total_mb)
    pictures = {}
    for path in there:
        try:
            with Image.open(results / path) as image:
                pictures[path] = reduce_picture(image, width_px=settings.width_px, budget=budget)
        except (OSError, Image.DecompressionBombError) as error:
            message = f"{results / path}: is not a picture ({error}): make it again"
            raise InputError(message) from error
    return pictures

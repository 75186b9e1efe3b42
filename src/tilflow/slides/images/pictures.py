"""Plain pictures, and folders with one single-channel image a marker."""

import warnings
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import numpy as np
from numpy.typing import NDArray

from tilflow.errors import SlideError
from tilflow.slides.images import tiff
from tilflow.slides.images.levels import UNREADABLE, StackLevel, parse_window
from tilflow.slides.images.slide import RGB, Modality, Slide

if TYPE_CHECKING:
    from PIL import Image

SUFFIXES: Final = frozenset({".png", ".jpg", ".jpeg"})
GREY_MODES: Final = frozenset({"1", "L", "LA", "La", "I;16", "I;16B", "I;16L", "I", "F"})


class PictureLevel:
    """A PNG or JPEG as a level; decoded whole, once, when its first window is read."""

    def __init__(self, path: Path, *, shape: tuple[int, int, int], dtype: str) -> None:
        self._path = path
        self.shape, self.dtype, self.chunks = shape, np.dtype(dtype), shape

    def __getitem__(self, key: Any) -> NDArray[Any]:
        return self._pixels[parse_window(key)]

    @cached_property
    def _pixels(self) -> NDArray[Any]:
        try:
            with _open_picture(self._path) as picture:
                grey = self.shape[0] == 1
                shown = picture if grey and picture.mode not in ("1", "LA", "La") else None
                pixels = np.asarray(shown or picture.convert("L" if grey else "RGB"))
        except UNREADABLE as error:
            message = f"{self._path}: cannot be decoded ({error}): the file is damaged"
            raise SlideError(message) from error
        pixels = pixels[None] if grey else pixels.transpose(2, 0, 1)
        return pixels.astype(self.dtype, copy=False)


def open_picture(path: Path, *, modality: Modality | None) -> Slide:
    """Open a PNG or JPEG: RGB, or one channel where it is grey. It knows no pixel size.

    Raises
    ------
    SlideError
        Where it is no picture, or too large for a format that is decoded whole.
    """
    from PIL import Image

    try:
        with _open_picture(path) as picture:
            (width, height), mode = picture.size, picture.mode
    except (Image.DecompressionBombError, *UNREADABLE) as error:
        message = f"{path}: cannot be read as a picture: {error}"
        raise SlideError(message) from error
    grey = mode in GREY_MODES
    dtype = {"I": "int32", "F": "float32"}.get(mode, "uint16" if "16" in mode else "uint8")
    level = PictureLevel(path, shape=(1 if grey else 3, height, width), dtype=dtype)
    return Slide(
        levels=(level,),
        channels=("channel_0",) if grey else RGB,
        pixel_size_um=None,
        downsamples=(1.0,),
        modality=modality or ("fluorescence" if grey else "brightfield"),
    )


def _open_picture(path: Path) -> "Image.Image":
    from PIL import Image

    with warnings.catch_warnings():
        # Pillow warns of any picture over 89 megapixels: a plain size for a slide.
        warnings.simplefilter("ignore", Image.DecompressionBombWarning)
        return Image.open(path)


def open_folder(path: Path, *, modality: Modality | None) -> Slide:
    """Open a folder of single-channel TIFFs as one image; the file's stem names the channel.

    Raises
    ------
    SlideError
        Where there is no TIFF, one has several channels, or the sizes differ.
    """
    files = sorted(f for f in path.iterdir() if f.suffix.lower() in (".tif", ".tiff"))
    files = [file for file in files if not file.name.startswith(".")]
    if not files:
        message = f"{path}: is a folder without TIFF files and no OME-Zarr"
        raise SlideError(message)
    slides = [tiff.open_tiff(file, modality="fluorescence") for file in files]
    for file, slide in zip(files, slides, strict=True):
        if slide.shape != (1, *slides[0].shape[1:]):
            c, y, x = slide.shape
            message = (
                f"{file}: {c} channels of {y} × {x} pixels; in a folder each file is one channel "
                f"and all have the size of the first, {slides[0].shape[1]} × {slides[0].shape[2]}"
            )
            raise SlideError(message)
    sizes = {slide.pixel_size_um for slide in slides}
    n_levels = min(len(slide.levels) for slide in slides)
    return Slide(
        levels=tuple(
            StackLevel([slide.levels[level] for slide in slides]) for level in range(n_levels)
        ),
        channels=tuple(file.stem.removesuffix(".ome") for file in files),
        pixel_size_um=sizes.pop() if len(sizes) == 1 else None,
        downsamples=slides[0].downsamples[:n_levels],
        modality=modality or "fluorescence",
    )

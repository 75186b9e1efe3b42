"""Tiled, pyramidal OME-TIFF, encoded strip by strip so that no slide is held whole."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from xml.sax.saxutils import quoteattr

import imagecodecs
import numpy as np
import tifffile
from numpy.typing import NDArray

from tilflow.staging import staged

JPEGXL_EFFORT = 3  # measured here: higher efforts took six times as long for larger files
CLASSIC_LIMIT = 2**31  # bytes of the finest level above which offsets may pass 4 GiB
Encode = Callable[[NDArray[Any]], bytes]


@dataclass
class TiledPlane:
    """One plane (y, x) or (y, x, 3) as encoded tiles, filled from the top.

    Attributes
    ----------
    shape
        Whole plane.
    tile_px
        Side of a tile.
    encode
        Tile → bytes.
    tiles
        Encoded tiles so far, in raster order.
    """

    shape: tuple[int, ...]
    tile_px: int
    encode: Encode
    tiles: list[bytes] = field(default_factory=list)

    def append(self, rows: NDArray[Any]) -> None:
        """Encode the next rows: whole tile rows, or the last ones of the plane."""
        side = self.tile_px
        for top in range(0, rows.shape[0], side):
            for left in range(0, rows.shape[1], side):
                self.tiles.append(
                    self.encode(_padded(rows[top : top + side, left : left + side], side))
                )


def _padded(tile: NDArray[Any], side: int) -> NDArray[Any]:
    """Fill an edge tile up with its own last row and column: no false edge for a lossy codec."""
    missing = [(0, side - tile.shape[0]), (0, side - tile.shape[1])]
    missing += [(0, 0)] * (tile.ndim - 2)
    return np.ascontiguousarray(np.pad(tile, missing, mode="edge"))


def count_levels(height_px: int, width_px: int, *, coarsest_px: int) -> int:
    """Levels of a pyramid that halves until the short side is below `coarsest_px`.

    Examples
    --------
    >>> count_levels(2000, 3000, coarsest_px=512), count_levels(300, 300, coarsest_px=512)
    (3, 1)
    """
    levels = 1
    while min(height_px, width_px) >= coarsest_px:
        height_px, width_px = height_px // 2, width_px // 2
        levels += 1
    return levels


def halve(image: NDArray[Any]) -> NDArray[Any]:
    """Mean of 2 × 2 pixels; an odd last row or column is left out.

    Examples
    --------
    >>> halve(np.array([[0, 2], [4, 6]], dtype=np.uint8))
    array([[3]], dtype=uint8)
    """
    height, width = image.shape[0] // 2 * 2, image.shape[1] // 2 * 2
    even = image[:height, :width].astype(np.uint32)
    total = even[::2, ::2] + even[1::2, ::2] + even[::2, 1::2] + even[1::2, 1::2]
    return ((total + 2) // 4).astype(image.dtype)


def jpeg_encoder(quality: int) -> Encode:
    """Encode RGB tiles as JPEG without subsampling of colour."""

    def encode(tile: NDArray[Any]) -> bytes:
        return bytes(
            imagecodecs.jpeg8_encode(
                tile, level=quality, colorspace="RGB", outcolorspace="YCBCR", subsampling="444"
            )
        )

    return encode


def jpegxl_encoder(distance: float, *, bits: int) -> Encode:
    """Encode 16-bit tiles of `bits` used bits as lossy JPEG XL.

    Its quantisation is finer in the dark than in the light, as photon noise is.
    """

    def encode(tile: NDArray[Any]) -> bytes:
        return bytes(
            imagecodecs.jpegxl_encode(
                tile, distance=distance, effort=JPEGXL_EFFORT, bitspersample=bits, numthreads=1
            )
        )

    return encode


def zlib_encode(tile: NDArray[Any]) -> bytes:
    """Encode tiles without loss."""
    return bytes(imagecodecs.zlib_encode(tile.tobytes(), level=6))


class Pyramid:
    """Planes of one slide with their coarser levels.

    The finest level is kept encoded; the next one, a quarter of it, as pixels.
    """

    def __init__(
        self,
        *,
        channels: int,
        height_px: int,
        width_px: int,
        samples: int,
        dtype: str,
        tile_px: int,
        coarsest_px: int,
        encode: Encode,
    ) -> None:
        self._tile_px = tile_px
        self._encode = encode
        self._dtype = dtype
        self._levels = count_levels(height_px, width_px, coarsest_px=coarsest_px)
        self._tail: tuple[int, ...] = (samples,) if samples > 1 else ()
        self._full = [
            TiledPlane((height_px, width_px, *self._tail), tile_px, encode) for _ in range(channels)
        ]
        self._halves: list[list[NDArray[Any]]] = [[] for _ in range(channels)]

    def append(self, channel: int, rows: NDArray[Any]) -> None:
        """Add the next rows of a channel: whole tile rows, but for the last."""
        self._full[channel].append(rows)
        if self._levels > 1:
            self._halves[channel].append(halve(rows))

    def _level_tiles(self) -> Iterator[list[TiledPlane]]:
        yield self._full
        images = [np.concatenate(parts) for parts in self._halves if parts]
        for _ in range(self._levels - 1):
            planes = []
            for image in images:
                plane = TiledPlane(image.shape, self._tile_px, self._encode)
                plane.append(image)
                planes.append(plane)
            yield planes
            images = [halve(image) for image in images]

    def write(self, path: Path, *, description: bytes, compression: Any, **options: Any) -> None:
        """Write the file; its bytes hold no date and no random identifier."""
        stored = sum(len(tile) for plane in self._full for tile in plane.tiles)
        is_big = stored > CLASSIC_LIMIT
        with staged(path) as temporary, tifffile.TiffWriter(temporary, bigtiff=is_big) as writer:
            for level, planes in enumerate(self._level_tiles()):
                first = planes[0]
                shape = first.shape if len(planes) == 1 else (len(planes), *first.shape)
                writer.write(
                    (tile for plane in planes for tile in plane.tiles),
                    shape=shape,
                    dtype=self._dtype,
                    tile=(self._tile_px, self._tile_px),
                    compression=compression,
                    description=description if level == 0 else None,
                    subifds=self._levels - 1 if level == 0 else None,
                    subfiletype=0 if level == 0 else 1,
                    metadata=None,
                    software=False,
                    contiguous=False,
                    **options,
                )


def write_labels(path: Path, plane: TiledPlane, *, dtype: str, pixel_size_um: float) -> None:
    """Write a label image whose tiles were encoded with `zlib_encode`."""
    per_cm = 1e4 / pixel_size_um
    with staged(path) as temporary, tifffile.TiffWriter(temporary) as writer:
        writer.write(
            iter(plane.tiles),
            shape=plane.shape,
            dtype=dtype,
            tile=(plane.tile_px, plane.tile_px),
            compression="zlib",
            photometric="minisblack",
            resolution=(per_cm, per_cm),
            resolutionunit="CENTIMETER",
            metadata=None,
            software=False,
        )


def format_ome_xml(
    *,
    name: str,
    channels: tuple[str, ...],
    samples: int,
    dtype: str,
    height_px: int,
    width_px: int,
    pixel_size_um: float,
    significant_bits: int,
) -> str:
    """OME-XML of one image; without a UUID, so that equal slides are equal files."""
    size_c = len(channels) * samples
    items = "".join(
        f'<Channel ID="Channel:0:{index}" Name={quoteattr(channel)} SamplesPerPixel="{samples}"/>'
        for index, channel in enumerate(channels)
    )
    size = f'SizeX="{width_px}" SizeY="{height_px}" SizeC="{size_c}" SizeZ="1" SizeT="1"'
    spacing = (
        f'PhysicalSizeX="{pixel_size_um:.10g}" PhysicalSizeXUnit="µm" '
        f'PhysicalSizeY="{pixel_size_um:.10g}" PhysicalSizeYUnit="µm"'
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?>'
        '<OME xmlns="http://www.openmicroscopy.org/Schemas/OME/2016-06" '
        'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" '
        'xsi:schemaLocation="http://www.openmicroscopy.org/Schemas/OME/2016-06 '
        'http://www.openmicroscopy.org/Schemas/OME/2016-06/ome.xsd" Creator="tilflow simulate">'
        f'<Image ID="Image:0" Name={quoteattr(name)}>'
        f'<Pixels ID="Pixels:0" DimensionOrder="XYCZT" Type="{dtype}" '
        f'SignificantBits="{significant_bits}" Interleaved="{str(samples > 1).lower()}" '
        f'BigEndian="false" {size} {spacing}>{items}'
        f'<TiffData IFD="0" PlaneCount="{len(channels)}"/></Pixels></Image></OME>'
    )

"""One simulated slide, from its seed to its files."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from tilflow.errors import InputError
from tilflow.simulate.tissue import brightfield, fluorescence, truth
from tilflow.simulate.tissue.architecture import (
    STROMA,
    TUMOUR,
    Architecture,
    draw_architecture,
)
from tilflow.simulate.tissue.geometry import Territory, compute_territory
from tilflow.simulate.tissue.ome_tiff import (
    Pyramid,
    TiledPlane,
    format_ome_xml,
    jpeg_encoder,
    jpegxl_encoder,
    write_labels,
    zlib_encode,
)
from tilflow.simulate.tissue.population import Cells, draw_population
from tilflow.simulate.tissue.settings import TissueSettings
from tilflow.simulate.tissue.textures import Textures, draw_textures

HALO_UM = 8.0  # rows drawn beyond a strip, so that the blur does not see its cut


@dataclass(frozen=True)
class Field:
    """The field of view and what is asked of it."""

    height_um: float
    width_um: float
    pixel_size_um: float
    cd8_density_per_mm2: float

    @property
    def height_px(self) -> int:
        """Rows of the image."""
        return round(self.height_um / self.pixel_size_um)

    @property
    def width_px(self) -> int:
        """Columns of the image."""
        return round(self.width_um / self.pixel_size_um)


@dataclass(frozen=True)
class Scene:
    """All that is drawn before the first pixel."""

    field: Field
    architecture: Architecture
    cells: Cells
    textures: Textures
    area_mm2: dict[str, float]


def draw_scene(field: Field, *, seed: int, settings: TissueSettings) -> Scene:
    """Draw regions, cells and textures of a slide."""
    rng = np.random.default_rng(np.random.SeedSequence(seed, spawn_key=(0,)))
    architecture = draw_architecture(
        rng, height_um=field.height_um, width_um=field.width_um, settings=settings.architecture
    )
    area_mm2 = measure_areas(field, architecture, strip_px=settings.strip_px)
    cells = draw_population(
        rng,
        architecture,
        height_px=field.height_px,
        width_px=field.width_px,
        pixel_size_um=field.pixel_size_um,
        tissue_area_mm2=area_mm2["whole"],
        cd8_density_per_mm2=field.cd8_density_per_mm2,
        settings=settings.population,
    )
    return Scene(field, architecture, cells, draw_textures(rng), area_mm2)


def measure_areas(field: Field, architecture: Architecture, *, strip_px: int) -> dict[str, float]:
    """Areas of the compartments as their pixels, in mm²."""
    counts = np.zeros(3, dtype=np.int64)
    for first in range(0, field.height_px, strip_px):
        last = min(first + strip_px, field.height_px)
        rows = architecture.compartment_rows(
            first, last, width_px=field.width_px, pixel_size_um=field.pixel_size_um
        )
        counts += np.bincount(rows.ravel(), minlength=3)
    pixel_mm2 = field.pixel_size_um**2 / 1e6
    return {
        "whole": float(counts[STROMA] + counts[TUMOUR]) * pixel_mm2,
        "tumour": float(counts[TUMOUR]) * pixel_mm2,
        "stroma": float(counts[STROMA]) * pixel_mm2,
    }


def draw_slide(
    field: Field,
    path: Path,
    *,
    kind: str,
    seed: int,
    truth_folder: Path,
    slide_id: str,
    annotations: Path | None,
    settings: TissueSettings,
) -> pd.DataFrame:
    """Draw a slide and write its image and its truth; see `tilflow.simulate.tissue.write_slide`."""
    if kind not in ("ihc", "mif"):
        message = f"slide {slide_id}: kind {kind!r}; allowed: ihc, mif"
        raise InputError(message)
    scene = draw_scene(field, seed=seed, settings=settings)
    nuclei = truth.tabulate_nuclei(scene.cells, pixel_size_um=field.pixel_size_um)
    labels = _LabelFiles(field, settings) if settings.write_labels else None
    if kind == "ihc":
        _write_brightfield(scene, path, seed=seed, labels=labels, settings=settings)
    else:
        _write_fluorescence(scene, path, seed=seed, labels=labels, settings=settings)
    if labels is not None:
        labels.write(truth_folder / "labels", slide_id)
    truth.write_nuclei(nuclei, truth_folder / "nuclei" / f"{slide_id}.parquet")
    if annotations is not None:
        nests = truth.trace_nests(scene.architecture, pixel_size_um=field.pixel_size_um)
        truth.write_annotations(nests, annotations)
    return truth.summarise_densities(nuclei, slide_id=slide_id, kind=kind, area_mm2=scene.area_mm2)


@dataclass(frozen=True)
class _Strip:
    """Rows [first, last) of a slide; drawn from [top, bottom) for the blur's sake."""

    first: int
    last: int
    top: int
    bottom: int

    @property
    def inner(self) -> slice:
        return slice(self.first - self.top, self.last - self.top)


def _strips(field: Field, *, strip_px: int, tile_px: int) -> list[_Strip]:
    step = max(strip_px // tile_px, 1) * tile_px
    halo = int(np.ceil(HALO_UM / field.pixel_size_um))
    return [
        _Strip(
            first,
            min(first + step, field.height_px),
            max(first - halo, 0),
            min(first + step + halo, field.height_px),
        )
        for first in range(0, field.height_px, step)
    ]


def _territory(scene: Scene, strip: _Strip) -> Territory:
    return compute_territory(
        scene.cells,
        first_row=strip.top,
        last_row=strip.bottom,
        width_px=scene.field.width_px,
        pixel_size_um=scene.field.pixel_size_um,
    )


def draw_noise(
    seed: int, channel: int, strip: _Strip, tail: tuple[int, ...], *, block_px: int
) -> NDArray[np.float32]:
    """Draw unit noise (rows, *tail) of a strip, the same however the slide is cut into strips."""
    blocks = []
    for row in range(strip.first, strip.last, block_px):
        rng = np.random.default_rng(np.random.SeedSequence(seed, spawn_key=(2, row, channel)))
        shape = (min(block_px, strip.last - row), *tail)
        blocks.append(rng.standard_normal(shape, dtype=np.float32))
    return np.concatenate(blocks)


def _write_brightfield(
    scene: Scene, path: Path, *, seed: int, labels: "_LabelFiles | None", settings: TissueSettings
) -> None:
    field, light = scene.field, settings.brightfield
    rng = np.random.default_rng(np.random.SeedSequence(seed, spawn_key=(1,)))
    stain = brightfield.draw_stain(rng, scene.cells, light)
    pyramid = Pyramid(
        channels=1,
        height_px=field.height_px,
        width_px=field.width_px,
        samples=3,
        dtype="uint8",
        tile_px=settings.tile_px,
        coarsest_px=settings.coarsest_px,
        encode=jpeg_encoder(light.jpeg_quality),
    )
    for strip in _strips(field, strip_px=settings.strip_px, tile_px=settings.tile_px):
        territory = _territory(scene, strip)
        density = brightfield.render_stains(
            territory,
            stain,
            scene.architecture,
            scene.textures,
            first_row=strip.top,
            pixel_size_um=field.pixel_size_um,
        )
        image = brightfield.expose(density, stain, pixel_size_um=field.pixel_size_um)
        rows = brightfield.digitise(
            image[strip.inner],
            draw_noise(seed, 0, strip, (field.width_px, 3), block_px=settings.tile_px),
            first_row=strip.first,
            height_px=field.height_px,
            settings=light,
        )
        pyramid.append(0, rows)
        if labels is not None:
            labels.append(scene, territory, strip)
    description = _describe(field, path, channels=("RGB",), samples=3, dtype="uint8", bits=8)
    pyramid.write(
        path,
        description=description,
        compression="jpeg",
        photometric="ycbcr",
        subsampling=(1, 1),
        **_resolution(field),
    )


def _write_fluorescence(
    scene: Scene, path: Path, *, seed: int, labels: "_LabelFiles | None", settings: TissueSettings
) -> None:
    field, light = scene.field, settings.fluorescence
    rng = np.random.default_rng(np.random.SeedSequence(seed, spawn_key=(1,)))
    stain = fluorescence.draw_stain(rng, scene.cells, light)
    shading = fluorescence.draw_shading(rng, light)
    lossless = light.codec == "zlib"
    encode = zlib_encode if lossless else jpegxl_encoder(light.jpegxl_distance, bits=light.bits)
    pyramid = Pyramid(
        channels=len(fluorescence.CHANNELS),
        height_px=field.height_px,
        width_px=field.width_px,
        samples=1,
        dtype="uint16",
        tile_px=settings.tile_px,
        coarsest_px=settings.coarsest_px,
        encode=encode,
    )
    for strip in _strips(field, strip_px=settings.strip_px, tile_px=settings.tile_px):
        territory = _territory(scene, strip)
        dyes = fluorescence.render_dyes(
            territory,
            stain,
            scene.architecture,
            scene.textures,
            first_row=strip.top,
            pixel_size_um=field.pixel_size_um,
        )
        seen = fluorescence.mix_dyes(dyes, light)
        for channel in range(len(fluorescence.CHANNELS)):
            blurred = fluorescence.blur(
                seen[channel], pixel_size_um=field.pixel_size_um, settings=light
            )
            rows = fluorescence.digitise(
                blurred[strip.inner],
                shading[channel],
                draw_noise(seed, channel, strip, (field.width_px,), block_px=settings.tile_px),
                first_row=strip.first,
                height_px=field.height_px,
                settings=light,
            )
            pyramid.append(channel, rows)
        if labels is not None:
            labels.append(scene, territory, strip)
    description = _describe(
        field, path, channels=fluorescence.CHANNELS, samples=1, dtype="uint16", bits=light.bits
    )
    pyramid.write(
        path,
        description=description,
        compression=light.codec,
        photometric="minisblack",
        **_resolution(field),
    )


def _describe(
    field: Field, path: Path, *, channels: tuple[str, ...], samples: int, dtype: str, bits: int
) -> bytes:
    return format_ome_xml(
        name=path.name.removesuffix(".ome.tif").removesuffix(".ome.tiff"),
        channels=channels,
        samples=samples,
        dtype=dtype,
        height_px=field.height_px,
        width_px=field.width_px,
        pixel_size_um=field.pixel_size_um,
        significant_bits=bits,
    ).encode()


def _resolution(field: Field) -> dict[str, Any]:
    per_cm = 1e4 / field.pixel_size_um
    return {"resolution": (per_cm, per_cm), "resolutionunit": "CENTIMETER"}


class _LabelFiles:
    """Truth label images, encoded as the strips come."""

    def __init__(self, field: Field, settings: TissueSettings) -> None:
        shape = (field.height_px, field.width_px)
        self._pixel_size_um = field.pixel_size_um
        self._nuclei = TiledPlane(shape, settings.tile_px, zlib_encode)
        self._compartments = TiledPlane(shape, settings.tile_px, zlib_encode)

    def append(self, scene: Scene, territory: Territory, strip: _Strip) -> None:
        owner, nearness = territory.owner[strip.inner], territory.nearness[strip.inner]
        inside: NDArray[np.uint32] = np.where(nearness <= 0, owner + 1, 0).astype(np.uint32)
        self._nuclei.append(inside)
        self._compartments.append(
            scene.architecture.compartment_rows(
                strip.first,
                strip.last,
                width_px=scene.field.width_px,
                pixel_size_um=self._pixel_size_um,
            )
        )

    def write(self, folder: Path, slide_id: str) -> None:
        size = self._pixel_size_um
        write_labels(
            folder / f"{slide_id}_nuclei.tif", self._nuclei, dtype="uint32", pixel_size_um=size
        )
        write_labels(
            folder / f"{slide_id}_compartments.tif",
            self._compartments,
            dtype="uint8",
            pixel_size_um=size,
        )

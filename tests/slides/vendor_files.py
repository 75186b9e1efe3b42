"""Files laid out as the scanners' makers write them, with what must never leave them.

Tags and page orders follow what tifffile's readers of each format document. Every file carries
a sticker (a picture of the label, all of one grey) and words that name a patient.
"""

import io
import struct
from pathlib import Path

import numpy as np
import tifffile
from PIL import Image

SECRETS = ("Jane Roe", "MRN-0042", "1970-01-31")
STICKER = 77
"""Grey level of the pictures of labels: it stands nowhere else."""


def draw_rgb(height: int = 96, width: int = 80, seed: int = 0):
    """Smooth colours without the sticker's grey, which JPEG hardly changes."""
    rng = np.random.default_rng(seed)
    coarse = rng.integers(120, 240, (height // 16, width // 16, 3), dtype="uint8")
    return np.kron(coarse, np.ones((16, 16, 1), "uint8"))


def draw_sticker(height: int = 40, width: int = 60):
    return np.full((height, width, 3), STICKER, "uint8")


def write_svs(path: Path, image, *, mpp: str = "0.2520", **options) -> None:
    """Aperio: image, thumbnail (not tiled), coarser levels, label (1) and macro (9) at the end."""
    words = f"Aperio Image Library v12.0.5\n{{}}|AppMag = 40|MPP = {mpp}|Patient = Jane Roe"
    if not mpp:
        words = words.replace("|MPP = ", "|Filename = MRN-0042")
    plain = {"photometric": "rgb", "metadata": None, "software": False}
    height, width = image.shape[:2]
    with tifffile.TiffWriter(path) as writer:
        writer.write(image, tile=(32, 32), description=words.format("a"), **plain, **options)
        writer.write(image[::4, ::4], description=words.format("b"), **plain)
        writer.write(image[::2, ::2], tile=(32, 32), description=words.format("c"), **plain)
        for name, kind in (("label", 1), ("macro", 9)):
            text = f"Aperio Image Library v12.0.5\n{name} {width}x{height} MRN-0042 1970-01-31"
            # Larger than the section: a choice by size alone would take it.
            writer.write(
                draw_sticker(2 * height, 2 * width), description=text, subfiletype=kind, **plain
            )


QPI = """<?xml version="1.0" encoding="utf-16"?>
<PerkinElmer-QPI-ImageDescription>
<DescriptionVersion>5</DescriptionVersion><ImageType>{kind}</ImageType>
<SlideID>MRN-0042</SlideID><OperatorName>Jane Roe</OperatorName>
<Name>{name}</Name>{biomarker}<ExposureTime>1970</ExposureTime>
<ScanProfile><Name>1970-01-31</Name></ScanProfile>
</PerkinElmer-QPI-ImageDescription>"""


def write_qptiff(path: Path, channels: dict[str, tuple[str, np.ndarray]], *, size_um=0.5) -> None:
    """Akoya: a page a channel, an RGB thumbnail, the pages of each coarser level, macro, label.

    `channels` maps the dye's name to its biomarker ("" for none) and pixels.
    """
    per_cm = 1e4 / size_um
    options = {"metadata": None, "software": "PerkinElmer-QPI", "resolutionunit": "CENTIMETER"}

    def describe(kind, name="", marker=""):
        biomarker = f"<Biomarker>{marker}</Biomarker>" if marker else ""
        return QPI.format(kind=kind, name=name, biomarker=biomarker).encode("ascii")

    with tifffile.TiffWriter(path) as writer:
        for step, kind in ((1, "FullResolution"), (2, "ReducedResolution")):
            for name, (marker, pixels) in channels.items():
                small = np.ascontiguousarray(pixels[::step, ::step])
                writer.write(
                    small,
                    tile=(32, 32),
                    compression="lzw",
                    description=describe(kind, name, marker),
                    resolution=(per_cm / step, per_cm / step),
                    **options,
                )
            if step == 1:
                writer.write(
                    draw_sticker(), photometric="rgb", description=describe("Thumbnail"), **options
                )
        for kind in ("Overview", "Label"):
            sticker = draw_sticker(300, 200)
            writer.write(sticker, photometric="rgb", description=describe(kind), **options)


NDPI_TYPES = {"H": (3, "<H"), "L": (4, "<I"), "R": (5, "<II"), "f": (11, "<f"), "s": (2, "")}


def write_ndpi(path: Path, image, *, size_um: float = 0.25) -> None:
    """Hamamatsu: each page one JPEG strip with restart markers, then macro (-1) and map (-2).

    The header and the directories hold offsets of 64 bits though the file is a classic TIFF.
    """
    with path.open("wb") as file:
        file.write(b"II*\0" + struct.pack("<Q", 0))
        link = 4
        for pixels, lens in (
            (image, 40.0),
            (image[::2, ::2], 20.0),
            (draw_sticker(320, 640), -1.0),
            (draw_sticker(64, 128), -2.0),
        ):
            link = _write_ndpi_page(file, link, pixels, lens, size_um * 40.0 / abs(lens))


def _write_ndpi_page(file, link: int, pixels, lens: float, size_um: float) -> int:
    stream = io.BytesIO()
    step = pixels.shape[1] // 16 // 2 or 1
    Image.fromarray(pixels).save(
        stream, "JPEG", quality=95, subsampling=2, restart_marker_blocks=step
    )
    jpeg = stream.getvalue()
    strip = file.seek(0, 2)
    file.write(jpeg)
    begin = jpeg.index(b"\xff\xda")
    begin += 2 + struct.unpack(">H", jpeg[begin + 2 : begin + 4])[0]
    marks = [
        i + 2 for i in range(begin, len(jpeg) - 1) if jpeg[i] == 255 and 208 <= jpeg[i + 1] < 216
    ]
    starts = [begin, *marks]
    height, width = pixels.shape[:2]
    per_cm = (round(1e4 / size_um), 1)
    tags = [
        (256, "L", [width]), (257, "L", [height]), (258, "H", [8, 8, 8]), (259, "H", [7]),
        (262, "H", [6]), (271, "s", b"Hamamatsu\0"), (272, "s", b"NanoZoomer\0"),
        (273, "L", [strip]), (277, "H", [3]), (278, "L", [height]), (279, "L", [len(jpeg)]),
        (282, "R", per_cm), (283, "R", per_cm), (284, "H", [1]), (296, "H", [3]),
        (305, "s", b"NDP.scan\0"), (530, "H", [2, 2]), (65420, "L", [1]), (65421, "f", [lens]),
        (65426, "L", starts), (65427, "s", b"Label MRN-0042 Jane Roe\0"),
        (65449, "s", b"Created=1970-01-31\r\n\0"),
    ]  # fmt: skip
    if lens < 0:
        tags = [tag for tag in tags if tag[0] != 65426]
    entries = []
    for code, kind, values in tags:
        number, form = NDPI_TYPES[kind]
        data = (
            values
            if kind == "s"
            else struct.pack(f"<{len(values)}{form[1]}", *values)
            if kind != "R"
            else struct.pack("<II", *values)
        )
        count = len(values) if kind != "R" else 1
        if len(data) > 4:
            place = file.seek(0, 2)
            file.write(data + b"\0" * (len(data) % 2))
            data = struct.pack("<I", place)
        entries.append(struct.pack("<HHI", code, number, count) + data.ljust(4, b"\0"))
    here = file.seek(0, 2)
    file.write(struct.pack("<H", len(entries)) + b"".join(entries))
    following = file.tell()
    file.write(struct.pack("<Q", 0) + bytes(4 * len(entries)))
    file.seek(link)
    file.write(struct.pack("<Q", here))
    return following

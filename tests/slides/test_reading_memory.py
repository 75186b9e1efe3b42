"""A slide of 400 megapixels is read in the memory of a few blocks, whatever holds its pixels."""

import subprocess
import sys

import imagecodecs
import numpy as np
import pytest
import tifffile

SIDE = 20_000
BLOCK = np.full((512, 512, 3), 200, "uint8")
STRIP = np.full((40, SIDE, 3), 200, "uint8")

READ = """
import resource, sys
from tilflow.slides.images.reading import open_slide
level = open_slide(sys.argv[1]).levels[0]
level[:, :512, :512]
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
total, side = 0, 4096
for place in range(0, level.shape[1], side):
    window = level[:, place : place + side, place : place + side]
    total += int(window.sum()) // window.size
after = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
print(total, (after - before) // 1024)
"""


def write_tiles(path):
    tile = imagecodecs.jpeg8_encode(BLOCK, level=90)
    n = (-(-SIDE // 512)) ** 2
    with tifffile.TiffWriter(path) as writer:
        writer.write(
            iter([tile] * n), shape=(SIDE, SIDE, 3), dtype="uint8", tile=(512, 512),
            compression="jpeg", photometric="ycbcr", subsampling=(1, 1),
        )  # fmt: skip


def write_strips(path):
    strip = imagecodecs.zlib_encode(STRIP.tobytes(), level=1)
    with tifffile.TiffWriter(path) as writer:
        writer.write(
            iter([strip] * (SIDE // 40)), shape=(SIDE, SIDE, 3), dtype="uint8", rowsperstrip=40,
            compression="zlib", photometric="rgb",
        )  # fmt: skip


def write_one_strip(path):
    """One strip of 1.2 GB as ImageJ writes it; a hole in the file, that takes no room."""
    with tifffile.TiffWriter(path, bigtiff=True) as writer:
        writer.write(shape=(SIDE, SIDE, 3), dtype="uint8", photometric="rgb", rowsperstrip=SIDE)


@pytest.mark.parametrize(
    ("write", "value"), [(write_tiles, 200), (write_strips, 200), (write_one_strip, 0)]
)
def test_memory_does_not_follow_the_slide(tmp_path, write, value):
    path = tmp_path / "slide.tif"
    write(path)
    run = subprocess.run(
        [sys.executable, "-c", READ, str(path)], capture_output=True, text=True, check=True
    )
    total, grown_mb = map(int, run.stdout.split())
    assert total == value * 5
    # The five windows are 50 MB each, the slide is 1,200 MB; 31 to 48 MB were seen.
    assert grown_mb < 120

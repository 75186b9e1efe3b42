"""Labels as TIFF: the same pixels, written tile by tile where they are many."""

from pathlib import Path

import numpy as np
import pytest
import tifffile
from numpy.typing import NDArray

from tilflow.slides.nuclei import label_tiff


class Watched:
    """Labels that remember the largest piece that was read."""

    def __init__(self, pixels: NDArray[np.uint32]) -> None:
        self.pixels, self.shape, self.dtype = pixels, pixels.shape, pixels.dtype
        self.most = 0

    def __getitem__(self, key: object) -> NDArray[np.uint32]:
        piece: NDArray[np.uint32] = self.pixels[key]  # type: ignore[index]
        self.most = max(self.most, piece.size)
        return piece


def test_large_labels_are_never_held_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(label_tiff, "WHOLE_PX", 512)
    labels = Watched(np.arange(700 * 1100, dtype=np.uint32).reshape(700, 1100))
    label_tiff.write_label_tiff(tmp_path / "labels.tif", labels)
    assert labels.most == 512 * 512
    np.testing.assert_array_equal(tifffile.imread(tmp_path / "labels.tif"), labels.pixels)


def test_threads_do_not_change_the_bytes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(label_tiff, "WHOLE_PX", 512)
    labels = np.arange(1300 * 1100, dtype=np.uint32).reshape(1300, 1100)
    for threads in (1, 2):
        label_tiff.write_label_tiff(tmp_path / f"{threads}.tif", labels, threads=threads)
    assert (tmp_path / "1.tif").read_bytes() == (tmp_path / "2.tif").read_bytes()


def test_small_labels_are_one_piece(tmp_path: Path) -> None:
    labels = np.arange(12, dtype=np.uint32).reshape(3, 4)
    label_tiff.write_label_tiff(tmp_path / "labels.tif", labels)
    np.testing.assert_array_equal(tifffile.imread(tmp_path / "labels.tif"), labels)

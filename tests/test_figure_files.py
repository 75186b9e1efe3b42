"""Pictures on disk: PNG and SVG, the same bytes in every run, letters as letters."""

import base64
import io
import re
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from tilflow.figure_files import write_figure


def draw() -> object:
    from matplotlib.figure import Figure

    random = np.random.default_rng(1)
    figure = Figure(figsize=(6, 3))
    slide, cloud = figure.subplots(1, 2)
    y, x = np.mgrid[:200, :200] / 200
    grain = random.random((200, 200)) / 8
    slide.imshow(np.stack([x, y, 1 - x], axis=-1) * 0.8 + grain[..., None])
    cloud.scatter(*random.random((2, 500)), s=2, rasterized=True)
    cloud.plot([0.1234567, 1], [0, 0.7654321])
    cloud.set_title("CD8 T cells & 12.3456 %")
    return figure


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("pictures")
    for name in ("one", "two"):
        write_figure(draw(), folder / f"{name}.png", title="A slide & its cells", dpi=100)
    return folder


def test_the_same_figure_gives_the_same_bytes(folder: Path) -> None:
    for suffix in ("png", "svg"):
        assert (folder / f"one.{suffix}").read_bytes() == (folder / f"two.{suffix}").read_bytes()
    assert sorted(path.name for path in folder.iterdir()) == [
        *("one.png", "one.svg", "two.png", "two.svg"),
    ]


def test_no_date_and_no_version_but_a_title(folder: Path) -> None:
    text = (folder / "one.svg").read_text(encoding="utf-8")
    assert "<dc:date>" not in text
    assert "atplotlib v" not in text
    assert "<title>A slide &amp; its cells</title>" in text


def test_letters_are_letters_and_lines_are_lines(folder: Path) -> None:
    text = (folder / "one.svg").read_text(encoding="utf-8")
    assert ">CD8 T cells &amp; 12.3456 %</text>" in text
    paths = re.findall(r' d="([^"]*)"', text)
    assert paths
    assert not re.search(r"\.\d{3}", "".join(paths))


def test_a_slide_is_packed_as_a_photograph_and_points_keep_their_glass(folder: Path) -> None:
    text = (folder / "one.svg").read_text(encoding="utf-8")
    found = re.findall(r'"data:image/(\w+);base64,([^"]*)"', text)
    assert sorted(kind for kind, _ in found) == ["jpeg", "png"]
    pictures = {kind: Image.open(io.BytesIO(base64.b64decode(data))) for kind, data in found}
    assert pictures["png"].mode == "RGBA"
    assert pictures["jpeg"].width >= 200


def test_a_name_that_ends_in_svg_gives_no_png(tmp_path: Path) -> None:
    write_figure(draw(), tmp_path / "only.svg", title="", dpi=50)
    assert [path.name for path in tmp_path.iterdir()] == ["only.svg"]

"""Nets that outline nuclei by themselves: what two blocks say of one nucleus is settled once."""

import sys
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType, SimpleNamespace
from typing import Any

import numpy as np
import pytest
import zarr
from numpy.typing import NDArray
from scipy import ndimage
from tests.slides.test_stitching import draw_crowd

from tilflow.errors import InputError, MissingExtraError
from tilflow.slides.nuclei.blocks import segment_by_blocks, select_block, settle_blocks
from tilflow.slides.nuclei.outside import OutsideNet
from tilflow.slides.nuclei.weights import Weights, compute_digest
from tilflow.slides.settings_nets import BlockSettings
from tilflow.slides.tiles import Box
from tilflow.slides.workers import open_workers

LEFT, RIGHT = Box(0, 0, 8, 8), Box(0, 8, 8, 16)


def settle(left: NDArray[np.uint32], right: NDArray[np.uint32], scratch: Path) -> list[list[bool]]:
    """Settle two blocks of 8 × 8 whose windows both see all of 8 × 16."""
    found = []
    for number, (labels, core) in enumerate(((left, LEFT), (right, RIGHT))):
        block, runs = select_block(labels, Box(0, 0, 8, 16), core, (8, 16))
        np.save(scratch / f"{number}.npy", runs)
        found.append(block)
    kept = settle_blocks(found, [(0, 0), (0, 1)], scratch=scratch, max_overlap=0.5)
    return [mine.tolist() for mine in kept]


def draw(*boxes: tuple[int, int, int, int]) -> NDArray[np.uint32]:
    labels = np.zeros((8, 16), np.uint32)
    for number, (y0, x0, y1, x1) in enumerate(boxes, start=1):
        labels[y0:y1, x0:x1] = number
    return labels


def test_one_nucleus_seen_alike_is_its_owner_s(tmp_path: Path) -> None:
    across = draw((2, 5, 6, 10))
    assert settle(across, across, tmp_path) == [[True], [False]]


def test_a_nucleus_that_both_blocks_own_is_kept_once(tmp_path: Path) -> None:
    assert settle(draw((2, 5, 6, 10)), draw((2, 6, 6, 11)), tmp_path) == [[True], [False]]


def test_two_nuclei_side_by_side_stay_two(tmp_path: Path) -> None:
    assert settle(draw((2, 4, 6, 8)), draw((2, 7, 6, 12)), tmp_path) == [[True], [True]]


def test_a_nucleus_that_no_block_owns_is_kept_once_by_the_first(tmp_path: Path) -> None:
    # The left block sees its middle on the right, the right block on the left.
    assert settle(draw((2, 6, 6, 11)), draw((2, 5, 6, 10)), tmp_path) == [[True], [False]]


def test_two_nuclei_that_the_other_block_takes_for_one_are_not_kept_beside_it(
    tmp_path: Path,
) -> None:
    joined, apart = draw((2, 5, 6, 14)), draw((2, 4, 6, 7), (2, 7, 6, 14))
    # The left owns its left half; the right its right one; the joined one is the right's.
    assert settle(apart, joined, tmp_path) == [[True, False], [True]]


@dataclass(frozen=True)
class Thresholding:
    """A net whose answer hangs on its window: it lowers its threshold in dark ones."""

    def __call__(self, image: NDArray[np.float32]) -> NDArray[np.uint32]:
        level = np.float32(0.3) + np.float32(0.3) * image.mean()
        labels: NDArray[np.uint32] = ndimage.label(ndimage.gaussian_filter(image[0], 2) > level)[0]
        return labels.astype(np.uint32)


@dataclass(frozen=True)
class Plain:
    image: NDArray[np.float32]

    @property
    def shape(self) -> tuple[int, int]:
        height, width = self.image.shape
        return height, width

    def read(self, box: Box) -> NDArray[np.float32]:
        return self.image[None, *box.slices]


def test_workers_and_shards_do_not_change_the_labels(tmp_path: Path) -> None:
    image = (draw_crowd((400, 500), seed=7).astype(np.float32) - 100) / 1500
    answers = []
    for workers, shard in ((1, 512), (2, 128)):
        out = zarr.create_array(
            tmp_path / f"{workers}.zarr", shape=image.shape, chunks=(shard, shard), dtype="uint32"
        )
        scratch = tmp_path / str(workers)
        scratch.mkdir()
        with open_workers(workers) as run:
            segment_by_blocks(
                Plain(image),
                Thresholding(),
                out=out,
                scale=1.0,
                diameter_px=16.0,
                settings=BlockSettings(core_px=128),
                run=run,
                scratch=scratch,
                is_tissue=None,
                has_tissue=None,
            )
        answers.append(out[:])
    np.testing.assert_array_equal(*answers)
    assert np.unique(answers[0]).tolist() == list(range(int(answers[0].max()) + 1))
    whole, n = ndimage.label(ndimage.gaussian_filter(image, 2) > 0.3 + 0.3 * image.mean())
    assert answers[0].max() == pytest.approx(n, rel=0.1)
    assert ((answers[0] > 0) == (whole > 0)).mean() > 0.97


def label_bright(image: NDArray[Any]) -> NDArray[np.int32]:
    labels: NDArray[np.int32] = ndimage.label(image > 0.5)[0]
    return labels


def fake(monkeypatch: pytest.MonkeyPatch, name: str, **content: Any) -> None:
    module = ModuleType(name)
    module.__dict__.update(content)
    monkeypatch.setitem(sys.modules, name, module)


def fake_stardist(monkeypatch: pytest.MonkeyPatch, seen: list[Any]) -> None:
    class StarDist2D:
        def __init__(self, config: None, *, name: str, basedir: str) -> None:
            print("Loading network weights")
            assert (Path(basedir) / name / "config.json").is_file()

        def predict_instances(
            self, image: Any, *, axes: str, normalizer: None, show_tile_progress: bool
        ) -> tuple[Any, dict[str, Any]]:
            seen.append((image.shape, axes))
            return label_bright(image if axes == "YX" else image[..., 0]), {}

    fake(monkeypatch, "stardist")
    fake(monkeypatch, "stardist.models", StarDist2D=StarDist2D)


def fake_cellpose(monkeypatch: pytest.MonkeyPatch, seen: list[Any]) -> None:
    class CellposeModel:
        def __init__(self, *, gpu: bool, pretrained_model: str, use_bfloat16: bool) -> None:
            assert Path(pretrained_model).is_file()

        def eval(
            self, image: Any, *, channel_axis: int, normalize: bool, diameter: None
        ) -> tuple[Any, list[Any], Any]:
            assert not normalize
            seen.append((image.shape, channel_axis))
            return label_bright(image[..., 0]), [], None

    fake(monkeypatch, "cellpose")
    fake(monkeypatch, "cellpose.models", CellposeModel=CellposeModel)


def fake_instanseg(monkeypatch: pytest.MonkeyPatch, seen: list[Any]) -> None:
    class Tensor(SimpleNamespace):
        def cpu(self) -> "Tensor":
            return self

        def numpy(self) -> Any:
            return self.array

    class NoGrad:
        def __enter__(self) -> None: ...
        def __exit__(self, *error: object) -> None: ...

    class InstanSeg:
        def __init__(self, model: Any, *, device: str, verbosity: int) -> None:
            assert model == "loaded"

        def eval_small_image(
            self,
            image: Any,
            *,
            pixel_size: None,
            normalise: bool,
            return_image_tensor: bool,
            target: str,
        ) -> Tensor:
            assert not normalise
            seen.append((image.array.shape, target))
            return Tensor(array=label_bright(image.array[0])[None, None].astype(np.float32))

    jit = SimpleNamespace(load=lambda path, map_location: "loaded")
    fake(
        monkeypatch,
        "torch",
        jit=jit,
        no_grad=NoGrad,
        from_numpy=lambda array: Tensor(array=array),
    )
    fake(monkeypatch, "instanseg", InstanSeg=InstanSeg)


FAKES = {
    "stardist": (fake_stardist, ((32, 40), "YX"), ((32, 40, 3), "YXC")),
    "cellpose": (fake_cellpose, ((32, 40, 3), -1), ((32, 40, 3), -1)),
    "instanseg": (fake_instanseg, ((1, 32, 40), "nuclei"), ((3, 32, 40), "nuclei")),
}


def write_weights(engine: str, folder: Path) -> Weights:
    path = folder / "weights"
    if engine == "stardist":
        path.mkdir()
        (path / "config.json").write_text("{}")
    else:
        path.write_bytes(b"weights")
    return Weights(path, compute_digest(path))


@pytest.mark.parametrize("engine", FAKES)
@pytest.mark.parametrize("is_brightfield", [False, True])
def test_each_net_is_asked_in_its_own_way(
    engine: str,
    is_brightfield: bool,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    seen: list[Any] = []
    prepare, *calls = FAKES[engine]
    prepare(monkeypatch, seen)
    image = np.zeros((3 if is_brightfield else 1, 32, 40), np.float32)
    image[:, 4:9, 4:9] = image[:, 20:30, 20:30] = 1
    net = OutsideNet(engine, write_weights(engine, tmp_path), is_brightfield)
    labels = net(image)
    assert seen == [calls[int(is_brightfield)]]
    assert labels.dtype == np.uint32
    # Nuclei are bright in fluorescence; in brightfield the light between them is.
    assert labels.max() == (1 if is_brightfield else 2)
    assert capsys.readouterr().out == ""


@pytest.mark.parametrize("engine", FAKES)
def test_a_missing_package_names_its_extra(
    engine: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    for name in ("stardist.models", "cellpose.models", "instanseg", "torch"):
        monkeypatch.setitem(sys.modules, name, None)
    net = OutsideNet(engine, write_weights(engine, tmp_path), is_brightfield=False)
    with pytest.raises(MissingExtraError, match=rf"pip install 'tilflow\[{engine}\]'"):
        net(np.zeros((1, 16, 16), np.float32))


@pytest.mark.parametrize("engine", FAKES)
def test_other_weights_are_refused_before_anything_is_loaded(engine: str, tmp_path: Path) -> None:
    weights = write_weights(engine, tmp_path)
    net = OutsideNet(engine, Weights(weights.path, "0" * 64), is_brightfield=False)
    with pytest.raises(InputError, match="other weights"):
        net(np.zeros((1, 16, 16), np.float32))

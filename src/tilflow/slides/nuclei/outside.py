"""Nets of other projects: StarDist, Cellpose, InstanSeg.

Each takes a block whose intensities are fixed once for the slide, so none of them may normalise by
itself, which would tie a nucleus to the rest of its block. Brightfield comes as light over the
light of the glass, R, G, B, 0 to 1; fluorescence as the nuclear signal, 0 to 1.5. Their packages
are extras; their weights are the user's, checked by digest, never downloaded.
"""

import sys
from collections.abc import Callable, Mapping
from contextlib import redirect_stdout
from dataclasses import dataclass, field
from importlib import import_module
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from tilflow.errors import InputError, MissingExtraError
from tilflow.slides.nuclei.weights import Weights

Call = Callable[[NDArray[np.float32]], NDArray[Any]]


@dataclass
class OutsideNet:
    """A net of another project, opened when it is first asked.

    Parameters
    ----------
    engine
        stardist, cellpose or instanseg.
    weights
        Checked when they are opened.
    is_brightfield
        Whether light is absorbed; the image then comes as absorbed light and is turned round.
    """

    engine: str
    weights: Weights
    is_brightfield: bool
    _call: Call | None = field(default=None, repr=False)

    def __getstate__(self) -> dict[str, Any]:
        return {**self.__dict__, "_call": None}

    def __call__(self, image: NDArray[np.float32]) -> NDArray[np.uint32]:
        """Return the labels (y, x) of a window (c, y, x)."""
        if self._call is None:
            self.weights.check()
            self._call = OPENERS[self.engine](self.weights.path)
        if self.is_brightfield:
            image = 1 - image
        labels = np.asarray(self._call(np.ascontiguousarray(image, np.float32)))
        if labels.shape != image.shape[1:]:
            message = f"{self.engine}: labels of shape {labels.shape}, not {image.shape[1:]}"
            raise InputError(message)
        return labels.astype(np.uint32)


def import_extra(module: str, *, extra: str) -> Any:
    """Import a module of an optional package.

    Raises
    ------
    MissingExtraError
        Where it, or what it needs, is not installed; the message names the extra.
    """
    try:
        return import_module(module)
    except ImportError as error:
        message = f"engine {extra} needs another package ({error}): pip install 'tilflow[{extra}]'"
        raise MissingExtraError(message) from error


def open_stardist(path: Path) -> Call:
    """Open a StarDist model: the folder with config.json, thresholds.json and weights."""
    models = import_extra("stardist.models", extra="stardist")
    if not (path / "config.json").is_file():
        message = f"{path}: is no folder of a StarDist model: it holds no config.json"
        raise InputError(message)
    # It speaks on standard output, which belongs to the command.
    with redirect_stdout(sys.stderr):
        model = models.StarDist2D(None, name=path.name, basedir=str(path.parent))

    def call(image: NDArray[np.float32]) -> NDArray[Any]:
        axes = "YXC" if len(image) > 1 else "YX"
        shown = image.transpose(1, 2, 0) if len(image) > 1 else image[0]
        labels, _ = model.predict_instances(
            shown, axes=axes, normalizer=None, show_tile_progress=False
        )
        found: NDArray[Any] = labels
        return found

    return call


def open_cellpose(path: Path) -> Call:
    """Open a Cellpose model (version 4), a file of weights."""
    models = import_extra("cellpose.models", extra="cellpose")
    model = models.CellposeModel(gpu=False, pretrained_model=str(path), use_bfloat16=False)

    def call(image: NDArray[np.float32]) -> NDArray[Any]:
        # It wants three channels in any order; those that are missing are dark.
        shown = np.zeros((3, *image.shape[1:]), np.float32)
        shown[: len(image)] = image
        labels: NDArray[Any] = model.eval(
            shown.transpose(1, 2, 0), channel_axis=-1, normalize=False, diameter=None
        )[0]
        return labels

    return call


def open_instanseg(path: Path) -> Call:
    """Open an InstanSeg model, a TorchScript file."""
    torch = import_extra("torch", extra="instanseg")
    instanseg = import_extra("instanseg", extra="instanseg")
    try:
        loaded = torch.jit.load(str(path), map_location="cpu")
    except RuntimeError as error:
        message = f"{path}: is no TorchScript model: {error}"
        raise InputError(message) from error
    model = instanseg.InstanSeg(loaded, device="cpu", verbosity=0)

    def call(image: NDArray[np.float32]) -> NDArray[Any]:
        with torch.no_grad():
            labels = model.eval_small_image(
                torch.from_numpy(image),
                pixel_size=None,
                normalise=False,
                return_image_tensor=False,
                target="nuclei",
            )
        found: NDArray[Any] = labels.cpu().numpy()[0, 0]
        return found

    return call


OPENERS: Final[Mapping[str, Callable[[Path], Call]]] = {
    "stardist": open_stardist,
    "cellpose": open_cellpose,
    "instanseg": open_instanseg,
}

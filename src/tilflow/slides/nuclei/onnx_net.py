"""A net in an ONNX file that draws maps of nuclei.

Input ``image`` (n, c, y, x) float32, sides multiples of 16, see `NetInput`. Output ``maps``
(n, 5, y, x), already activated: probability of a nucleus; distance, 0 at its rim to 1 in its
middle; offset (dy, dx) to its centre in nominal diameters; probability of a positive nucleus. The
file's metadata name the nominal diameter, the modality, how many views are averaged, and how maps
become nuclei.
"""

import json
from collections.abc import Mapping
from functools import cached_property
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray
from pydantic import ValidationError

from tilflow.errors import InputError
from tilflow.slides.nuclei.views import average_views
from tilflow.slides.nuclei.weights import Weights
from tilflow.slides.settings_nets import (
    DistanceSettings,
    DrawingSettings,
    InstanceSettings,
    VotesSettings,
)

MULTIPLE: Final = 16
"""Sides of an image are multiples of this."""

N_MAPS: Final = 5
POSITIVE: Final = 4
"""Place of the map of positive nuclei."""

VARIANTS: Final[Mapping[str, type[InstanceSettings]]] = {
    "distance": DistanceSettings,
    "votes": VotesSettings,
}


class OnnxNet:
    """A net, opened when it is first asked; it travels to other processes as its path.

    Parameters
    ----------
    weights
        Checked against their digest when they are opened.
    """

    def __init__(self, weights: Weights) -> None:
        self.weights = weights

    def __reduce__(self) -> tuple[Any, ...]:
        return OnnxNet, (self.weights,)

    @cached_property
    def _session(self) -> Any:
        import onnxruntime
        from onnxruntime.capi import onnxruntime_pybind11_state as raised

        self.weights.check()
        options = onnxruntime.SessionOptions()
        # One thread a worker: sums are split the same way, and workers do not fight for cores.
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        options.add_session_config_entry("session.intra_op.allow_spinning", "0")
        options.log_severity_level = 3
        try:
            return onnxruntime.InferenceSession(
                str(self.weights.path), options, providers=["CPUExecutionProvider"]
            )
        except (raised.Fail, raised.InvalidProtobuf, raised.InvalidGraph) as error:
            message = f"{self.weights.path}: is no ONNX net that can be run: {error}"
            raise InputError(message) from error

    @cached_property
    def _metadata(self) -> dict[str, str]:
        found: dict[str, str] = self._session.get_modelmeta().custom_metadata_map
        missing = {"nucleus_diameter_px", "modality"} - set(found)
        if missing:
            message = f"{self.weights.path}: its metadata lack {', '.join(sorted(missing))}"
            raise InputError(message)
        return found

    @property
    def diameter_px(self) -> float:
        """Nominal diameter of a nucleus that the net was trained for."""
        return float(self._metadata["nucleus_diameter_px"])

    @property
    def modality(self) -> str:
        """``brightfield`` or ``fluorescence``."""
        return self._metadata["modality"]

    @cached_property
    def drawing(self) -> DrawingSettings:
        """How its maps are drawn.

        Raises
        ------
        InputError
            Where the metadata ask for another number of views.
        """
        return parse_views(self._metadata.get("views"), source=str(self.weights.path))

    @cached_property
    def instances(self) -> InstanceSettings:
        """How the maps become nuclei.

        Raises
        ------
        InputError
            Where the metadata name no known variant, or a wrong number.
        """
        return parse_postprocessing(
            self._metadata.get("postprocessing", "{}"), source=str(self.weights.path)
        )

    def predict(self, image: NDArray[np.float32]) -> NDArray[np.float32]:
        """Return the maps (5, y, x) of an image (c, y, x) of any size; its rim is mirrored."""
        height, width = image.shape[1:]
        rest = ((0, 0), (0, -height % MULTIPLE), (0, -width % MULTIPLE))
        padded = np.pad(image, rest, mode="reflect")
        return average_views(self._draw, padded, self.drawing)[:, :height, :width]

    def _draw(self, image: NDArray[np.float32]) -> NDArray[np.float32]:
        (maps,) = self._session.run(["maps"], {"image": np.ascontiguousarray(image[None])})
        if maps.shape != (1, N_MAPS, *image.shape[1:]):
            message = (
                f"{self.weights.path}: draws maps of shape {maps.shape}, not "
                f"{(1, N_MAPS, *image.shape[1:])}"
            )
            raise InputError(message)
        drawn: NDArray[np.float32] = maps[0]
        return drawn


def parse_views(text: str | None, *, source: str) -> DrawingSettings:
    """Return the settings that a number of views in the metadata stands for, None for none.

    Raises
    ------
    InputError
        Where it is no number of views that can be averaged.

    Examples
    --------
    >>> parse_views("2", source="net.onnx").views, parse_views(None, source="net.onnx").views
    (2, 1)
    """
    if text is None:
        return DrawingSettings()
    try:
        return DrawingSettings.model_validate({"views": int(text)})
    except ValueError as error:
        message = f"{source}: views: {text!r} is none of the numbers allowed: 1, 2, 4"
        raise InputError(message) from error


def parse_postprocessing(text: str, *, source: str) -> InstanceSettings:
    """Return the settings that JSON ``{"variant": …, number: value, …}`` holds.

    Raises
    ------
    InputError
        Where it holds anything else.

    Examples
    --------
    >>> parse_postprocessing('{"variant": "votes", "radius": 0.4}', source="net.onnx").radius
    0.4
    """
    try:
        content = dict(json.loads(text))
        variant = content.pop("variant", "distance")
        return VARIANTS[variant].model_validate(content)
    except KeyError as error:
        message = f"{source}: postprocessing: no variant {error}; allowed: {', '.join(VARIANTS)}"
        raise InputError(message) from error
    except (ValueError, TypeError, ValidationError) as error:
        first = str(error).replace("\n", " ")
        message = f"{source}: postprocessing: {first}"
        raise InputError(message) from error

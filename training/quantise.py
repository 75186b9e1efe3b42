"""An int8 version of a net: ``python quantise.py NET.onnx --data DSB2018 --out NET_int8.onnx``.

Convolutions take bytes for their inputs and weights (a scale a channel). The ranges of the inputs
come from crops of the training side; the last convolution, which draws the maps, stays as it is.
"""

import argparse
import tempfile
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import onnx
from numpy.typing import NDArray
from onnx import numpy_helper
from onnxruntime.quantization import (
    CalibrationDataReader,
    CalibrationMethod,
    QuantFormat,
    QuantType,
    quantize_static,
)

from tilnets.geometry import take_crop
from tilnets.images import read_labelled
from tilnets.samples import FINISHING

N_CROPS, SIDE_PX = 64, 224
FOLDERS = {"brightfield": "histo", "fluorescence": "fluo"}


class Crops(CalibrationDataReader):  # type: ignore[misc]
    """Crops of training images, one a call."""

    def __init__(self, data: Path, modality: str) -> None:
        self.crops = draw_crops(data, modality)

    def get_next(self) -> dict[str, NDArray[np.float32]] | None:
        """Return the next crop as the net's input, None after the last."""
        crop = next(self.crops, None)
        return None if crop is None else {"image": crop[None]}


def draw_crops(data: Path, modality: str) -> Iterator[NDArray[np.float32]]:
    """Yield crops (c, y, x) of the training side."""
    images = read_labelled(data / FOLDERS[modality], modality=modality, held_out=False)
    for number in range(N_CROPS):
        rng = np.random.default_rng([3, number])
        place = int(rng.integers(len(images)))
        spread = FINISHING.scale_spread
        yield take_crop(images[place], rng, side_px=SIDE_PX, scale_spread=spread)[0]


def widen_weights(model: onnx.ModelProto) -> None:
    """Turn weights that are kept in half precision back into single."""
    graph = model.graph
    halves = {weight.name: weight for weight in graph.initializer}
    kept = []
    for node in graph.node:
        if node.op_type == "Cast" and node.input[0] in halves:
            weight = halves[node.input[0]]
            wide = numpy_helper.to_array(weight).astype(np.float32)
            weight.CopyFrom(numpy_helper.from_array(wide, node.output[0]))
        else:
            kept.append(node)
    del graph.node[:]
    graph.node.extend(kept)


def main() -> None:
    """Write the net."""
    parser = argparse.ArgumentParser()
    parser.add_argument("net", type=Path)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    model = onnx.load(options.net)
    modality = {entry.key: entry.value for entry in model.metadata_props}["modality"]
    widen_weights(model)
    last = [node.name for node in model.graph.node if node.op_type == "Conv"][-1]
    with tempfile.TemporaryDirectory() as folder:
        wide = Path(folder) / "wide.onnx"
        onnx.save(model, wide)
        quantize_static(
            wide,
            options.out,
            Crops(options.data, modality),
            quant_format=QuantFormat.QDQ,
            per_channel=True,
            # Without it sums of bytes saturate on processors that lack VNNI.
            reduce_range=True,
            activation_type=QuantType.QUInt8,
            weight_type=QuantType.QInt8,
            calibrate_method=CalibrationMethod.MinMax,
            op_types_to_quantize=["Conv", "Add", "Relu", "Resize"],
            nodes_to_exclude=[last],
        )
    narrow = onnx.load(options.out)
    onnx.helper.set_model_props(narrow, {entry.key: entry.value for entry in model.metadata_props})
    onnx.save(narrow, options.out)


if __name__ == "__main__":
    main()

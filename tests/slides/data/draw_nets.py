"""Write the two small nets of the tests; run by hand, with the package onnx installed.

Nobody trained them: a few convolutions with drawn kernels that blur, and point uphill.
"""

import json
from pathlib import Path

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

SIGMA, HALF_SIDE = 3.0, 7


def draw_kernels(n_channels: int) -> np.ndarray:
    """Blur, wide blur, and the wide blur's slope down and right, of the mean of the channels."""
    y, x = np.mgrid[-HALF_SIDE : HALF_SIDE + 1, -HALF_SIDE : HALF_SIDE + 1]
    near = np.exp(-(y * y + x * x) / (2 * 1.2**2))
    wide = np.exp(-(y * y + x * x) / (2 * SIGMA**2))
    near, wide = near / near.sum(), wide / wide.sum()
    kernels = np.stack([near, wide, wide * y, wide * x]) / n_channels
    return np.repeat(kernels[:, None], n_channels, axis=1).astype(np.float32)


def draw_net(modality: str, variant: dict[str, object], level: float) -> onnx.ModelProto:
    """Return a net whose maps follow the brightness of the image."""
    n_channels = 3 if modality == "brightfield" else 1
    # Brown absorbs blue, haematoxylin absorbs red.
    tint = np.array([-1, 0, 1], np.float32) if n_channels == 3 else np.zeros(1, np.float32)
    constants = {
        "kernels": draw_kernels(n_channels),
        "tint": tint.reshape(1, n_channels, 1, 1),
        "level": np.float32(level),
        "steep": np.float32(25),
        "twice": np.float32(1 / (2 * level)),
        "pull": np.float32(0.3),
        "zero": np.float32(0),
        "one": np.float32(1),
    }
    pads = [HALF_SIDE] * 4
    nodes = [
        helper.make_node("Conv", ["image", "kernels"], ["drawn"], pads=pads),
        helper.make_node(
            "Split", ["drawn"], ["near", "wide", "down", "right"], axis=1, num_outputs=4
        ),
        helper.make_node("Sub", ["near", "level"], ["over"]),
        helper.make_node("Mul", ["over", "steep"], ["steeply"]),
        helper.make_node("Sigmoid", ["steeply"], ["nucleus"]),
        helper.make_node("Mul", ["wide", "twice"], ["height"]),
        helper.make_node("Clip", ["height", "zero", "one"], ["distance"]),
        helper.make_node("Mul", ["down", "pull"], ["offset_y"]),
        helper.make_node("Mul", ["right", "pull"], ["offset_x"]),
        helper.make_node("Conv", ["image", "tint"], ["brown"]),
        helper.make_node("Mul", ["brown", "steep"], ["browner"]),
        helper.make_node("Sigmoid", ["browner"], ["positive"]),
        helper.make_node(
            "Concat", ["nucleus", "distance", "offset_y", "offset_x", "positive"], ["maps"], axis=1
        ),
    ]
    graph = helper.make_graph(
        nodes,
        "drawn",
        [helper.make_tensor_value_info("image", TensorProto.FLOAT, ["n", n_channels, "y", "x"])],
        [helper.make_tensor_value_info("maps", TensorProto.FLOAT, ["n", 5, "y", "x"])],
        [numpy_helper.from_array(np.asarray(value), name) for name, value in constants.items()],
    )
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 18)], ir_version=9)
    metadata = {
        "nucleus_diameter_px": "20",
        "modality": modality,
        "postprocessing": json.dumps(variant),
    }
    helper.set_model_props(model, metadata)
    onnx.checker.check_model(model)
    return model


if __name__ == "__main__":
    folder = Path(__file__).parent
    for modality, variant in (("brightfield", "votes"), ("fluorescence", "distance")):
        onnx.save(draw_net(modality, {"variant": variant}, 0.3), folder / f"{modality}.onnx")
    onnx.save(
        draw_net("fluorescence", {"variant": "votes"}, 0.3), folder / "fluorescence_votes.onnx"
    )

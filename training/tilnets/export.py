"""Write the average of a run as ONNX: ``python -m tilnets.export RUN/checkpoint.pt --out FILE``."""

import argparse
from pathlib import Path

import onnx
import torch
from onnx import TensorProto, helper, numpy_helper

from tilnets.images import NUCLEUS_PX
from tilnets.net import STRIDE, Activated, NucleusNet
from tilnets.targets import MAPS
from tilnets.training import N_CHANNELS

OPSET = 17


def main() -> None:
    """Export from the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("checkpoint", type=Path)
    parser.add_argument("--modality", choices=sorted(N_CHANNELS), required=True)
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    net = NucleusNet(N_CHANNELS[options.modality])
    net.load_state_dict(torch.load(options.checkpoint, weights_only=True)["average"])
    export(net, options.out, modality=options.modality)


def export(net: NucleusNet, path: Path, *, modality: str) -> None:
    """Write a net with its weights as half-precision numbers, which a runtime widens when it loads.

    Normalisations are folded into the convolutions; operations are in single precision.
    """
    example = torch.zeros(1, N_CHANNELS[modality], 4 * STRIDE, 4 * STRIDE)
    axes = {0: "n", 2: "y", 3: "x"}
    torch.onnx.export(
        Activated(net).eval(),
        (example,),
        str(path),
        input_names=["image"],
        output_names=["maps"],
        dynamic_axes={"image": axes, "maps": axes},
        opset_version=OPSET,
        dynamo=False,
    )
    model = onnx.load(path)
    narrow_weights(model)
    about = {
        "nucleus_diameter_px": f"{NUCLEUS_PX:g}",
        "modality": modality,
        "stride": str(STRIDE),
        "maps": ",".join(MAPS),
        "postprocessing": '{"variant": "votes"}',
    }
    helper.set_model_props(model, about)
    onnx.checker.check_model(model)
    onnx.save(model, path)


def narrow_weights(model: onnx.ModelProto) -> None:
    """Keep the weights of a model in half precision, each widened by a Cast of its own."""
    graph = model.graph
    casts = []
    for weight in graph.initializer:
        if weight.data_type != TensorProto.FLOAT or len(weight.dims) < 2:
            continue
        name = weight.name
        values = numpy_helper.to_array(weight).astype("float16")
        weight.CopyFrom(numpy_helper.from_array(values, f"{name}_half"))
        casts.append(helper.make_node("Cast", [f"{name}_half"], [name], to=TensorProto.FLOAT))
    nodes = [*casts, *graph.node]
    del graph.node[:]
    graph.node.extend(nodes)


if __name__ == "__main__":
    main()

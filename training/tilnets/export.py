"""Write the average of a run as ONNX: ``python -m tilnets.export RUN/checkpoint.pt --out FILE``.

A net learns on nuclei of 20 pixels, give or take, and may be shown larger ones: they take more
time, and small nuclei are seen better.
"""

import argparse
import json
from pathlib import Path

import onnx
import torch
from onnx import TensorProto, helper, numpy_helper

from tilflow.slides.settings_nets import DrawingSettings, VotesSettings
from tilnets.images import NUCLEUS_PX
from tilnets.net import STRIDE, Activated, NucleusNet, build_net
from tilnets.targets import MAPS
from tilnets.training import N_CHANNELS

OPSET = 17


def main() -> None:
    """Export from the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("checkpoint", type=Path)
    parser.add_argument("--modality", choices=sorted(N_CHANNELS), required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument(
        "--nucleus-px", type=float, default=NUCLEUS_PX, help="diameter that a nucleus is shown at"
    )
    parser.add_argument(
        "--votes",
        type=json.loads,
        default={},
        help="numbers of `VotesSettings` in JSON that differ from their defaults, for 20 px",
    )
    parser.add_argument("--views", type=int, default=1, help="whose maps are averaged: 1, 2 or 4")
    options = parser.parse_args()
    weights = torch.load(options.checkpoint, weights_only=True)["average"]
    net = build_net(weights, n_channels=N_CHANNELS[options.modality])
    export(
        net,
        options.out,
        modality=options.modality,
        nucleus_px=options.nucleus_px,
        drawing=DrawingSettings(views=options.views),
        votes=VotesSettings(**options.votes),
    )


def export(
    net: NucleusNet,
    path: Path,
    *,
    modality: str,
    nucleus_px: float,
    drawing: DrawingSettings,
    votes: VotesSettings,
) -> None:
    """Write a net with its weights as half-precision numbers, which a runtime widens when it loads.

    Normalisations are folded into the convolutions; operations are in single precision.
    """
    example = torch.zeros(1, N_CHANNELS[modality], 4 * STRIDE, 4 * STRIDE)
    axes = {0: "n", 2: "y", 3: "x"}
    torch.onnx.export(
        Activated(net, nucleus_px=nucleus_px).eval(),
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
        "nucleus_diameter_px": f"{nucleus_px:g}",
        "modality": modality,
        "stride": str(STRIDE),
        "maps": ",".join(MAPS),
        "views": str(drawing.views),
        "postprocessing": json.dumps(scale_votes(votes, NUCLEUS_PX / nucleus_px)),
    }
    helper.set_model_props(model, about)
    onnx.checker.check_model(model)
    onnx.save(model, path)


def scale_votes(votes: VotesSettings, factor: float) -> dict[str, str | float]:
    """Return the numbers of the votes whose lengths in pixels stay where diameters change.

    Examples
    --------
    >>> half = scale_votes(VotesSettings(), 0.5)
    >>> half["variant"], half["radius"], half["min_area"], half["probability"]
    ('votes', 0.25, 0.025, 0.5)
    """
    lengths = ("hole", "max_offset", "spread", "min_distance", "radius")
    areas = ("min_area", "max_area", "min_votes")
    scaled: dict[str, str | float] = {"variant": "votes"} | votes.model_dump()
    scaled |= {name: round(getattr(votes, name) * factor, 4) for name in lengths}
    scaled |= {name: round(getattr(votes, name) * factor**2, 4) for name in areas}
    return scaled


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

"""Train a net: ``python -m tilnets.training brightfield --data FOLDER --out RUN``.

The same seed, number of threads and library versions give the same net. A run that was cut off
goes on from its checkpoint: the crops of a step depend on the seed and the step alone.
"""

import argparse
import copy
import json
import math
import os
import sys
import time
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import Tensor
from torch.utils.data import DataLoader, Dataset

from tilnets.images import read_labelled
from tilnets.losses import compute_loss
from tilnets.net import NucleusNet
from tilnets.samples import BROAD, FINISHING, POLISHING, Stream
from tilnets.split import is_validation

N_CHANNELS = {"brightfield": 3, "fluorescence": 1}
CHECKPOINT_STEPS = 100
WARM_UP_STEPS = 150
SAMPLINGS = {"broad": BROAD, "finishing": FINISHING, "polishing": POLISHING}


def main(arguments: list[str] | None = None) -> None:
    """Train from the command line."""
    options = parse_options(arguments)
    torch.set_num_threads(options.threads)
    options.out.mkdir(parents=True, exist_ok=True)
    brightfield, fluorescence = (
        [
            labelled
            for labelled in read_labelled(options.data / folder, modality=modality, held_out=False)
            if options.sampling == "broad" or not is_validation(labelled.stem)
        ]
        for folder, modality in (("histo", "brightfield"), ("fluo", "fluorescence"))
    )
    sampling = SAMPLINGS[options.sampling]
    stream = Stream(options.modality, brightfield, fluorescence, options.side, sampling)
    run = Run(options)
    run.resume()
    run.train(stream)


def parse_options(arguments: list[str] | None) -> argparse.Namespace:
    """Return the options of the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("modality", choices=sorted(N_CHANNELS))
    parser.add_argument("--data", type=Path, required=True, help="folder with fluo/ and histo/")
    parser.add_argument("--out", type=Path, required=True, help="folder of the run")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--steps", type=int, default=5000)
    parser.add_argument("--batch", type=int, default=8)
    parser.add_argument("--side", type=int, default=224, help="of a crop, in pixels")
    parser.add_argument("--rate", type=float, default=2e-3, help="highest learning rate")
    parser.add_argument("--threads", type=int, default=max(1, (os.cpu_count() or 2) // 2))
    parser.add_argument("--start", type=Path, help="weights to start from")
    parser.add_argument(
        "--sampling",
        choices=sorted(SAMPLINGS),
        default="broad",
        help="which crops; all but broad are nearer to real ones and leave validation out",
    )
    parser.add_argument(
        "--more-blocks", type=int, default=0, help="residual blocks a level beyond the first"
    )
    parser.add_argument("--rim-weight", type=float, default=0.0, help="of pixels at rims, more")
    return parser.parse_args(arguments)


class Run:
    """A net, its optimiser and its running average, and where they are kept.

    Attributes
    ----------
    net, average
        The net that is trained, and the running average of its weights: what is shipped.
    step
        Steps that are done.
    """

    def __init__(self, options: argparse.Namespace) -> None:
        torch.manual_seed(options.seed)
        self.options = options
        self.device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
        self.net = NucleusNet(N_CHANNELS[options.modality], more_blocks=options.more_blocks)
        if options.start:
            self.net.load_weights(torch.load(options.start, weights_only=True)["average"])
        self.net.to(self.device, memory_format=torch.channels_last)  # type: ignore[call-overload]
        self.average = copy.deepcopy(self.net).eval()
        self.optimiser = torch.optim.AdamW(
            self.net.parameters(), lr=options.rate, weight_decay=1e-3
        )
        self.step = 0
        self.file = options.out / "checkpoint.pt"

    def resume(self) -> None:
        """Go on from the checkpoint, if there is one."""
        if not self.file.exists():
            return
        state = torch.load(self.file, weights_only=True, map_location=self.device)
        self.net.load_state_dict(state["net"])
        self.average.load_state_dict(state["average"])
        self.optimiser.load_state_dict(state["optimiser"])
        self.step = state["step"]
        say(f"resumed at step {self.step}")

    def train(self, stream: Stream) -> None:
        """Do the steps that are left."""
        started, first, recent = time.monotonic(), self.step, []
        for image, targets in load_batches(stream, self.options, self.step):
            recent.append(self._do_step(image, targets))
            if self.step % CHECKPOINT_STEPS == 0 or self.step == self.options.steps:
                self._keep()
                pace = (time.monotonic() - started) / (self.step - first)
                left = pace * (self.options.steps - self.step) / 60
                say(
                    f"step {self.step} of {self.options.steps}: loss {np.mean(recent):.4f}, "
                    f"{pace:.2f} s a step, {left:.0f} min left"
                )
                recent = []
        describe = {k: str(v) if isinstance(v, Path) else v for k, v in vars(self.options).items()}
        (self.options.out / "run.json").write_text(json.dumps(describe, indent=1) + "\n")

    def _do_step(self, image: Tensor, targets: Tensor) -> float:
        for group in self.optimiser.param_groups:
            group["lr"] = self.options.rate * schedule(self.step, self.options.steps)
        image = image.to(self.device, memory_format=torch.channels_last)
        with torch.autocast(self.device.type, torch.bfloat16):
            maps = self.net(image)
        loss = compute_loss(
            maps.float(), targets.to(self.device), rim_weight=self.options.rim_weight
        )
        self.optimiser.zero_grad(set_to_none=True)
        loss.backward()  # type: ignore[no-untyped-call]
        torch.nn.utils.clip_grad_norm_(self.net.parameters(), 2.0)
        self.optimiser.step()
        self.step += 1
        update_average(self.average, self.net, self.step)
        return float(loss.detach())

    def _keep(self) -> None:
        state: dict[str, Any] = {
            "net": self.net.state_dict(),
            "average": self.average.state_dict(),
            "optimiser": self.optimiser.state_dict(),
            "step": self.step,
        }
        beside = self.file.with_suffix(".part")
        torch.save(state, beside)
        beside.replace(self.file)


@dataclass(frozen=True)
class Batches(Dataset[tuple[Tensor, Tensor]]):
    """The crops of the steps that are left."""

    stream: Stream
    options: argparse.Namespace
    first: int

    def __len__(self) -> int:
        """Return how many steps are left."""
        return max(0, self.options.steps - self.first)

    def __getitem__(self, number: int) -> tuple[Tensor, Tensor]:
        """Return the crops of a step, counted from the first that is left."""
        return draw_batch(self.stream, self.options, self.first + number)


def load_batches(
    stream: Stream, options: argparse.Namespace, first: int
) -> Iterable[tuple[Tensor, Tensor]]:
    """Yield the crops of the steps that are left, drawn ahead by a process of their own."""
    batches = Batches(stream, options, first)
    return DataLoader(batches, batch_size=None, shuffle=False, num_workers=1, prefetch_factor=8)


def draw_batch(stream: Stream, options: argparse.Namespace, step: int) -> tuple[Tensor, Tensor]:
    """Return the crops of a step: the same ones whenever it is done."""
    rng = np.random.default_rng([options.seed, step])
    pairs = [stream.draw(rng) for _ in range(options.batch)]
    image, targets = (np.stack(arrays) for arrays in zip(*pairs, strict=True))
    return torch.from_numpy(image), torch.from_numpy(targets)


def schedule(step: int, steps: int) -> float:
    """Return the part of the highest learning rate: a warm-up, then half a cosine."""
    if step < WARM_UP_STEPS:
        return (step + 1) / WARM_UP_STEPS
    return 0.5 * (1 + math.cos(math.pi * (step - WARM_UP_STEPS) / max(1, steps - WARM_UP_STEPS)))


@torch.no_grad()
def update_average(average: NucleusNet, net: NucleusNet, step: int) -> None:
    """Move the running average towards the net."""
    keep = min(0.998, (1 + step) / (10 + step))
    for kept, new in zip(average.state_dict().values(), net.state_dict().values(), strict=True):
        if kept.dtype.is_floating_point:
            kept.lerp_(new, 1 - keep)
        else:
            kept.copy_(new)


def say(message: str) -> None:
    """Tell how far it is."""
    print(message, file=sys.stderr, flush=True)


if __name__ == "__main__":
    main()

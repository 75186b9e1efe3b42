"""The net: a U-shaped net of a million weights that a CPU core runs at a megapixel a second.

It works at half the resolution and finer levels are narrow, so that most of its weights, and few of
its operations, lie where a nucleus is a few pixels wide. Maps are drawn at full resolution by
rearranging channels (sub-pixel convolution, Shi et al., CVPR 2016).
"""

from collections.abc import Mapping

import torch
from torch import Tensor, nn

from tilnets.images import NUCLEUS_PX
from tilnets.targets import MAPS

WIDTHS = (32, 64, 96, 128)
"""Channels at a half, a quarter, an eighth and a sixteenth of the resolution."""

STRIDE = 16
"""Sides of an image must be multiples of this."""


class Residual(nn.Module):
    """Two 3×3 convolutions around which the input is carried."""

    def __init__(self, width: int) -> None:
        super().__init__()
        self.layers = nn.Sequential(
            nn.Conv2d(width, width, 3, padding=1, bias=False),
            nn.BatchNorm2d(width),
            nn.ReLU(inplace=True),
            nn.Conv2d(width, width, 3, padding=1, bias=False),
            nn.BatchNorm2d(width),
        )

    def forward(self, x: Tensor) -> Tensor:
        """Return what has the input's shape."""
        return torch.relu(x + self.layers(x))


def begin_idle(width: int, n_blocks: int) -> nn.Sequential:
    """Return residual blocks that return what they are given, until they are trained."""
    blocks = [Residual(width) for _ in range(n_blocks)]
    for block in blocks:
        nn.init.zeros_(block.layers[-1].weight)  # type: ignore[arg-type]
    return nn.Sequential(*blocks)


def convolve(inputs: int, outputs: int, size: int, *, stride: int = 1) -> nn.Sequential:
    """Return a convolution with its normalisation and rectifier."""
    return nn.Sequential(
        nn.Conv2d(inputs, outputs, size, stride=stride, padding=size // 2, bias=False),
        nn.BatchNorm2d(outputs),
        nn.ReLU(inplace=True),
    )


class NucleusNet(nn.Module):
    """From an image (n, c, y, x) to the maps (n, 5, y, x), not yet activated.

    Parameters
    ----------
    n_channels
        Of the image: 3 for brightfield, 1 for fluorescence.
    more_blocks
        Residual blocks that every level has on the way up beyond its first. They start as blocks
        that change nothing, so that a net can grow and go on from the weights of a smaller one.
    """

    def __init__(self, n_channels: int, *, more_blocks: int = 0) -> None:
        super().__init__()
        a, b, c, d = WIDTHS
        self.stem = nn.Sequential(convolve(n_channels, a, 5, stride=2), Residual(a))
        self.down1 = nn.Sequential(convolve(a, b, 3, stride=2), Residual(b))
        self.down2 = nn.Sequential(convolve(b, c, 3, stride=2), Residual(c))
        self.down3 = nn.Sequential(convolve(c, d, 3, stride=2), Residual(d), Residual(d))
        self.lift = nn.Upsample(scale_factor=2, mode="nearest")
        self.across3 = convolve(d, c, 1)
        self.up2 = Residual(c)
        self.more2 = begin_idle(c, more_blocks)
        self.across2 = convolve(c, b, 1)
        self.up1 = Residual(b)
        self.more1 = begin_idle(b, more_blocks)
        self.across1 = convolve(b, a, 1)
        self.up0 = Residual(a)
        self.more0 = begin_idle(a, more_blocks)
        self.head = nn.Sequential(
            convolve(a, 32, 3),
            nn.Conv2d(32, 4 * len(MAPS), 1),
            nn.PixelShuffle(2),
        )

    def load_weights(self, weights: Mapping[str, Tensor]) -> None:
        """Take the weights of a net of as many blocks or fewer; blocks beyond those stay idle."""
        own = self.state_dict()
        idle = {name: own[name] for name in own.keys() - weights.keys() if name[:4] == "more"}
        self.load_state_dict({**weights, **idle})

    def forward(self, image: Tensor) -> Tensor:
        """Return the maps."""
        half = self.stem(image)
        quarter = self.down1(half)
        eighth = self.down2(quarter)
        x = self.down3(eighth)
        x = self.more2(self.up2(self.lift(self.across3(x)) + eighth))
        x = self.more1(self.up1(self.lift(self.across2(x)) + quarter))
        x = self.more0(self.up0(self.lift(self.across1(x)) + half))
        maps: Tensor = self.head(x)
        return maps


def build_net(weights: Mapping[str, Tensor], *, n_channels: int) -> NucleusNet:
    """Return the net that some weights are of."""
    more_blocks = len({name.split(".")[1] for name in weights if name.startswith("more0.")})
    net = NucleusNet(n_channels, more_blocks=more_blocks)
    net.load_weights(weights)
    return net


class Activated(nn.Module):
    """A net whose maps mean what their names say: what is exported.

    Parameters
    ----------
    nucleus_px
        Diameter of the nuclei that it will be shown; offsets are in it.
    """

    def __init__(self, net: NucleusNet, *, nucleus_px: float) -> None:
        super().__init__()
        self.net = net
        self.offset_scale = NUCLEUS_PX / nucleus_px

    def forward(self, image: Tensor) -> Tensor:
        """Return probabilities, distances and offsets."""
        maps = self.net(image)
        return torch.cat(
            [
                torch.sigmoid(maps[:, :1]),
                maps[:, 1:2].clamp(0, 1),
                maps[:, 2:4] * self.offset_scale,
                torch.sigmoid(maps[:, 4:]),
            ],
            dim=1,
        )

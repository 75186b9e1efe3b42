"""How far the drawn maps are from what was asked for."""

import torch
from torch import Tensor
from torch.nn import functional

RIM_PX = 2
"""Pixels to either side of the outline that are its rim."""


def compute_loss(maps: Tensor, targets: Tensor, *, rim_weight: float) -> Tensor:
    """Return one number for maps that are not yet activated; both (n, 5, y, x).

    Parameters
    ----------
    rim_weight
        How much more a pixel at the rim of the nuclei counts than another, 0 for none.
    """
    nucleus, depth = targets[:, 0], targets[:, 1]
    inside = nucleus.sum().clamp(min=1)
    certain = 1 + rim_weight * find_rims(nucleus)
    entropy = functional.binary_cross_entropy_with_logits(maps[:, 0], nucleus, weight=certain)
    entropy = entropy / certain.mean()
    chance = torch.sigmoid(maps[:, 0])
    overlap = (chance * nucleus).sum((1, 2))
    dice = 1 - (2 * overlap + 20) / (chance.sum((1, 2)) + nucleus.sum((1, 2)) + 20)
    # Depth counts in nuclei and a little beyond: it parts nuclei that touch.
    weight = 0.2 + nucleus
    distance = (weight * (maps[:, 1] - depth).abs()).sum() / weight.sum()
    pull = (nucleus[:, None] * (maps[:, 2:4] - targets[:, 2:4]).abs()).sum() / inside
    stain = functional.binary_cross_entropy_with_logits(
        maps[:, 4], targets[:, 4], weight=nucleus, reduction="sum"
    )
    return 2 * entropy + dice.mean() + 4 * distance + 2 * pull + 0.5 * stain / inside


def find_rims(nucleus: Tensor) -> Tensor:
    """Return 1 where a mask (n, y, x) changes within `RIM_PX`, 0 elsewhere.

    Examples
    --------
    >>> find_rims(torch.tensor([[[0.0, 0.0, 0.0, 1.0, 1.0, 1.0, 1.0]]]))
    tensor([[[0., 1., 1., 1., 1., 0., 0.]]])
    """
    side = 2 * RIM_PX + 1
    grown = functional.max_pool2d(nucleus, side, stride=1, padding=RIM_PX)
    shrunk = -functional.max_pool2d(-nucleus, side, stride=1, padding=RIM_PX)
    return grown - shrunk

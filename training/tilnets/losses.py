"""How far the drawn maps are from what was asked for."""

import torch
from torch import Tensor
from torch.nn import functional


def compute_loss(maps: Tensor, targets: Tensor) -> Tensor:
    """Return one number for maps that are not yet activated; both (n, 5, y, x)."""
    nucleus, depth = targets[:, 0], targets[:, 1]
    inside = nucleus.sum().clamp(min=1)
    entropy = functional.binary_cross_entropy_with_logits(maps[:, 0], nucleus)
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

"""What of a slide's tissue can be evaluated, and the checks that say so."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from tilflow.slides.quality.checks import (
    check_evaluable,
    check_left_out,
    check_stains,
    describe_blank,
)
from tilflow.slides.quality.left_out import View, find_left_out
from tilflow.slides.quality.verdict import Check
from tilflow.slides.settings import TissueSettings
from tilflow.slides.settings_quality import QualitySettings


@dataclass(frozen=True)
class Evaluation:
    """What of a slide can be evaluated.

    Attributes
    ----------
    labels
        What is left out (y, x), `CLASSES`, on the tissue's grid.
    evaluable
        The tissue without it.
    checks
        What the slide was asked, and its answers.
    """

    labels: NDArray[np.uint32]
    evaluable: NDArray[np.bool_]
    checks: tuple[Check, ...]


def evaluate_slide(
    view: View, *, settings: QualitySettings, tissue_settings: TissueSettings
) -> Evaluation:
    """Find what of a slide's tissue can be evaluated.

    A slide on which there is nothing to check, such as a white or a black one, is a failed check
    with its reason, and no error.
    """
    tissue = Check("tissue", view.measure_area(view.inside), "mm²")
    if not view.inside.any():
        labels = np.zeros(view.inside.shape, np.uint32)
        failed = Check("tissue", 0.0, "mm²", quality="fail", reason=describe_blank(view))
        return Evaluation(labels, view.inside, (failed,))
    left_out = find_left_out(view, settings=settings, tissue_settings=tissue_settings)
    evaluable = view.inside & (left_out.labels == 0)
    checks = (
        tissue,
        *check_left_out(view, left_out, settings=settings),
        *check_stains(view, settings=settings),
        *check_evaluable(view, left_out, evaluable, settings=settings),
    )
    return Evaluation(left_out.labels, evaluable, checks)

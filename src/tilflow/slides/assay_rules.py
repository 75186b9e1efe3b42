"""What an assay says of markers and of the cells that carry them: thresholds, classes, rules."""

from itertools import pairwise
from math import isclose
from typing import Final, Literal

from pydantic import field_validator, model_validator

from tilflow.section import Section, knob

IDENTIFIER: Final = r"^[a-z][a-z0-9_]*$"

Limits = tuple[float, float, float]


class Marker(Section):
    """What a marker stains, and from where on a cell is positive."""

    localisation: Literal["nucleus", "membrane", "cytoplasm"] = knob(
        ..., "Where in the cell it is read."
    )
    threshold: float | Literal["mixture"] = knob(
        ...,
        "A locked threshold (optical density of a stain; otherwise the channel's own unit over "
        "its background), or mixture: from this slide's cells.",
        union_mode="left_to_right",
    )
    classes: Limits | None = knob(
        None, "Locked limits over which a cell is 1+, 2+ and 3+; they give the H-score."
    )
    weak_is_positive: bool = knob(
        True, "Class 1+ starts at the threshold; false lets it start elsewhere."
    )

    @field_validator("threshold")
    @classmethod
    def _check_threshold(cls, threshold: float | str) -> float | str:
        if isinstance(threshold, float) and not threshold > 0:
            message = "a locked threshold is above 0"
            raise ValueError(message)
        return threshold

    @field_validator("classes")
    @classmethod
    def _check_ascending(cls, classes: Limits | None) -> Limits | None:
        if classes is not None and not all(a < b for a, b in pairwise((0.0, *classes))):
            message = "expected three limits above 0, each above the one before: 1+, 2+, 3+"
            raise ValueError(message)
        return classes

    @model_validator(mode="after")
    def _check_classes(self) -> "Marker":
        if self.classes is None:
            return self
        if isinstance(self.threshold, str):
            message = "classes need a locked threshold: an H-score compares slides"
            raise ValueError(message)
        if self.weak_is_positive and not isclose(self.classes[0], self.threshold):
            message = (
                f"class 1+ starts at {self.classes[0]:g} and the threshold is {self.threshold:g}: "
                "make them one, or say weak_is_positive: false"
            )
            raise ValueError(message)
        return self


class Phenotype(Section):
    """A class of cells: the first rule of the list that fits a cell names it."""

    id: str = knob(..., "Identifier in the tables.", pattern=IDENTIFIER)
    requires: tuple[str, ...] = knob((), "Markers that must all be positive.")
    any_of: tuple[str, ...] = knob((), "Markers of which at least one must be positive.")
    excludes: tuple[str, ...] = knob((), "Markers that must be negative.")

    @property
    def shown(self) -> tuple[str, ...]:
        """Markers that a cell of this phenotype shows; none of the rule for the rest."""
        return (*self.requires, *self.any_of)

    @property
    def markers(self) -> frozenset[str]:
        """Every marker that the rule names."""
        return frozenset((*self.shown, *self.excludes))

    @model_validator(mode="after")
    def _check_possible(self) -> "Phenotype":
        both = sorted({*self.requires} & {*self.excludes})
        if both:
            message = f"{both[0]!r} can't be required and excluded"
            raise ValueError(message)
        if self.any_of and {*self.any_of} <= {*self.excludes}:
            message = "every marker of any_of is excluded"
            raise ValueError(message)
        return self


class Activation(Section):
    """A part of a phenotype that carries more markers; counted beside it."""

    id: str = knob(..., "Identifier in the tables.", pattern=IDENTIFIER)
    of: str = knob(..., "The phenotype that it is a part of.")
    requires: tuple[str, ...] = knob((), "Markers that must all be positive.")
    any_of: tuple[str, ...] = knob((), "Markers of which at least one must be positive.")

    @property
    def markers(self) -> frozenset[str]:
        """Every marker that it names."""
        return frozenset((*self.requires, *self.any_of))

    @model_validator(mode="after")
    def _check_markers(self) -> "Activation":
        if not self.markers:
            message = "name a marker: in requires or in any_of"
            raise ValueError(message)
        return self


class Points(Section):
    """Nuclei counted as points: on IHC that is truer to a pathologist's count than outlines."""

    diameter_um: float = knob(..., "Nominal diameter of a nucleus.", unit="µm", gt=1, le=50)
    contrast: float = knob(..., "Least response of the detector, in optical density.", gt=0)
    agreement: float | None = knob(
        None,
        "With engine onnx: a point counts where the net has a nucleus whose centre is no farther "
        "than this; without it, the net's nuclei are the points.",
        unit="nominal diameters",
        gt=0,
        le=2,
    )

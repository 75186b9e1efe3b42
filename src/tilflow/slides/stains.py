"""The stains of a brightfield assay."""

from math import isclose, sqrt
from typing import Literal

from pydantic import field_validator, model_validator

from tilflow.section import Section, knob

StainVector = tuple[float, float, float]


class StainVectors(Section):
    """How the stains of a brightfield slide absorb red, green and blue light."""

    source: Literal["locked", "estimate"] = knob(
        ..., "locked: the vectors below; estimate: from the slide, starting from those below."
    )
    haematoxylin: StainVector = knob(..., "Optical density of haematoxylin in R, G, B.")
    dab: StainVector | None = knob(None, "Optical density of DAB in R, G, B.")
    eosin: StainVector | None = knob(None, "Optical density of eosin in R, G, B.")

    @field_validator("haematoxylin", "dab", "eosin")
    @classmethod
    def _check_positive(cls, vector: StainVector | None) -> StainVector | None:
        if vector is not None and (min(vector) < 0 or isclose(max(vector), 0)):
            message = "expected three optical densities, none below 0, for R, G and B"
            raise ValueError(message)
        return vector

    @model_validator(mode="after")
    def _check_two(self) -> "StainVectors":
        if (self.dab is None) == (self.eosin is None):
            message = "give the vector of one counterpart of haematoxylin: dab or eosin"
            raise ValueError(message)
        return self

    @property
    def counterpart(self) -> str:
        """``dab`` or ``eosin``."""
        return "dab" if self.dab is not None else "eosin"

    @property
    def unit_vectors(self) -> tuple[StainVector, StainVector]:
        """Haematoxylin and its counterpart, each of length 1."""
        other = self.dab or self.eosin or self.haematoxylin
        return _normalise(self.haematoxylin), _normalise(other)


def _normalise(vector: StainVector) -> StainVector:
    length = sqrt(sum(value * value for value in vector))
    return (vector[0] / length, vector[1] / length, vector[2] / length)

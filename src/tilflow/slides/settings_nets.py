"""Numbers of the nets: the blocks that are predicted, and how maps become nuclei.

What draws maps and turns them into nuclei belongs to a net and travels in its file; the defaults
here hold where a file says nothing.
"""

from typing import Literal

from tilflow.section import Section, knob


class BlockSettings(Section):
    """The fixed blocks in which a slide is handed to a net, whatever the tiles."""

    core_px: int = knob(
        960, "Side of a block, in pixels of the net.", unit="px", ge=64, multiple_of=16
    )
    margin_px: int = knob(
        32, "Seen around a block by nets that draw maps.", unit="px", ge=16, multiple_of=16
    )
    margin: float = knob(
        2.5, "Seen around a block by nets that outline nuclei, in nominal diameters.", ge=1, le=8
    )
    max_overlap: float = knob(
        0.5,
        "Two outlines from neighbouring blocks are one nucleus over this share: intersection over "
        "union of two that both blocks claim, covered part of one that none claims.",
        gt=0,
        lt=1,
    )


class DrawingSettings(Section):
    """How a net draws the maps of an image."""

    views: Literal[1, 2, 4] = knob(
        1,
        "Views of an image whose maps are averaged: as it is, turned by half a turn, and its two "
        "mirror images.",
    )


class InstanceSettings(Section):
    """What both ways from maps to nuclei share. Lengths are in nominal diameters."""

    probability: float = knob(0.5, "A pixel of a nucleus is surer than this.", gt=0, lt=1)
    min_peak: float = knob(0.6, "An object whose surest pixel is under this goes.", ge=0, le=1)
    min_area: float = knob(
        0.1, "Smaller objects are dropped; a part of the nominal area.", ge=0, le=1
    )
    max_area: float = knob(16.0, "Larger objects are dropped; in nominal areas.", gt=1)
    hole: float = knob(0.5, "Holes in a nucleus whose box is no wider are filled.", ge=0, le=2)


class DistanceSettings(InstanceSettings):
    """Nuclei as the hills of the distance map."""

    smoothing: float = knob(0.06, "Gaussian on the distance map.", ge=0, le=0.5)
    merge_distance: float = knob(0.5, "Peaks nearer than this may be one nucleus.", ge=0, le=2)
    merge_saddle: float = knob(
        0.85, "They are one if the saddle between them is this part of the lower peak.", ge=0, le=1
    )


class VotesSettings(InstanceSettings):
    """Nuclei as the places at which their pixels point."""

    max_offset: float = knob(1.0, "A pixel that points farther away has no vote.", gt=0, le=4)
    spread: float = knob(0.08, "Gaussian on the votes.", gt=0, le=0.5)
    min_distance: float = knob(
        0.3, "Of two centres nearer than this the one of more votes stays.", gt=0, le=2
    )
    min_votes: float = knob(
        0.05,
        "Least height of a centre: a part of what a nominal nucleus has whose pixels all point at "
        "one place.",
        gt=0,
        le=1,
    )
    radius: float = knob(
        0.5, "A pixel belongs to the centre nearest to where it points, within this.", gt=0, le=2
    )

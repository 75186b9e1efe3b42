"""Knobs of the quality step: what of the tissue is left out, and when a slide fails."""

from tilflow.section import Section, knob


class QualitySettings(Section):
    """What of the tissue can be evaluated."""

    region_um: float = knob(
        128.0, "Side of the regions that are judged for focus and saturation.", unit="µm", ge=50
    )
    pixel_size_um: float = knob(
        0.5, "Pixel size at which focus is judged, or a little finer.", unit="µm", gt=0, le=2
    )
    min_sharpness: float = knob(
        0.18,
        "Tissue is out of focus where an octave of its texture keeps less than this part of the "
        "energy of the next coarser one.",
        ge=0,
        le=1,
    )
    relative_sharpness: float = knob(
        0.33,
        "It is also where less is kept than this part of what the slide's sharper quarter keeps: "
        "noise on pale tissue looks sharp.",
        ge=0,
        le=1,
    )
    min_texture: float = knob(
        0.003,
        "Texture of a smaller spread (optical density, or part of the nuclear channel's scale) "
        "says nothing of the focus.",
        ge=0,
    )
    min_region_fraction: float = knob(
        0.1, "A region with less tissue than this part of it is not judged.", gt=0, le=1
    )
    fold_density: float = knob(
        1.9,
        "A fold is where the gaps between nuclei are this many times as dense, in every colour or "
        "channel, as is usual on the slide and around.",
        gt=1,
    )
    fold_rim: float = knob(1.4, "A fold reaches as far as this.", gt=1)
    fold_window_um: float = knob(
        30.0, "Side of the window whose lower quarter stands for the gaps.", unit="µm", gt=0
    )
    fold_neighbourhood_um: float = knob(
        300.0, "Side of the window that a fold is compared with.", unit="µm", gt=0
    )
    fold_min_length_um: float = knob(
        150.0,
        "Shorter folds are let be: a compact spot that is dense throughout is a crowd of "
        "lymphocytes.",
        unit="µm",
        ge=0,
    )
    fold_min_area_mm2: float = knob(0.004, "Smaller folds are let be.", unit="mm²", ge=0)
    bubble_contrast: float = knob(
        0.12, "How much darker than its surroundings, in optical density, a bubble's rim is.", gt=0
    )
    bubble_greyness: float = knob(
        0.65,
        "A bubble's rim is grey: its palest colour is at least this part of its darkest.",
        gt=0,
        le=1,
    )
    bubble_coverage: float = knob(
        0.75, "A bubble is a circle of which this part shows such a rim.", gt=0, le=1
    )
    bubble_min_radius_um: float = knob(40.0, "Radius of the smallest bubble.", unit="µm", gt=0)
    bubble_max_radius_um: float = knob(600.0, "Radius of the largest bubble.", unit="µm", gt=0)
    edge_length_um: float = knob(
        300.0, "A coverslip's edge is a straight rim at least as long as this.", unit="µm", gt=0
    )
    edge_coverage: float = knob(
        0.9, "Such an edge shows the rim over at least this part of its length.", gt=0, le=1
    )
    max_clipped_fraction: float = knob(
        0.1, "A region with a larger part of its tissue clipped is left out.", gt=0, le=1
    )
    max_strange_hue_fraction: float = knob(
        0.3,
        "More stained tissue than this in a hue that the assay's stains cannot make (or, of H&E, "
        "in one that they must) is another stain.",
        gt=0,
        le=1,
    )
    warn_left_out_fraction: float = knob(
        0.1, "A slide that loses a larger part of its tissue to one fault is a warning.", ge=0, le=1
    )
    fail_evaluable_fraction: float = knob(
        0.1, "A slide that keeps a smaller part of its tissue fails.", ge=0, le=1
    )

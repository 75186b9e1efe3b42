"""Knobs of the measuring steps: calibration, segmentation, compartments, cells, densities."""

from pydantic import field_validator

from tilflow.section import Section, knob
from tilflow.slides.settings_nets import BlockSettings


class CalibrateSettings(Section):
    """What is fixed once per slide, from a low level of the pyramid and a sample of windows."""

    pixel_size_um: float = knob(
        2.0,
        "The coarsest level whose pixels are no larger than this is read.",
        unit="µm",
        gt=0,
        le=10,
    )
    max_side_px: int = knob(
        4096,
        "A larger slide is read at larger pixels, up to this side, so that the memory does not "
        "grow with it.",
        unit="px",
        ge=1024,
    )
    white_percentile: float = knob(
        99.0, "Percentile of a colour channel taken for the empty glass.", unit="%", gt=50, le=100
    )
    white_floor: float = knob(
        200.0, "The white point is at least this: a slide may hold no empty glass.", ge=1, le=255
    )
    stain_min_od: float = knob(
        0.15, "Paler pixels do not take part in the estimate of stain vectors.", ge=0
    )
    stain_angle_percentile: float = knob(
        1.0,
        "Percentile of the angles taken for the extreme stain directions.",
        unit="%",
        gt=0,
        lt=50,
    )
    stain_min_pixels: int = knob(
        500, "With fewer stained pixels the assay's vectors stand.", unit="px", ge=10
    )
    stain_min_angle_degrees: float = knob(
        15.0,
        "Estimated vectors nearer to each other than this are of one stain: the assay's stand.",
        unit="°",
        ge=0,
        le=90,
    )
    stain_max_turn_degrees: float = knob(
        25.0,
        "An estimated vector farther than this from the assay's is not believed: both of the "
        "assay's stand.",
        unit="°",
        gt=0,
        le=90,
    )
    dab_suppression: float = knob(
        0.2,
        "Part of the DAB that is taken off the nuclear signal where DAB stains no nuclei.",
        ge=0,
        le=1,
    )
    background_percentile: float = knob(
        1.0, "Percentile of a fluorescence channel taken for its background.", unit="%", ge=0, lt=50
    )
    scale_percentile: float = knob(
        99.5, "Percentile of a fluorescence channel that becomes 1.", unit="%", gt=50, le=100
    )
    illumination_um: float = knob(
        100.0,
        "Side of the blocks whose bright nuclei show how even the light is, and whose dark pixels "
        "show the background.",
        unit="µm",
        gt=0,
    )
    surface_degree: int = knob(
        3,
        "Highest degree of the surfaces of light and background; 0 takes even light and one "
        "background.",
        ge=0,
        le=3,
    )
    background_gain: float = knob(
        0.3,
        "A surface of the background is taken where it foretells parts of the slide that were "
        "left out this much better than one level does; 1 would be without error.",
        gt=0,
        le=1,
    )
    light_gain: float = knob(
        0.1,
        "The same of a field of light; less, as nuclei are not all alike.",
        gt=0,
        le=1,
    )
    illumination_bound: float = knob(
        2.0, "The field of light is held between 1/this and this.", ge=1, le=10
    )
    window_px: int = knob(
        512, "Side of the windows sampled for the nuclear threshold.", unit="px", ge=128
    )
    windows: int = knob(24, "How many are sampled at most.", ge=1, le=1000)
    threshold_factor: float = knob(
        0.8, "Nuclear threshold as a part of Otsu's over the sampled windows.", gt=0, le=2
    )


class MembraneSettings(Section):
    """Cells that end at their stained membrane."""

    weight: float = knob(
        1.0,
        "A step on a membrane as bright as its channel's scale costs this many more steps; with "
        "many a cell stops before its membrane, which is then not read as its own.",
        ge=0,
        le=100,
    )
    dab_density: float = knob(
        0.6, "Optical density of DAB that counts as 1; a channel has its own scale.", gt=0, le=4
    )


class SegmentSettings(Section):
    """How nuclei are outlined. Lengths follow the nucleus, so that one set serves all scales."""

    tile_px: int = knob(
        2048,
        "Largest side of a tile; a smaller one is taken where memory is short. It never changes "
        "the answer.",
        unit="px",
        ge=256,
    )
    working_diameter_px: float = knob(
        16.0, "Finer images are thinned until a nucleus is about this wide.", unit="px", ge=6
    )
    smoothing: float = knob(0.05, "Gaussian on the nuclear signal, in diameters.", ge=0, le=0.5)
    local_window: float = knob(1.0, "Gaussian of the local threshold, in diameters.", gt=0, le=4)
    local_weight: float = knob(
        0.6, "How far the local threshold leans on the neighbourhood's mean: 0 is none.", ge=0, le=1
    )
    floor: float = knob(
        0.5, "The local threshold never falls below this part of the slide's.", ge=0, le=1
    )
    marker_scale: float = knob(
        0.2, "Gaussian of the surface on which nuclei are told apart, in diameters.", gt=0, le=1
    )
    shape_weight: float = knob(
        0.5, "Weight of shape (distance to the rim) against brightness in that surface.", ge=0, le=1
    )
    merge_distance: float = knob(
        0.6, "Peaks nearer than this, in diameters, may be one nucleus.", ge=0, le=2
    )
    merge_saddle: float = knob(
        0.85, "They are one if the saddle between them is this part of the lower peak.", ge=0, le=1
    )
    rim: float = knob(
        0.65,
        "A nucleus ends where the signal falls under this part of its own mean.",
        ge=0,
        lt=1,
    )
    min_peak: float = knob(
        1.0,
        "An object whose brightest pixel is under this part of the slide's threshold goes.",
        ge=0,
    )
    min_area: float = knob(
        0.2, "Smaller objects are dropped; a part of the nominal area.", ge=0, le=1
    )
    max_area: float = knob(8.0, "Larger objects are dropped; in nominal areas.", gt=1)
    blocks: BlockSettings = BlockSettings()
    membrane: MembraneSettings = MembraneSettings()


class CompartmentsSettings(Section):
    """Tumour and stroma."""

    pixel_size_um: float = knob(
        4.0, "Pixel size at which the tumour marker is read.", unit="µm", gt=0, le=20
    )
    smoothing_um: float = knob(
        10.0, "Gaussian on the pixels that carry the tumour marker.", unit="µm", gt=0
    )
    share: float = knob(
        0.7,
        "A nest is where the share of marked tissue is over this; more than a half, as the marked "
        "cytoplasm reaches beyond the outermost nuclei.",
        gt=0,
        lt=1,
    )
    other_lineage_weight: float = knob(
        0.1,
        "Weight of tissue under a marker of another lineage: a T cell within a nest says less of "
        "stroma than bare stroma does.",
        ge=0,
        le=1,
    )
    min_area_um2: float = knob(
        2000.0, "Smaller nests belong to the stroma, smaller holes to the nest.", unit="µm²", ge=0
    )
    margin_um: float = knob(
        0.0,
        "Half width of the invasive margin on each side of the tumour's edge; 0 draws none.",
        unit="µm",
        ge=0,
        le=2000,
    )
    tumour_classes: tuple[str, ...] = knob(
        ("Tumor", "Tumour", "Carcinoma", "Invasive carcinoma"),
        "Annotation classes that are tumour, whatever their case.",
    )
    excluded_classes: tuple[str, ...] = knob(
        ("Necrosis", "Artifact", "Artefact", "Exclude", "Ignore*"),
        "Annotation classes that are taken out of the evaluable tissue.",
    )


class PointsSettings(Section):
    """Nuclei as points. Lengths follow the nucleus's diameter, which the assay gives."""

    scale: float = knob(0.2, "Spread of the LoG filter, in diameters.", gt=0, le=1)
    min_distance: float = knob(
        0.35, "Of two peaks nearer than this, in diameters, the higher stays.", gt=0, le=2
    )
    core: float = knob(
        0.15, "Spread of the bell in which the DAB of a nucleus is read, in diameters.", gt=0, le=1
    )


class MeasureSettings(Section):
    """Intensities and calls."""

    ring_um: float = knob(
        1.5,
        "Width of the ring around the nucleus in which membrane markers are read.",
        unit="µm",
        gt=0,
    )
    block_px: int = knob(
        1024, "Side of a block that is read at once; it never changes the answer.", unit="px", ge=64
    )
    min_cells: int = knob(
        50,
        "With fewer cells on the slide a mixture has no threshold: its calls fail.",
        ge=2,
    )
    min_positive_cells: int = knob(
        20, "With fewer clear positives the threshold leans on the negatives alone.", ge=1
    )
    min_separation: float = knob(
        3.0, "Positives are a population if they lie this many spreads over the negatives.", gt=0
    )
    max_overlap: float = knob(
        0.2,
        "More of the smaller population under the other one is a warning on what the marker calls.",
        gt=0,
        le=1,
    )
    no_overlap: float = knob(
        0.6, "With more there are not two populations, whatever the fit says.", gt=0, le=1
    )
    negative_spreads: float = knob(
        5.0, "Else the threshold lies this many robust spreads over the median.", gt=0
    )
    points: PointsSettings = PointsSettings()


class DensitiesSettings(Section):
    """Cells per area, and how sure."""

    grid_um: float = knob(
        50.0,
        "Side of the steps on which the clustering of cells is seen.",
        unit="µm",
        ge=10,
        le=250,
    )
    interval_area_mm2: float = knob(
        0.5,
        "In a smaller compartment wide clusters cannot be seen and its interval may be too narrow: "
        "the row is a warning.",
        unit="mm²",
        ge=0,
    )
    warn_area_mm2: float = knob(
        0.5, "A slide with less evaluable tissue is a warning.", unit="mm²", ge=0
    )
    min_cells: int = knob(20, "A compartment with fewer nucleated cells is a warning.", ge=0)
    max_impossible_percent: float = knob(
        5.0,
        "A slide with more cells of one impossible combination has phenotypes with a warning.",
        unit="% of cells",
        ge=0,
        le=100,
    )


class SpatialSettings(Section):
    """How cells lie to one another."""

    radii_um: tuple[float, ...] = knob(
        (10.0, 20.0, 30.0, 50.0, 75.0, 100.0),
        "Radii of the functions of distance, ascending.",
        unit="µm",
        min_length=1,
    )
    contact_um: float = knob(
        20.0,
        "Cells nearer than this can touch or reach one another: for the share of cells with one in "
        "reach, the neighbourhood and the mixing.",
        unit="µm",
        gt=0,
        le=500,
    )
    shuffles: int = knob(
        39,
        "How often the names of cells are shuffled; the span of 39 is an envelope of 95 % at each "
        "radius.",
        ge=19,
        le=9999,
    )
    max_anchors: int = knob(
        2000, "Of more cells so many are drawn to look around, by the slide's name.", ge=100
    )
    min_cells: int = knob(20, "With fewer cells of either kind the row is a warning.", ge=2)
    grid_um: float = knob(
        100.0, "Side of the steps on which the clustering is seen.", unit="µm", ge=10, le=250
    )

    niches: int = knob(
        5,
        "Into how many kinds the neighbourhoods of a slide are parted; 0 parts none.",
        ge=0,
        le=50,
    )
    niche_um: float = knob(
        50.0, "How far a cell's neighbourhood reaches, for the niches.", unit="µm", gt=0, le=500
    )
    niche_cells: int = knob(
        20000, "Of more cells so many are drawn for the niches, by the slide's name.", ge=100
    )

    @field_validator("radii_um")
    @classmethod
    def _check_ascending(cls, radii: tuple[float, ...]) -> tuple[float, ...]:
        if min(radii) <= 0 or list(radii) != sorted(set(radii)):
            message = "expected radii above 0, each once, ascending"
            raise ValueError(message)
        return radii


class ClustersSettings(Section):
    """Clusters of a slide's cells, as a check on the rules that name them."""

    enabled: bool = knob(False, "Run the check in the pipeline, on every slide.")
    most_cells: int = knob(
        20_000, "Cells that are clustered; of more, evenly in raster order.", unit="cells", ge=100
    )
    neighbours: int = knob(15, "Nearest neighbours of a cell.", unit="cells", ge=2, le=200)
    resolution: float = knob(
        1.0, "Resolution of the Leiden clusters: larger gives more.", gt=0, le=10
    )
    smallest_range: float = knob(
        2.0,
        "A marker whose cells lie closer together counts as if they spread so: noise makes no "
        "clusters. Units of the asinh scale; 2 is about a factor of 7.",
        gt=0,
        le=10,
    )
    fewest_cells: int = knob(
        20, "A phenotype of fewer clustered cells is not judged.", unit="cells", ge=5
    )
    least_agreement: float = knob(
        0.5,
        "A phenotype whose clusters agree with its rule less than this is warned of.",
        ge=0,
        le=1,
    )
    seed: int = knob(1, "Everything random follows from it.", ge=0)
    dots_per_inch: int = knob(130, "Resolution of the picture.", ge=50, le=600)

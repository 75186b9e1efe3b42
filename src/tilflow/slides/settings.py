"""Every knob of ``slides``: the one home of its default."""

from typing import Literal

from tilflow.section import Section, knob
from tilflow.slides.settings_cells import (
    CalibrateSettings,
    ClustersSettings,
    CompartmentsSettings,
    DensitiesSettings,
    MeasureSettings,
    SegmentSettings,
    SpatialSettings,
)
from tilflow.slides.settings_quality import QualitySettings


class ReadSettings(Section):
    """What is believed of an image file."""

    min_pixel_size_um: float = knob(
        0.05, "Smaller pixels are not plausible for a microscope.", unit="µm", gt=0
    )
    max_pixel_size_um: float = knob(
        5.0, "Nuclei cannot be seen in larger pixels.", unit="µm", gt=0, le=100
    )
    pixel_size_tolerance: float = knob(
        0.1,
        "How far the sheet's pixel size may lie from the file's before it is warned of, as a part.",
        ge=0,
        le=1,
    )


class TissueSettings(Section):
    """Where the slide holds tissue."""

    pixel_size_um: float = knob(
        2.0, "Pixel size at which the tissue's outline is drawn.", unit="µm", gt=0, le=50
    )
    max_side_px: int = knob(
        4000, "A larger slide is drawn with larger pixels, up to this side.", unit="px", ge=256
    )
    smoothing_um: float = knob(
        8.0, "Gaussian on the signal before its threshold.", unit="µm", gt=0, le=200
    )
    background_um: float = knob(
        50.0,
        "Background is wide: what lies nearer to the next bright spot may be a gap of the tissue.",
        unit="µm",
        gt=0,
        le=1000,
    )
    min_contrast: float = knob(
        30.0,
        "Background is what tissue stands out from by this many times its texture; where there "
        "is none the whole field is tissue.",
        gt=0,
    )
    min_optical_density: float = knob(
        0.015, "A brightfield slide that is paler than this everywhere is empty.", ge=0, le=1
    )
    artefact_um: float = knob(
        20.0, "Smaller spots of pen or black are not taken for artefacts.", unit="µm", gt=0
    )
    min_area_mm2: float = knob(0.002, "Smaller specks are not tissue.", unit="mm²", ge=0, le=10)
    min_hole_mm2: float = knob(0.002, "Smaller holes are tissue.", unit="mm²", ge=0, le=10)


class ClusterSettings(Section):
    """Jobs of a cluster that share one slide: what each asks of the scheduler."""

    jobs: int = knob(4, "Jobs that share a slide.", unit="jobs", ge=1, le=1000)
    cores: int = knob(4, "Cores of a job; each is a worker.", unit="cores", ge=1, le=256)
    memory_mb: int = knob(8000, "Memory of a job.", unit="MiB", ge=500)
    walltime_minutes: int = knob(
        240, "Run time of a job; one that ends is replaced.", unit="min", ge=1
    )
    queue: str = knob("", "Queue (partition); empty is the cluster's default.")
    account: str = knob("", "Account that is charged; empty is the user's default.")
    interface: str = knob(
        "", "Network interface between the nodes, such as ib0; empty is the default route's."
    )
    encrypted: bool = knob(
        True,
        "Process and workers speak TLS, with a key that openssl makes for the run, and to nobody "
        "without it.",
    )


class RunningSettings(Section):
    """How long steps share the machine; nothing here changes an answer."""

    cluster: Literal["local", "slurm"] = knob(
        "local",
        "Where the workers of `slides segment` run: in the job, or, for a slide that outgrows a "
        "node, in jobs of their own on SLURM (the extra `slurm` brings dask-jobqueue).",
    )
    jobs: ClusterSettings = ClusterSettings()

    available_share: float = knob(
        0.8,
        "Part of the free memory that is taken where no scheduler, rule or option sets it.",
        gt=0,
        le=1,
    )
    worth_mpx: float = knob(
        8.0, "Megapixels of a slide that make one more worker worth its start.", unit="Mpx", gt=0
    )
    most_threads: int = knob(
        4,
        "Workers that share a process, as threads: they start at once and hold the program once, "
        "but wait for one another where Python itself is at work.",
        ge=1,
        le=64,
    )


class OverlaySettings(Section):
    """The picture that a pathologist looks at."""

    n_crops: int = knob(3, "Crops at full resolution.", ge=1, le=3)
    crop_um: float = knob(150.0, "Side of a crop.", unit="µm", ge=20, le=1000)
    crop_share: float = knob(
        0.35, "On a small slide a crop is at most this part of the shorter side.", gt=0, le=1
    )
    density_um: float = knob(
        60.0,
        "Spread (standard deviation) of the smoothing of the density map.",
        unit="µm",
        ge=5,
        le=1000,
    )
    overview_px: int = knob(1400, "Longer side of the overview.", unit="px", ge=200, le=8000)
    dots_per_inch: int = knob(150, "Resolution of the picture.", ge=50, le=600)


class ThresholdPictureSettings(Section):
    """The picture of each marker's threshold and the cells beside it."""

    n_cells: int = knob(8, "Cells that are shown on each side of a threshold.", ge=1, le=20)
    crop_um: float = knob(24.0, "Side of the picture of a cell.", unit="µm", ge=5, le=200)
    dots_per_inch: int = knob(130, "Resolution of the picture.", ge=50, le=600)


class SlidesSettings(Section):
    """Settings of the slides room."""

    running: RunningSettings = RunningSettings()
    read: ReadSettings = ReadSettings()
    calibrate: CalibrateSettings = CalibrateSettings()
    tissue: TissueSettings = TissueSettings()
    quality: QualitySettings = QualitySettings()
    segment: SegmentSettings = SegmentSettings()
    compartments: CompartmentsSettings = CompartmentsSettings()
    measure: MeasureSettings = MeasureSettings()
    clusters: ClustersSettings = ClustersSettings()
    densities: DensitiesSettings = DensitiesSettings()
    spatial: SpatialSettings = SpatialSettings()
    overlay: OverlaySettings = OverlaySettings()
    threshold_picture: ThresholdPictureSettings = ThresholdPictureSettings()

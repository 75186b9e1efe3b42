"""Every knob of ``cytometry``: the one home of its default."""

from typing import Literal

from tilflow.section import Section, knob


class ReadingSettings(Section):
    """How files of many events are read."""

    placing_events: int = knob(
        250_000,
        "In a file with more events, the gates are placed and the acquisition is judged on this "
        "many, taken evenly; all events are then gated in blocks.",
        unit="events",
        ge=10_000,
    )
    block_events: int = knob(
        32_768,
        "Events that are gated at once in such a file. The numbers do not depend on it, only time "
        "and memory do.",
        unit="events",
        ge=1_000,
    )
    threads: int = knob(
        2, "Blocks that are gated at the same time; the numbers do not depend on it.", ge=1, le=64
    )


class ControlSettings(Section):
    """How single-stain controls are measured."""

    negative: Literal["unstained", "own"] = knob(
        "unstained",
        "What is taken off the stained events: the unstained control, or the control's own "
        "unstained events where it has enough; the other serves where one is missing.",
    )
    fewest_events: int = knob(
        100, "A control needs this many stained events.", unit="events", ge=10
    )
    smallest_separation: float = knob(
        3.0,
        "Stained events must lie this far above unstained ones: robust standard deviations.",
        gt=0,
    )
    saturation_fraction: float = knob(
        0.995, "Events above this fraction of a channel's range are off the scale.", gt=0.5, le=1
    )
    saturation_warn_percent: float = knob(
        5.0, "A larger share of events off the scale gives a warning.", unit="%", ge=0, le=100
    )


class CompensationSettings(Section):
    """When a spillover matrix is doubted or refused."""

    warn_condition: float = knob(
        20.0, "A spillover matrix with a larger condition number gives a warning.", ge=1
    )
    largest_condition: float = knob(
        1000.0, "A spillover matrix with a larger condition number is refused.", ge=1
    )
    smallest_entry: float = knob(
        -0.01, "A lower entry of a matrix from controls gives a warning.", le=0
    )
    largest_entry: float = knob(1.0, "A higher entry off the diagonal gives a warning.", gt=0)
    controls: ControlSettings = ControlSettings()


class TimeQualitySettings(Section):
    """Which stretches of an acquisition are left out, for cells and beads alike."""

    remove: bool = knob(True, "Leave the events of anomalous stretches out of every population.")
    events_per_bin: int = knob(
        250, "Events of one stretch; the whole file has at most most_bins.", unit="events", ge=50
    )
    most_bins: int = knob(200, "Most stretches a file is cut into.", ge=10, le=5000)
    signal_deviations: float = knob(
        6.0,
        "A stretch is anomalous when the distance of its mean signals from the median stretch "
        "(squared, Mahalanobis) exceeds its expectation by this many standard deviations.",
        gt=0,
    )
    smallest_shift: float = knob(
        0.01,
        "Smaller shifts of the mean are never anomalous: fraction of the display scale.",
        ge=0,
        lt=1,
    )
    rate_ratio: float = knob(
        1.5,
        "A stretch is anomalous when its event rate is this many times off the median, and beyond "
        "the rate's usual jitter.",
        gt=1,
    )
    drift_shift: float = knob(
        0.015,
        "A signal that moves steadily by more than this from the first to the last event gives a "
        "warning: fraction of the display scale.",
        gt=0,
        lt=1,
    )
    start_seconds: float = knob(
        2.0,
        "The first seconds, whose share of the events is watched for carry-over.",
        unit="s",
        gt=0,
    )
    largest_loss_percent: float = knob(
        20.0, "A larger share of anomalous events gives a warning.", unit="%", gt=0, le=100
    )


class QualitySettings(Section):
    """Judgement of single events and of the whole file."""

    time: TimeQualitySettings = TimeQualitySettings()
    margin_warn_percent: float = knob(
        1.0,
        "A larger share of events at the upper end of a scatter channel gives a warning.",
        unit="%",
        ge=0,
        le=100,
    )
    fewest_events: int = knob(
        1000, "A file with fewer events gives a warning.", unit="events", ge=0
    )


class GatingSettings(Section):
    """How gate positions are found in the data."""

    display_bins: int = knob(512, "Bins of a density along one display axis.", ge=64, le=4096)
    smoothing: float = knob(
        0.8, "Width of the density kernel, as a multiple of the rule of thumb.", gt=0, le=5
    )
    fewest_events: int = knob(
        30, "Fewer events cannot place a gate; the fallback is used.", unit="events", ge=5
    )
    fewest_side_events: int = knob(
        5, "A valley needs this many events on either side.", unit="events", ge=1
    )
    valley_depth: float = knob(
        0.85,
        "A valley is one when its density is below this fraction of the lower of its two peaks.",
        gt=0,
        lt=1,
    )
    mixture_iterations: int = knob(200, "Most steps of a mixture fit.", ge=10, le=5000)


class AlignmentSettings(Section):
    """How thresholds found tube by tube are placed with the other tubes in view."""

    enabled: bool = knob(
        True,
        "Place the data-driven thresholds of a tube with the patient's other visits and the tubes "
        "of its batches in view. Off, every tube stands alone.",
    )
    use_batches: bool = knob(
        True,
        "Look at the other patients' tubes in the patient's batches too, and follow the offset of "
        "each batch. A new tube then places the gates of all patients of its batch anew; off, "
        "those of its patient alone.",
    )
    bootstrap_repeats: int = knob(
        30, "Times a threshold is found again in drawn events, for its standard error.", ge=5
    )
    bootstrap_events: int = knob(
        20_000, "Most events of such a draw.", unit="events", ge=1000, le=1_000_000
    )
    smallest_error: float = knob(
        0.002,
        "No position is known better than this: fraction of the display scale.",
        gt=0,
        lt=0.1,
    )
    fallback_error: float = knob(
        0.03,
        "Added to the error of a position that was found in another way than the strategy asks "
        "for, such as a tail where there is no valley: fraction of the display scale.",
        ge=0,
        lt=1,
    )
    usual_variation: float = knob(
        0.006,
        "Usual standard deviation of a threshold between tubes, batches and patients: fraction of "
        "the display scale (0.006 is 6 % of the intensity). Weighs as four tubes.",
        gt=0,
        lt=0.1,
    )
    tail_degrees: float = knob(
        3.0,
        "Degrees of freedom of Student's t for the tubes' own parts: the fewer, the more readily a "
        "well measured position far off is kept.",
        ge=1,
    )
    warn_drift: float = knob(
        4.0,
        "A position further off the shared one gives a warning.",
        unit="robust standard deviations",
        gt=0,
    )


class PositivitySettings(Section):
    """Control tubes that set thresholds."""

    fewest_events: int = knob(
        200,
        "A control with fewer events of the population sets no threshold.",
        unit="events",
        ge=20,
    )
    scatter_percent: float = knob(
        99.0,
        "An unstained tube is gated by scatter alone: the box holds this share of the sample's "
        "population along FSC-A and SSC-A.",
        unit="%",
        gt=50,
        lt=100,
    )


class CountingSettings(Section):
    """Counts per µL and when they are doubted."""

    fail_bead_events: int = knob(
        300, "Fewer bead events make the counts fail.", unit="events", ge=1
    )
    warn_bead_events: int = knob(
        1000,
        "Fewer bead events give a warning: the beads' own counting error.",
        unit="events",
        ge=1,
    )
    bead_aliquots: int = knob(
        10, "Parts of the acquisition in which the beads' share is compared.", ge=2, le=100
    )
    bead_cv_percent: float = knob(
        5.0,
        "A larger variation of beads per leukocyte between the aliquots, beyond counting error, "
        "gives a warning.",
        unit="%",
        gt=0,
    )
    quantitation_events: int = knob(
        50,
        "A population of fewer events is below the limit of quantitation: flagged, never dropped "
        "(50 events have a counting error of 14 %).",
        unit="events",
        ge=1,
    )
    correct_doublets: bool = knob(
        True,
        "Give the cells that the singlet gate loses in doublets back to the counts, by the "
        "measured loss of the leukocytes.",
    )
    pipetting_cv_percent: float = knob(
        0.0,
        "Error of pipetting and bead lot (or of the drawn volume), added to the intervals.",
        unit="%",
        ge=0,
        le=50,
    )
    cbc_cv_percent: float = knob(
        3.0, "Error of the blood count, added to the intervals.", unit="%", ge=0, le=50
    )


class ExploreSettings(Section):
    """Unsupervised look at pooled cells of all visits, so that an unforeseen population shows."""

    enabled: bool = knob(
        False, "Run the exploration in the pipeline and take its shares into the measurements."
    )
    populations: tuple[str, ...] = knob(
        ("cd8_t_cells", "monocytes"), "Populations that are pooled, each by itself.", min_length=1
    )
    left_out: tuple[str, ...] = knob(
        ("Viability",), "Markers that take no part in neighbours and clusters."
    )
    cells_per_sample: int = knob(
        400, "Most cells that one sample gives to the pool.", unit="cells", ge=20
    )
    most_cells: int = knob(
        60_000,
        "Most cells of the pool; with many samples each gives fewer.",
        unit="cells",
        ge=100,
    )
    fewest_cells: int = knob(
        50, "A sample with fewer cells in the pool has shares with a warning.", unit="cells", ge=1
    )
    fewest_batch_samples: int = knob(
        3,
        "Batches of fewer samples keep their own level: it cannot be told from that of their "
        "patients.",
        unit="samples",
        ge=1,
    )
    smallest_spread: float = knob(
        0.06,
        "A marker whose cells spread less counts as if they spread so: noise makes no clusters. "
        "Fraction of the display scale.",
        gt=0,
        lt=1,
    )
    neighbours: int = knob(15, "Nearest neighbours of a cell.", unit="cells", ge=2, le=200)
    resolution: float = knob(
        0.3, "Resolution of the Leiden clusters: larger gives more.", gt=0, le=10
    )
    seed: int = knob(1, "Everything random follows from it.", ge=0)
    dpi: int = knob(130, "Resolution of the pictures.", unit="dots per inch", ge=40, le=400)


class PlotSettings(Section):
    """The picture of the gates."""

    points: int = knob(20000, "Most events drawn in one plot, evenly taken.", unit="events", ge=100)
    columns: int = knob(5, "Plots in one row.", ge=1, le=12)
    dpi: int = knob(110, "Resolution.", unit="dots per inch", ge=40, le=400)


class CytometrySettings(Section):
    """Settings of the cytometry room."""

    overrides: str = knob(
        "",
        "YAML file, relative to the study folder, of gates that a person changed in single "
        "samples; empty where there is none.",
    )
    reading: ReadingSettings = ReadingSettings()
    compensation: CompensationSettings = CompensationSettings()
    quality: QualitySettings = QualitySettings()
    gating: GatingSettings = GatingSettings()
    alignment: AlignmentSettings = AlignmentSettings()
    positivity: PositivitySettings = PositivitySettings()
    counting: CountingSettings = CountingSettings()
    plot: PlotSettings = PlotSettings()
    explore: ExploreSettings = ExploreSettings()

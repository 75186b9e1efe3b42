"""Every knob of ``cytometry``: the one home of its default."""

from tilflow.section import Section, knob


class CompensationSettings(Section):
    """When a spillover matrix is doubted or refused."""

    warn_condition: float = knob(
        20.0, "A spillover matrix with a larger condition number gives a warning.", ge=1
    )
    largest_condition: float = knob(
        1000.0, "A spillover matrix with a larger condition number is refused.", ge=1
    )


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


class PlotSettings(Section):
    """The picture of the gates."""

    points: int = knob(20000, "Most events drawn in one plot, evenly taken.", unit="events", ge=100)
    columns: int = knob(5, "Plots in one row.", ge=1, le=12)
    dpi: int = knob(110, "Resolution.", unit="dots per inch", ge=40, le=400)


class CytometrySettings(Section):
    """Settings of the cytometry room."""

    compensation: CompensationSettings = CompensationSettings()
    quality: QualitySettings = QualitySettings()
    gating: GatingSettings = GatingSettings()
    counting: CountingSettings = CountingSettings()
    plot: PlotSettings = PlotSettings()

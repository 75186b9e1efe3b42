"""Every knob of ``simulate``: the one home of its default.

The two presets are at the end. What single cells look like is data of its own: see
`tilflow.simulate.immunophenotype` and `tilflow.simulate.detectors`.
"""

from datetime import date
from typing import Final

from tilflow.section import Section, knob
from tilflow.simulate.tissue.settings import BrightfieldSettings, TissueSettings


class EffectSettings(Section):
    """What the drug does at steady state under a saturating dose: fold changes of the group."""

    monocytes: float = knob(1.0, "Fold change of the monocyte count.", unit="fold", gt=0)
    cd8_t_cells: float = knob(1.0, "Fold change of the CD8 T-cell count.", unit="fold", gt=0)
    activated_fraction: float = knob(
        1.0, "Fold change of the HLA-DR+CD38+ share of CD8 T cells.", unit="fold", gt=0
    )
    monocyte_hladr: float = knob(
        1.0, "Fold change of HLA-DR on classical monocytes.", unit="fold", gt=0
    )
    tissue_cd8: float = knob(
        1.0, "Fold change of the density of CD8 T cells in the tumour.", unit="fold", gt=0
    )


class CohortSettings(Section):
    """A dose level within a stratum."""

    dose_mg: float = knob(..., "Dose of eftilagimod alpha.", unit="mg", gt=0)
    patients: int = knob(..., "Patients of the cohort.", unit="patients", ge=1)


class StratumSettings(Section):
    """One stratum of the trial."""

    name: str = knob(..., "Name of the stratum.")
    route: str = knob(..., "Route of the drug.")
    cohorts: tuple[CohortSettings, ...] = knob(..., "Dose levels.", min_length=1)
    partner: str = knob("", "Drug given besides; empty is none.")
    partner_dose_mg: float = knob(0.0, "Dose of that drug; 0 leaves it blank.", unit="mg", ge=0)
    partner_every_days: int = knob(14, "From one dose of it to the next.", unit="days", ge=1)
    last_dose_day: int = knob(365, "No dose of the drug after this day.", unit="study day", ge=1)
    effects: EffectSettings = knob(..., "What the drug does.")


class VisitSettings(Section):
    """A blood draw of the schedule."""

    name: str = knob(..., "Name of the visit.")
    day: int = knob(..., "Study day of the visit.", unit="study day")
    timepoint: str = knob("trough", "trough (before the dose of the day) or peak (days after it).")


class BiologySettings(Section):
    """How patients differ from one another, and each from visit to visit."""

    within_patient_cv_percent: float = knob(
        10.0, "Variation of a cell count from visit to visit, beyond the effect.", unit="%", ge=0
    )
    fraction_cv_percent: float = knob(
        8.0, "Variation of the shares of subsets from visit to visit.", unit="%", ge=0
    )
    response_cv_percent: float = knob(
        15.0, "Variation between patients of the effect, on its logarithm.", unit="%", ge=0
    )
    half_effect_dose_mg: float = knob(
        3.0, "Dose with half of the steady-state effect.", unit="mg", gt=0
    )
    onset_days: float = knob(
        21.0, "Time constant with which the effect builds up.", unit="days", gt=0
    )


class TubeSettings(Section):
    """The stained, lysed and not washed tube."""

    events: int = knob(30_000, "Events acquired per tube.", unit="events", ge=2_000)
    sample_volume_ul: float = knob(50.0, "Blood in the tube.", unit="µL", gt=0)
    dilution_factor: float = knob(
        10.4, "Volume of the lysed tube over that of its blood.", unit="(times)", ge=1
    )
    beads_added: int = knob(
        60_000, "Counting beads in a tube, about which lots vary.", unit="beads", ge=1
    )
    bead_lot_cv_percent: float = knob(
        3.0, "Variation between bead lots, known from their label.", unit="%", ge=0
    )
    counting_error: bool = knob(
        True,
        "Which particles come is drawn, as in a tube. Off, every class comes in its expected "
        "number, and what is left between counts and truth is the error of gating.",
    )
    pipetting_cv_percent: float = knob(
        1.0, "Error of the blood volume in the tube, known to nobody.", unit="%", ge=0
    )
    cbc_cv_percent: float = knob(2.0, "Error of the blood count.", unit="%", ge=0)
    dead_percent: float = knob(
        2.5, "Dead leukocytes, of the viable ones; the median over tubes.", unit="%", ge=0, le=50
    )
    debris_percent: float = knob(
        25.0,
        "Debris and red-cell ghosts above the threshold, of the leukocytes; the median.",
        unit="%",
        ge=0,
    )
    handling_cv_percent: float = knob(
        30.0, "Variation between tubes of dead cells and debris.", unit="%", ge=0
    )
    doublet_percent: float = knob(
        3.0, "Cell events that are two cells at once.", unit="%", ge=0, le=50
    )
    cbc_tubes_percent: float = knob(
        8.0, "Tubes without beads that a blood count (CBC) calibrates.", unit="%", ge=0, le=100
    )
    volume_tubes_percent: float = knob(
        8.0, "Tubes without beads whose acquired volume is known.", unit="%", ge=0, le=100
    )


class ControlTubeSettings(Section):
    """Control tubes of each batch, of the blood of its first tube."""

    fmo_markers: tuple[str, ...] = knob(
        (), "Markers that an FMO tube of each batch leaves out; none by default."
    )
    unstained: bool = knob(False, "Whether each batch has an unstained tube.")


class CytometerSettings(Section):
    """The cytometer: time, drift, range."""

    rate_per_s: float = knob(400.0, "Event rate.", unit="events/s", gt=0)
    time_step_s: float = knob(0.01, "Step of the time channel.", unit="s", gt=0)
    full_scale: int = knob(262_144, "Range of every channel.", unit="channels", ge=1024)
    threshold_fsc: float = knob(5_000.0, "Events below this FSC-A are not recorded.", ge=0)
    gain_cv_percent: float = knob(
        5.0, "Variation of a detector's gain between batches.", unit="%", ge=0
    )
    scatter_gain_cv_percent: float = knob(
        1.5, "Variation of the scatter gains between batches.", unit="%", ge=0
    )
    staining_cv_percent: float = knob(
        4.0, "Variation of a marker's staining between tubes.", unit="%", ge=0
    )
    clogged_files_percent: float = knob(
        8.0, "Files with a clog: the rate drops and signals shift.", unit="%", ge=0, le=100
    )
    clog_duration_percent: float = knob(
        8.0, "Length of a clog, of the acquisition.", unit="%", gt=0, lt=50
    )
    clog_rate_fraction: float = knob(
        0.45, "Event rate during a clog, of the normal one.", unit="fraction", gt=0, le=1
    )
    clog_signal_fraction: float = knob(
        0.6, "Fluorescence during a clog, of the normal one.", unit="fraction", gt=0, le=1
    )
    clog_scatter_fraction: float = knob(
        0.9, "Scatter during a clog, of the normal one.", unit="fraction", gt=0, le=1
    )


class ClinicalSettings(Section):
    """Dates, doses, adverse events, tumours and survival."""

    first_inclusion: date = knob(date(2022, 1, 10), "Day of the first inclusion.")
    inclusion_interval_days: int = knob(
        9, "Mean time between inclusions into a stratum.", unit="days", ge=1
    )
    dose_interval_days: int = knob(14, "From one dose to the next.", unit="days", ge=1)
    imaging_interval_days: int = knob(56, "From one imaging to the next.", unit="days", ge=7)
    follow_up_days: int = knob(
        730, "Follow-up ends this long after the first dose.", unit="days", ge=1
    )
    dlt_window_days: int = knob(
        84, "Dose-limiting toxicity falls into the days from 1 to this.", unit="days", ge=1
    )
    patients_with_dlt: int = knob(
        1, "Patients with a dose-limiting toxicity.", unit="patients", ge=0
    )
    adverse_events_per_patient: float = knob(
        3.0, "Mean number of other adverse events per patient.", unit="events", ge=0
    )
    survival_after_progression_days: float = knob(
        160.0, "Median survival after progression.", unit="days", gt=0
    )


class SlideSettings(Section):
    """Biopsies: two per patient, at screening and on treatment."""

    patients: int = knob(10, "Patients with two biopsies each.", unit="patients", ge=0)
    height_um: float = knob(1000.0, "Height of the field.", unit="µm", gt=0)
    width_um: float = knob(1500.0, "Width of the field.", unit="µm", gt=0)
    pixel_size_um: float = knob(0.5, "Side of a pixel.", unit="µm", gt=0)
    cd8_density_per_mm2: float = knob(
        300.0, "Density of CD8 T cells at screening, the median.", unit="cells/mm²", gt=0
    )
    between_patient_cv_percent: float = knob(
        50.0, "Variation of that density between patients.", unit="%", ge=0
    )
    on_treatment_day: int = knob(43, "Study day of the second biopsy.", unit="study day", ge=1)
    tissue: TissueSettings = TissueSettings()


class SimulateSettings(Section):
    """Settings of the simulate room."""

    seed: int = knob(1, "Everything random follows from it.", ge=0)
    strata: tuple[StratumSettings, ...] = knob(..., "Strata and their cohorts.", min_length=1)
    visits: tuple[VisitSettings, ...] = knob(
        ..., "Blood draws; the first is before the first dose.", min_length=1
    )
    biology: BiologySettings = BiologySettings()
    tube: TubeSettings = TubeSettings()
    controls: ControlTubeSettings = ControlTubeSettings()
    cytometer: CytometerSettings = CytometerSettings()
    clinical: ClinicalSettings = ClinicalSettings()
    slides: SlideSettings = SlideSettings()


PRESETS: Final = ("demo", "trial")

_STRONG: Final = EffectSettings(
    monocytes=2.8, cd8_t_cells=1.6, activated_fraction=2.4, monocyte_hladr=1.3, tissue_cd8=2.5
)
_MODERATE: Final = EffectSettings(
    monocytes=2.2, cd8_t_cells=1.4, activated_fraction=1.9, monocyte_hladr=1.2, tissue_cd8=1.8
)


def _stratum(name: str, levels: dict[float, int]) -> StratumSettings:
    """Return a stratum of NCT03252938 with `levels`: dose in mg → patients."""
    cohorts = tuple(CohortSettings(dose_mg=mg, patients=n) for mg, n in levels.items())
    about: dict[str, object] = {
        "A": {"route": "intratumoral", "effects": _MODERATE},
        "B": {"route": "intraperitoneal", "effects": _STRONG},
        "C": {
            "route": "subcutaneous",
            "effects": _MODERATE,
            "partner": "standard of care",
            "partner_every_days": 21,
            "last_dose_day": 169,
        },
        "D": {
            "route": "subcutaneous",
            "effects": _STRONG,
            "partner": "avelumab",
            "partner_dose_mg": 800,
            "last_dose_day": 155,
        },
    }[name]
    return StratumSettings.model_validate({"name": name, "cohorts": cohorts, **about})


_TRIAL_VISITS: Final = (
    VisitSettings(name="D1", day=1),
    VisitSettings(name="D3", day=3, timepoint="peak"),
    *(VisitSettings(name=f"D{day}", day=day) for day in (15, 29, 43, 57, 71, 85)),
    *(VisitSettings(name=f"D{day}", day=day) for day in (113, 169, 253, 337)),
)


def build_settings(preset: str, *, seed: int) -> SimulateSettings:
    """Return the settings of a preset.

    Parameters
    ----------
    preset
        ``demo``: 4 patients of strata A and B with 3 blood samples each, two of them with
        biopsies. ``trial``: 45 patients of strata A–D with up to 12 blood samples each; how
        the 45 fall on strata and cohorts is made up, the record does not say it.
    seed
        Everything random follows from it.

    Examples
    --------
    >>> settings = build_settings("trial", seed=1)
    >>> sum(cohort.patients for stratum in settings.strata for cohort in stratum.cohorts)
    45
    """
    if preset == "demo":
        return SimulateSettings(
            seed=seed,
            strata=(_stratum("A", {6: 1, 30: 1}), _stratum("B", {12: 1, 30: 1})),
            visits=(_TRIAL_VISITS[0], *(v for v in _TRIAL_VISITS if v.name in ("D29", "D57"))),
            # As few events as can be committed: their counting error would hide that of gating.
            tube=TubeSettings(
                events=10_400, counting_error=False, pipetting_cv_percent=0.5, cbc_cv_percent=1.0
            ),
            # Small enough to be committed.
            slides=SlideSettings(
                patients=2,
                height_um=700.0,
                width_um=1050.0,
                tissue=TissueSettings(
                    write_labels=False, brightfield=BrightfieldSettings(jpeg_quality=85)
                ),
            ),
        )
    return SimulateSettings(
        seed=seed,
        strata=(
            _stratum("A", {6: 2, 12: 2, 24: 2, 30: 2}),
            _stratum("B", {1: 2, 3: 2, 6: 2, 12: 2, 30: 2}),
            _stratum("C", {30: 15}),
            _stratum("D", {6: 6, 30: 6}),
        ),
        visits=_TRIAL_VISITS,
        clinical=ClinicalSettings(patients_with_dlt=2),
    )

"""Every knob of ``trial``: the one home of its default.

The record of the reference trial (NCT03252938) states outcomes and strata, but no visit schedule
and no baseline rule: whatever is not in the record is a setting here.
"""

from collections.abc import Mapping
from typing import Literal

from tilflow.section import Section, knob
from tilflow.trial.association.settings import AssociationSettings
from tilflow.trial.outcomes.settings import EndpointSettings
from tilflow.trial.power.settings import PowerSettings


class PlannedVisit(Section):
    """A visit and the days on which a specimen belongs to it."""

    name: str = knob(..., "Name of the visit.", min_length=1)
    target_day: int = knob(..., "Study day planned.", unit="study day")
    first_day: int = knob(..., "First study day of the window.", unit="study day")
    last_day: int = knob(..., "Last study day of the window.", unit="study day")


BIOPSIES = (
    PlannedVisit(name="SCR", target_day=-1, first_day=-28, last_day=1),
    PlannedVisit(name="ON", target_day=43, first_day=22, last_day=64),
)


class StratumSchedule(Section):
    """The visits of a stratum, for specimens whose sheet leaves the visit blank."""

    screening_first_day: int = knob(
        -28, "First study day of screening; it ends on day -1.", unit="study day", le=-1
    )
    dose_interval_days: int = knob(14, "From one dose to the next.", unit="days", ge=1)
    last_dose_day: int = knob(365, "No dose is planned after this day.", unit="study day", ge=1)
    days_before: int = knob(6, "A pre-dose sample may be this much early.", unit="days", ge=0)
    days_after: int = knob(7, "A pre-dose sample may be this much late.", unit="days", ge=0)
    peak_first_day: int = knob(1, "A peak is from this day after a dose …", unit="days", ge=0)
    peak_last_day: int = knob(4, "… to this day after it.", unit="days", ge=0)
    end_visit_days: int = knob(
        30, "From the last dose to the end-of-treatment visit.", unit="days", ge=1
    )
    follow_up_interval_days: int = knob(
        84, "From one follow-up visit to the next.", unit="days", ge=1
    )
    last_follow_up_day: int = knob(
        731, "End of follow-up: 24 months after day 1.", unit="study day", ge=1
    )
    visits: tuple[PlannedVisit, ...] = knob(
        (), "Visits of the blood samples; given, they replace those computed from the above."
    )
    biopsies: tuple[PlannedVisit, ...] = knob(BIOPSIES, "Visits of the biopsies.")


REFERENCE_TRIAL: Mapping[str, StratumSchedule] = {
    "C": StratumSchedule(last_dose_day=169),
    "D": StratumSchedule(last_dose_day=323),
}
"""Strata A and B have the default: 12 months of a dose every two weeks."""


class ScheduleSettings(Section):
    """Visits and their windows, per stratum."""

    default: StratumSchedule = knob(StratumSchedule(), "Strata that are not named below.")
    strata: dict[str, StratumSchedule] = knob(
        dict(REFERENCE_TRIAL), "Stratum → its schedule, where it differs."
    )
    expected: Literal["observed", "planned"] = knob(
        "observed",
        "Which visits count as expected: those at which any patient of the stratum has a specimen "
        "of the kind, or those planned as well.",
    )
    out_of_window: Literal["keep", "unscheduled"] = knob(
        "keep",
        "A specimen that the sheet gives to a visit whose window it misses: stays with that visit, "
        "or counts as unscheduled. `window_status` says so either way.",
    )


class ChoiceSettings(Section):
    """Which of several records of a visit is analysed."""

    window: Literal["closest", "last", "mean"] = knob(
        "closest",
        "Of several in a window: closest to the target day (then the later one), last, or mean.",
    )
    replicates: Literal["mean", "choose"] = knob(
        "mean", "Replicate tubes of one draw: their mean, or a choice as in a window."
    )
    cores: Literal["pool", "choose"] = knob(
        "pool", "Cores of one lesion and visit: pooled by their area, or a choice as in a window."
    )


class BaselineSettings(Section):
    """What a baseline may be: the last passed value before the first dose that fits these."""

    earliest_day: int = knob(
        -28, "A value from before this day is no baseline.", unit="study day", le=-1
    )
    allow_before_inclusion: bool = knob(
        True, "Whether a sample from before the inclusion date may be the baseline."
    )
    require_same_lesion: bool = knob(
        False,
        "Whether the baseline of a biopsy must be from the same lesion; otherwise another lesion "
        "of the same kind serves where that one has none, which is noted.",
    )


class FamilySettings(Section):
    """What is known of the error and of the limit of some parameters."""

    lloq: float | None = knob(
        None,
        "Lower limit of quantitation, in the parameter's unit; blank takes `lloq_events` for blood "
        "and no limit for tissue.",
        ge=0,
    )
    assay_cv_percent: float | None = knob(
        None,
        "Coefficient of variation between runs of the assay; blank takes the error of each of the "
        "two values from its interval, which is that of the counting alone.",
        unit="%",
        ge=0,
        le=200,
    )
    biological_cv_percent: float | None = knob(
        None,
        "Coefficient of variation within an untreated person; blank gives no reliable change.",
        unit="%",
        ge=0,
        le=200,
    )
    source: str = knob("", "Where the figures are from.")


AZIZ_2019 = FamilySettings(
    biological_cv_percent=10,
    source="Aziz et al., BMC Immunology 2019: below 10 % in healthy adults; 10 % taken",
)

STATLAND_1978 = "Statland et al., Am J Clin Pathol 1978;69:48: week to week in 20 healthy adults"


class ChangeSettings(Section):
    """Fold changes."""

    lloq_events: int = knob(
        50,
        "Blood values from fewer events are below the limit of quantitation.",
        unit="events",
        ge=0,
    )
    below_lloq: Literal["no_fold_change", "half_lloq"] = knob(
        "no_fold_change",
        "The fold change of a value or a baseline below its limit: none, or that of half the "
        "limit, without an interval. The value itself is kept either way.",
    )
    families: dict[str, FamilySettings] = knob(
        {
            "t_cells.percent_of_parent": AZIZ_2019,
            "cd4_t_cells.percent_of_parent": AZIZ_2019,
            "cd8_t_cells.percent_of_parent": AZIZ_2019,
            "leukocytes.count_per_ul": FamilySettings(
                biological_cv_percent=15.7, source=STATLAND_1978
            ),
            "lymphocytes.count_per_ul": FamilySettings(
                biological_cv_percent=13.2, source=STATLAND_1978
            ),
            "monocytes.count_per_ul": FamilySettings(
                biological_cv_percent=19.3, source=STATLAND_1978
            ),
        },
        "Parameter, or a pattern of them (*.count_per_ul) → its errors and limit; of several that "
        "fit the first counts.",
    )


class InterferenceRule(Section):
    """A drug that hides a marker from the antibody that stains it, or takes its place."""

    drug: str = knob(
        ...,
        "Drug, or a pattern of names, as in doses.tsv and medications.tsv (drug or drug_class); "
        "upper and lower case are the same.",
        min_length=1,
    )
    parameters: tuple[str, ...] = knob(
        ..., "Patterns of the parameters it touches; upper and lower case are the same."
    )
    days_after: int | None = knob(
        None,
        "Days after the last dose for which it holds; blank: from the first dose on.",
        unit="days",
        ge=0,
    )
    note: str = knob(..., "What is said of such a value.", min_length=1)


INTERFERENCE = (
    InterferenceRule(
        drug="eftilagimod*",
        parameters=("*HLA-DR*", "activated_*"),
        note="eftilagimod alpha binds MHC class II and may hide HLA-DR",
    ),
    InterferenceRule(
        drug="pembrolizumab",
        parameters=("*PD-1*", "*pd1_*"),
        note="pembrolizumab may mask PD-1",
    ),
    InterferenceRule(
        drug="nivolumab", parameters=("*PD-1*", "*pd1_*"), note="nivolumab may mask PD-1"
    ),
    InterferenceRule(
        drug="avelumab",
        parameters=("*PD-L1*", "*pdl1_*"),
        note="avelumab may mask PD-L1",
    ),
)


class ExposureSettings(Section):
    """What a patient was given, beside the values that it may touch: flags, never exclusions."""

    trial_drug: str = knob(
        "eftilagimod alpha", "The drug of a row of doses.tsv that names none.", min_length=1
    )
    confounders: dict[str, int] = knob(
        {"G-CSF": 14, "steroid": 14},
        "Class of drug, or a pattern, as in medications.tsv → days after its end for which a "
        "specimen is still flagged.",
    )
    interference: tuple[InterferenceRule, ...] = knob(
        INTERFERENCE, "Drugs that touch the staining of a marker."
    )


class ExportSettings(Section):
    """The files for statisticians."""

    study_id: str = knob(
        "", "STUDYID of the exported tables; blank leaves it empty.", max_length=200
    )
    paramcd: dict[str, str] = knob(
        {
            "cd8_t_cells.count_per_ul@whole_blood": "CD8ABS",
            "monocytes.count_per_ul@whole_blood": "MONOABS",
        },
        "Parameter@compartment → its PARAMCD (a letter, then up to 7 letters and digits); others "
        "get one that is made of their name.",
    )
    xlsx_largest_rows: int = knob(
        200_000,
        "A workbook with more rows is not written in full: it says so and names the CSV file.",
        unit="rows",
        ge=1,
    )


class MixedModelSettings(Section):
    """The mixed model of repeated measures: log fold changes at the visits after the first dose."""

    minimum_patients: int = knob(8, "Fewer patients get no model.", unit="patients", ge=4)
    visit_patients: int = knob(
        3, "A visit with fewer patients stays out of the model.", unit="patients", ge=2
    )
    unstructured_patients_per_visit: float = knob(
        2.0, "The unstructured covariance needs this many patients a visit.", ge=1
    )
    unstructured_visits: int = knob(
        15, "It is tried with at most this many visits.", unit="visits", ge=1
    )
    pool_strata: bool = knob(
        True, "Whether a model of all strata together is fitted besides, with the stratum in it."
    )
    smallest_dose_tolerance: float = knob(
        0.1,
        "Where the visits and baseline explain more than all but this share of the variation of "
        "the dose, no dose effect is given: dose and time are aliased.",
        gt=0,
        lt=1,
    )


class StatisticsSettings(Section):
    """Tests, intervals and models of the changes from baseline."""

    minimum_patients: int = knob(
        3, "Fewer patients get no interval and no test.", unit="patients", ge=2
    )
    largest_missing_fraction: float = knob(
        1 / 3,
        "Where a larger part of the values has no fold change (zero or below the limit of "
        "quantitation), no geometric mean is given: it would be of the high values alone.",
        ge=0,
        le=1,
    )
    exact_test_patients: int = knob(
        50,
        "Up to this many the signed-rank and rank-sum tests are exact.",
        unit="patients",
        ge=5,
        le=200,
    )
    permutations: int = knob(
        9_999, "Random orders of a permutation test; the data set the seed.", ge=99
    )
    primary_parameters: tuple[str, ...] = knob(
        ("monocytes.count_per_ul", "cd8_t_cells.count_per_ul"),
        "Parameters that are tested in a family of their own.",
    )
    drug: str = knob(
        "",
        "Drug of doses.tsv whose dose is meant; empty takes the one that most patients were given.",
    )
    confirmed_response: bool = knob(
        True, "Whether a responder's CR or PR must be confirmed (trial.endpoints)."
    )
    correlated_blood: tuple[str, ...] = knob(
        (
            "monocytes.count_per_ul",
            "cd8_t_cells.count_per_ul",
            "activated_cd8_t_cells.percent_of_parent",
        ),
        "Blood parameters that are correlated with every density in tissue.",
    )
    correlation_days: int = knob(
        14,
        "A biopsy after the first dose is paired with the nearest blood sample within this time.",
        unit="days",
        ge=0,
    )
    mixed_model: MixedModelSettings = MixedModelSettings()


class TrialSettings(Section):
    """Settings of the trial room."""

    schedule: ScheduleSettings = ScheduleSettings()
    choice: ChoiceSettings = ChoiceSettings()
    baseline: BaselineSettings = BaselineSettings()
    change: ChangeSettings = ChangeSettings()
    exposure: ExposureSettings = ExposureSettings()
    export: ExportSettings = ExportSettings()
    endpoints: EndpointSettings = EndpointSettings()
    association: AssociationSettings = AssociationSettings()
    power: PowerSettings = PowerSettings()
    statistics: StatisticsSettings = StatisticsSettings()

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


class ChangeSettings(Section):
    """Fold changes."""

    lloq_events: int = knob(
        50,
        "Blood values from fewer events are below the limit of quantitation: no fold change.",
        unit="events",
        ge=0,
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
    endpoints: EndpointSettings = EndpointSettings()
    association: AssociationSettings = AssociationSettings()
    power: PowerSettings = PowerSettings()
    statistics: StatisticsSettings = StatisticsSettings()

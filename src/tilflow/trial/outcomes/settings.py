"""Every knob of the outcomes: the one home of its default."""

from typing import Literal

from tilflow.section import Section, knob


class EndpointSettings(Section):
    """The outcomes of the trial."""

    dlt_window_days: int = knob(
        84, "Dose-limiting toxicity counts from day 1 to this day.", unit="days", ge=1
    )
    dlt_minimum_doses: int = knob(
        1,
        "A patient without dose-limiting toxicity who got fewer doses in the window is not "
        "evaluable; of doses.tsv, all drugs of one day are one dose.",
        unit="doses",
        ge=0,
    )
    emergent_days_after_last_dose: int | None = knob(
        30,
        "An adverse event is treatment-emergent from the first dose to this long after the last "
        "of doses.tsv; null, or no doses.tsv: without an end.",
        unit="days",
        ge=0,
    )
    minimum_sd_days: int = knob(
        42,
        "Stable disease must last this long from the first dose to be a best response.",
        unit="days",
        ge=0,
    )
    confirmation_days: int = knob(
        28, "A confirmed response is seen again after this time or more.", unit="days", ge=1
    )
    longest_gap_days: int | None = knob(
        126,
        "An event later than this after the last adequate scan is censored at that scan: two "
        "scans of eight weeks missed, with two weeks of grace; null: never.",
        unit="days",
        ge=1,
    )
    new_therapy: Literal["censor", "ignore"] = knob(
        "censor",
        "Progression-free survival of who began another treatment of the tumour before an event: "
        "censored at the last adequate scan before it, or counted on.",
    )
    no_baseline_scan: Literal["censor", "keep"] = knob(
        "censor",
        "Progression-free survival of who has no scan up to the first dose: censored on the day "
        "of inclusion, or as anybody else.",
    )
    landmark_days: tuple[int, ...] = knob(
        (182, 365), "Days at which the survival probability is given.", unit="days"
    )
    at_risk_interval_days: int = knob(
        91, "The table of patients at risk has a row each of these.", unit="days", ge=1
    )

"""Dictionary: the one home of every column that the longitudinal and the exported table have."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Literal, TypeAlias

Kind: TypeAlias = Literal["text", "number", "integer", "flag", "date", "datetime"]


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a table.

    Attributes
    ----------
    name
        Of the column.
    kind
        What it holds; a flag is true or false, in the exported table ``Y`` or blank.
    meaning
        In a sentence.
    unit
        Of a number; "of the row" where each row states its own.
    derivation
        How it comes about.
    source
        Sheet, table or column it is from.
    label
        Of the exported variable, at most 40 characters.
    allowed
        Every text that may stand in it; empty where anything may.
    required
        Whether no row may lack it.
    """

    name: str
    kind: Kind
    meaning: str
    unit: str = ""
    derivation: str = ""
    source: str = ""
    label: str = ""
    allowed: tuple[str, ...] = ()
    required: bool = False


def _index(*columns: Column) -> Mapping[str, Column]:
    return {column.name: column for column in columns}


def _value(name: str, meaning: str, derivation: str, unit: str = "of the row") -> Column:
    return Column(name, "number", meaning, unit, derivation, "measurements")


def _day(name: str, meaning: str, derivation: str, source: str) -> Column:
    return Column(name, "integer", meaning, "study day", derivation, source)


SHEETS: Final = "blood_samples.tsv, biopsies.tsv"
WINDOWS: Final = "trial.schedule"

LONGITUDINAL: Final[Mapping[str, Column]] = _index(
    Column("patient_id", "text", "Patient.", source="patients.tsv", required=True),
    Column("stratum", "text", "Stratum of the trial.", source="patients.tsv", required=True),
    Column("cohort", "text", "Dose cohort.", source="patients.tsv"),
    Column("dose_mg", "number", "Dose of the cohort.", "mg", source="patients.tsv"),
    Column(
        "specimen", "text", "Blood or tissue.", allowed=("blood", "tissue"), required=True,
        source="measurements",
    ),
    Column(
        "parameter", "text", "population.quantity[.marker].", source="measurements", required=True
    ),
    Column(
        "compartment", "text", "Whole blood, or a region of the tissue.", source="measurements",
        derivation="ends in _distant (or _lesion_unstated) where other lesions of the stratum were "
        "injected",
    ),
    Column("unit", "text", "Unit of value, lower, upper and baseline.", source="measurements"),
    Column(
        "specimen_id", "text", "Sample or slide.", source=SHEETS, required=True,
        derivation="of a mean or pool the names of its parts, joined by +",
    ),
    Column(
        "visit", "text", "Visit.", source=f"{SHEETS}; {WINDOWS}",
        derivation="the sheet's; where blank, the visit whose window holds the study day; "
        "unscheduled where none does",
    ),
    Column(
        "visit_number", "integer", "Number of the visit in the order of the target days.",
        derivation="missing for unscheduled ones", source=WINDOWS,
    ),
    Column(
        "timepoint", "text", "Before the visit's dose, or days after one.",
        allowed=("", "trough", "peak"), source=f"{SHEETS}; doses.tsv",
        derivation="the sheet's; else by the last dose, else by the planned one",
    ),
    Column("collected_at", "text", "When it was taken, ISO 8601.", source=SHEETS, required=True),
    _day(
        "study_day", "Day of the specimen.", "the day of the first dose is 1; there is no day 0",
        f"{SHEETS}; patients.tsv",
    ),
    _value("value", "The measured value.", "missing where it could not be measured"),
    _value("lower", "Lower end of its 95 % interval.", ""),
    _value("upper", "Upper end of its 95 % interval.", ""),
    Column(
        "is_baseline", "flag", "Whether it is the baseline of its series.", required=True,
        derivation="the last value before the first dose that did not fail, no earlier than "
        "trial.baseline.earliest_day; of tissue one for each assay and lesion",
    ),
    _value("baseline", "The baseline that it is compared with.", "value of the baseline record"),
    _value("change", "Change from baseline.", "value - baseline; after the first dose only"),
    _value("percent_change", "Change in percent.", "100 (value - baseline) / baseline", "%"),
    _value("fold_change", "Ratio to baseline.", "value / baseline; both above zero", "ratio"),
    _value("log2_fold_change", "Its logarithm.", "log2(fold_change)", "log2 ratio"),
    _value(
        "fold_change_lower", "Lower end of the 95 % interval of the fold change.",
        "half-widths of the two intervals in quadrature on the log scale (MOVER)", "ratio",
    ),
    _value("fold_change_upper", "Upper end.", "as its lower end", "ratio"),
    Column("n_cores", "number", "Cores in a pool.", "cores", source="biopsies.tsv"),
    _value("between_core_sd", "Standard deviation between the cores of a pool.", ""),
    Column(
        "is_analysed", "flag", "Whether it stands for its visit and time point.", required=True,
        derivation="trial.choice; one of a patient, parameter, compartment, visit and time point",
    ),
    Column("choice", "text", "Why it was chosen or not.", derivation="trial.choice"),
    Column("quality", "text", "ok, warn or fail.", allowed=("ok", "warn", "fail"), required=True),
    Column("reason", "text", "Why it is not ok, and why a change is missing."),
    Column("source", "text", "File the value came from.", source="measurements"),
    Column("n_events", "integer", "Events or cells counted.", "events", source="measurements"),
    Column("method", "text", "How the value was obtained.", source="measurements"),
    Column("assay", "text", "Assay of a slide; blank for blood.", source="biopsies.tsv"),
    Column("lesion_id", "text", "Lesion of a biopsy.", source="biopsies.tsv"),
    Column(
        "derivation", "text", "Whether it was made of other records.", allowed=("", "mean", "pool"),
        derivation="mean of replicates (or of a window), pool of cores; blank for a measured one",
    ),
    Column(
        "target_day", "number", "Day that its visit was planned for.", "study day",
        "of a visit without a plan the median day of its specimens", WINDOWS,
    ),
    _day("window_first_day", "First day of the visit's window.", "", WINDOWS),
    _day("window_last_day", "Last day of the visit's window.", "", WINDOWS),
    Column(
        "window_status", "text", "In window, early or late, unscheduled, or without a window.",
        derivation="the study day (of a peak: its dose's) against the window", source=WINDOWS,
    ),
    Column("dose_number", "integer", "Doses before it.", "doses", source="doses.tsv"),
    Column("days_since_dose", "integer", "Days since the last of them.", "days",
           source="doses.tsv"),
    Column("last_dose_mg", "number", "Amount of the last of them.", "mg", source="doses.tsv"),
    Column(
        "cumulative_dose_mg", "number", "Amount of all of them.", "mg", source="doses.tsv",
        derivation="missing where one of them has no amount",
    ),
    Column(
        "is_pre_dose", "flag", "Whether it is from before the first dose.", required=True,
        derivation="by day; on the first day by time where both are stated",
    ),
    Column("baseline_specimen_id", "text", "Specimen of the baseline."),
    Column("baseline_assay", "text", "Assay of the baseline; blank for blood."),
    Column("baseline_lesion_id", "text", "Lesion of the baseline."),
    _value(
        "log2_fold_change_lower", "Lower end of the 95 % interval of log2_fold_change.",
        "log2(fold_change_lower); missing where that is 0", "log2 ratio",
    ),
    _value("log2_fold_change_upper", "Upper end.", "log2(fold_change_upper)", "log2 ratio"),
    Column(
        "is_quantified", "flag", "Whether the value is at or above its limit.", required=True,
        derivation="against lloq of its family; without one, blood of trial.change.lloq_events",
    ),
    _value(
        "lloq", "Lower limit of quantitation.",
        "of its family in trial.change.families; else the value that lloq_events would give",
    ),
    Column(
        "fold_change_rule", "text", "What half the limit stands in for, in the fold change.",
        allowed=("", "LLOQ/2 for the value", "LLOQ/2 for the baseline", "LLOQ/2 for both"),
        derivation="trial.change.below_lloq",
    ),
    Column(
        "reliable_change", "text", "Whether the change is beyond assay and biology.",
        allowed=("", "increase", "decrease", "no"),
        derivation="fold_change against reliable_change_limit or its inverse",
    ),
    _value(
        "reliable_change_limit", "Fold change that is a reliable increase.",
        "exp(1.96 sqrt(2) sqrt(s_assay² + s_biology²)), s² = ln(1 + CV²)", "ratio",
    ),
    Column("reliable_change_reason", "text", "Why no reliable change is called."),
    Column(
        "confounders", "text", "Medication that may move the value.",
        derivation="trial.exposure.confounders", source="medications.tsv",
    ),
    Column(
        "interference", "text", "Drug that may hide the marker from its antibody.",
        derivation="trial.exposure.interference", source="doses.tsv, medications.tsv",
    ),
)  # fmt: skip
"""Columns of ``longitudinal.parquet``, in the order of the file."""

COMPLETENESS: Final[Mapping[str, Column]] = _index(
    Column("patient_id", "text", "Patient.", source="patients.tsv", required=True),
    Column("specimen", "text", "Blood or tissue.", allowed=("blood", "tissue"), required=True),
    Column("visit", "text", "Visit, or unscheduled.", required=True),
    Column("expected", "flag", "Whether a specimen was expected.", required=True,
           derivation="trial.schedule.expected; up to the death or the last contact"),
    Column("n_specimens", "integer", "Specimens in the sheets.", "specimens", required=True),
    Column("n_measured", "integer", "Specimens with a value that did not fail.", "specimens",
           required=True),
    Column("status", "text", "What became of it.", required=True,
           allowed=("measured", "failed", "missing", "unscheduled")),
    Column("reason", "text", "Why it failed or is missing."),
)  # fmt: skip
"""Columns of ``completeness.parquet``."""

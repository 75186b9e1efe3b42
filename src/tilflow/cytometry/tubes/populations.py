"""The table of one sample: one row a population, in tree order."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np
import numpy.typing as npt

from tilflow.cytometry.gates.gating import Gated, GatedPopulation
from tilflow.cytometry.settings import CountingSettings
from tilflow.cytometry.tubes.counting import (
    UNKNOWN,
    CountInputs,
    Interval,
    compute_aliquot_spread,
    compute_bead_count,
    compute_cbc_count,
    compute_percent,
    compute_volume_count,
)

if TYPE_CHECKING:
    import pandas as pd

Array = npt.NDArray[np.float64]

COLUMNS: Final[Mapping[str, str]] = {
    "sample_id": "string",
    "population": "string",
    "path": "string",
    "parent": "string",
    "n_events": "Int64",
    "parent_events": "Int64",
    "percent_of_parent": "float64",
    "percent_lower": "float64",
    "percent_upper": "float64",
    "percent_of_root": "float64",
    "count_per_ul": "float64",
    "count_lower": "float64",
    "count_upper": "float64",
    "count_method": "string",
    "denominator": "float64",
    "doublet_factor": "float64",
    "quality": "string",
    "reason": "string",
    "percent_quality": "string",
    "percent_reason": "string",
    "strategy_digest": "string",
    "fcs_sha256": "string",
}
"""Column → pandas type; those of `INTENSITIES` for each marker stand before quality."""

INTENSITIES: Final = ("median", "geomean", "rsd")
"""Columns ``median.MARKER``, ``geomean.MARKER``, ``rsd.MARKER``: compensated, linear scale."""

MOST_NEGATIVE: Final = 0.002
"""Fraction of events at or below zero that a geometric mean leaves out at most."""
SEVERITY: Final = {"ok": 0, "warn": 1, "fail": 2}


@dataclass(frozen=True)
class Reference:
    """What the counts of a sample are divided by, and whether it can be trusted.

    Attributes
    ----------
    events
        Bead events, or events of the population of the blood count.
    doublet_factor
        Cells per singlet event that the singlet gate left: 1 without correction.
    quality, reason
        Judgement of every count of the sample.
    """

    method: str
    denominator: float = float("nan")
    events: int = 0
    members: npt.NDArray[np.bool_] | None = None
    doublet_factor: float = 1.0
    quality: str = "ok"
    reason: str = ""


def summarise_populations(
    gated: Gated,
    linear: Mapping[str, Array],
    *,
    sample_id: str,
    usable_events: int,
    inputs: CountInputs,
    volume_ul: float | None,
    intensities: Sequence[str],
    file_warnings: Sequence[str],
    fcs_sha256: str,
    settings: CountingSettings,
) -> "pd.DataFrame":
    """Return the table of populations: counts, shares, intensities and their quality.

    Parameters
    ----------
    linear
        Marker → (n,) compensated intensities on the linear scale.
    usable_events
        Events of the root.
    volume_ul
        Volume drawn by the file's own word, where the sheet names none.
    """
    import pandas as pd

    reference = find_reference(gated, inputs, volume_ul, settings)
    rows = []
    for population in gated.populations:
        row = _describe(population, gated, usable_events, file_warnings, settings)
        _add_count(row, population, gated, reference, inputs, settings)
        for marker in intensities:
            summary = _summarise_intensity(population, linear.get(marker))
            row |= {
                f"{what}.{marker}": value for what, value in zip(INTENSITIES, summary, strict=True)
            }
        row |= {
            "sample_id": sample_id,
            "strategy_digest": gated.digest,
            "fcs_sha256": fcs_sha256,
        }
        rows.append(row)
    return _arrange(pd.DataFrame(rows), intensities)


def derive_failed_populations(
    paths: Sequence[tuple[str, str, str]],
    *,
    sample_id: str,
    method: str,
    reason: str,
    strategy_digest: str,
    fcs_sha256: str,
    intensities: Sequence[str],
) -> "pd.DataFrame":
    """Return the table of a sample that could not be measured: every population, failed.

    `paths` holds (population, parent, path).
    """
    import pandas as pd

    rows = [
        {
            "sample_id": sample_id,
            "population": population,
            "parent": parent,
            "path": path,
            "count_method": method,
            "quality": "fail",
            "reason": reason,
            "percent_quality": "fail",
            "percent_reason": reason,
            "strategy_digest": strategy_digest,
            "fcs_sha256": fcs_sha256,
        }
        for population, parent, path in paths
    ]
    return _arrange(pd.DataFrame(rows), intensities)


def find_reference(
    gated: Gated, inputs: CountInputs, volume_ul: float | None, settings: CountingSettings
) -> Reference:
    """Return what the counts are divided by."""
    factor = _doublet_factor(gated) if settings.correct_doublets else 1.0
    match inputs.method:
        case "beads":
            return _bead_reference(gated, factor, settings)
        case "cbc":
            return _cbc_reference(gated, str(inputs.cbc_population))
        case "volume":
            drawn = inputs.acquired_volume_ul or volume_ul
            if drawn is None:
                why = "no volume: neither acquired_volume_ul nor $VOL in the file"
                return Reference("volume", quality="fail", reason=why)
            return Reference("volume", drawn, doublet_factor=factor)
    return Reference("none")


def _doublet_factor(gated: Gated) -> float:
    """Return the cells per singlet leukocyte event, two in each doublet that was left out."""
    leukocytes = gated.members(gated.roles.leukocytes)
    lost = gated.leukocyte_doublets
    if leukocytes is None or lost is None or not leukocytes.any():
        return 1.0
    return 1 + 2 * lost / int(leukocytes.sum())


def _bead_reference(gated: Gated, factor: float, settings: CountingSettings) -> Reference:
    beads = gated.members(gated.roles.beads) if gated.roles.beads else None
    if beads is None:
        why = "the strategy names no beads that could be gated in this sample"
        return Reference("beads", quality="fail", reason=why)
    events = int(beads.sum())
    quality, reason = "ok", ""
    if events < settings.fail_bead_events:
        quality = "fail"
        reason = f"{events} bead events; at least {settings.fail_bead_events} are needed"
    elif events < settings.warn_bead_events:
        quality, reason = "warn", f"only {events} bead events"
    uneven = _judge_aliquots(beads, gated, settings)
    if uneven:
        quality = max(quality, "warn", key=SEVERITY.__getitem__)
        reason = "; ".join(part for part in (reason, uneven) if part)
    return Reference("beads", events, events, None, factor, quality, reason)


def _judge_aliquots(beads: npt.NDArray[np.bool_], gated: Gated, settings: CountingSettings) -> str:
    """Return what is wrong with the beads' evenness over the acquisition; empty where nothing is.

    The file is cut into aliquots of equally many bead and leukocyte events: beads that settle,
    clump or come late change their share from one to the next.
    """
    leukocytes = gated.members(gated.roles.leukocytes) if gated.roles.leukocytes else None
    if leukocytes is None:
        return ""
    either = np.flatnonzero(beads | leukocytes)
    aliquots = np.array_split(either, settings.bead_aliquots)
    spread = compute_aliquot_spread(
        np.array([int(beads[part].sum()) for part in aliquots]),
        np.array([int(leukocytes[part].sum()) for part in aliquots]),
    )
    if spread.excess_percent <= settings.bead_cv_percent or spread.p_value >= 0.001:
        return ""
    return (
        f"beads per leukocyte vary by {spread.cv_percent:.0f} % between "
        f"{settings.bead_aliquots} aliquots of the acquisition, {spread.excess_percent:.0f} % "
        f"beyond counting error: beads settled or clumped"
    )


def _cbc_reference(gated: Gated, of: str) -> Reference:
    name = gated.roles.cbc.get(of)
    members = gated.members(name) if name else None
    if members is None or not members.any():
        why = f"the strategy gates no {of} in this sample, which the blood count counts"
        return Reference("cbc", quality="fail", reason=why)
    events = int(members.sum())
    return Reference("cbc", events, events, members)


def _describe(
    population: GatedPopulation,
    gated: Gated,
    usable_events: int,
    file_warnings: Sequence[str],
    settings: CountingSettings,
) -> dict[str, object]:
    row: dict[str, object] = {
        "population": population.id,
        "path": population.path,
        "parent": "" if population.parent == "root" else population.parent,
    }
    if population.members is None:
        return row | {"quality": "fail", "reason": population.disabled}
    parent = gated.members(population.parent)
    whole = usable_events if parent is None else int(parent.sum())
    events = int(population.members.sum())
    percent = compute_percent(events, whole)
    notes = [*population.warnings, *file_warnings]
    if 0 < whole < settings.quantitation_events:
        notes.insert(0, f"a share of only {whole} events")
    quality = "warn" if notes else "ok"
    if whole == 0:
        quality, notes = "fail", ["no events in the parent population", *notes]
    return row | {
        "n_events": events,
        "parent_events": whole,
        "percent_of_parent": percent.value,
        "percent_lower": percent.lower,
        "percent_upper": percent.upper,
        "percent_of_root": 100 * events / usable_events if usable_events else np.nan,
        "quality": quality,
        "reason": "; ".join(notes),
    }


def _add_count(
    row: dict[str, object],
    population: GatedPopulation,
    gated: Gated,
    reference: Reference,
    inputs: CountInputs,
    settings: CountingSettings,
) -> None:
    """Add the count and its quality; the judgement of the share alone is kept beside."""
    row["percent_quality"], row["percent_reason"] = row["quality"], row["reason"]
    is_reference = bool(gated.roles.beads) and population.id == gated.roles.beads
    row["count_method"] = "reference" if is_reference else reference.method
    if population.members is None or reference.method == "none":
        return
    quality, notes = reference.quality, [reference.reason] if reference.reason else []
    if not is_reference:
        row["denominator"] = reference.denominator
        row["doublet_factor"] = _factor_of(population, gated, reference)
        if quality != "fail":
            count = _count(population, row, reference, inputs, settings)
            row |= {
                "count_per_ul": count.value,
                "count_lower": count.lower,
                "count_upper": count.upper,
            }
        events = int(population.members.sum())
        if events < settings.quantitation_events:
            quality = max(quality, "warn", key=SEVERITY.__getitem__)
            notes.append(
                f"{events} events: below the limit of quantitation of "
                f"{settings.quantitation_events}"
            )
    row["quality"] = max(str(row["quality"]), quality, key=SEVERITY.__getitem__)
    row["reason"] = "; ".join(part for part in (*notes, str(row["reason"])) if part)


def _factor_of(population: GatedPopulation, gated: Gated, reference: Reference) -> float:
    """Return the doublet factor of populations below the singlets, 1 elsewhere."""
    inside = gated.roles.singlets and gated.roles.singlets in population.path.split("/")
    return reference.doublet_factor if inside else 1.0


def _count(
    population: GatedPopulation,
    row: Mapping[str, object],
    reference: Reference,
    inputs: CountInputs,
    settings: CountingSettings,
) -> Interval:
    if population.members is None:
        return UNKNOWN
    events = int(population.members.sum())
    factor = float(str(row["doublet_factor"]))
    cv = settings.pipetting_cv_percent
    match reference.method:
        case "beads":
            count = compute_bead_count(events, reference.events, inputs, pipetting_cv_percent=cv)
            return count.scaled(factor)
        case "volume":
            volume = reference.denominator
            count = compute_volume_count(events, volume, inputs, pipetting_cv_percent=cv)
            return count.scaled(factor)
    members = reference.members
    is_part = members is not None and not (population.members & ~members).any()
    return compute_cbc_count(
        events,
        reference.events,
        is_part=is_part,
        cbc_per_ul=inputs.cbc_per_ul or np.nan,
        cbc_cv_percent=settings.cbc_cv_percent,
    )


def _summarise_intensity(
    population: GatedPopulation, values: Array | None
) -> tuple[float, float, float]:
    """Return median, geometric mean and robust SD of the population's events.

    The robust SD is half of the width that holds the middle 68.3 % of events. A geometric mean is
    that of positive values only, and missing where more than `MOST_NEGATIVE` are not: dropping
    them would make dim populations look bright.
    """
    if values is None or population.members is None or not population.members.any():
        return float("nan"), float("nan"), float("nan")
    own = values[population.members]
    low, middle, high = np.quantile(own, [0.1587, 0.5, 0.8413])
    positive = own[own > 0]
    known = len(positive) >= (1 - MOST_NEGATIVE) * len(own)
    mean = float(np.exp(np.log(positive).mean())) if known else float("nan")
    return float(middle), mean, float((high - low) / 2)


def _arrange(table: "pd.DataFrame", intensities: Sequence[str]) -> "pd.DataFrame":
    """Bring columns and types into the contract's order."""
    names = list(COLUMNS)
    at = names.index("quality")
    extra = [f"{what}.{marker}" for marker in intensities for what in INTENSITIES]
    types = {**dict.fromkeys(extra, "float64"), **COLUMNS}
    ordered = [*names[:at], *extra, *names[at:]]
    return table.reindex(columns=ordered).astype({name: types[name] for name in ordered})

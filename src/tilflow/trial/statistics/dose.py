"""Dose: its effect in the mixed model, unless time hides it, and the trend over doses."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

import numpy as np
import pandas as pd
from scipy.stats import linregress
from scipy.stats import t as student

from tilflow.trial.inference.trend import compute_trend
from tilflow.trial.models.panel import compute_independent_share, compute_rank
from tilflow.trial.settings import StatisticsSettings
from tilflow.trial.statistics.mixed import (
    METHOD,
    Selected,
    describe_fallback,
    explain_too_few,
    fit_model,
    report_contrast,
    report_joint_test,
    select_for_model,
)
from tilflow.trial.statistics.records import Group, count_excluded, iterate_groups
from tilflow.trial.statistics.table import Row, join_counts, name_family

PER_DOUBLING: Final = "ratio of fold changes per doubling of the dose"


def summarise_dose_models(records: pd.DataFrame, settings: StatisticsSettings) -> Iterator[Row]:
    """Yield the effect of dose over the visits and the test of its interaction with the visit.

    Fixed effects: a mean a visit, the log baseline, the dose in doublings, and the dose at each
    visit where that can be told apart. Where the visits explain the dose, as in escalation inside
    the patients, dose and time are aliased: the row says so and has no estimate.
    """
    for group in iterate_groups(records, by=("is_peak",)):
        rows = group.rows
        known = rows["dose_mg"].gt(0) | rows["status"].ne("")
        selected = select_for_model(rows[known], settings)
        unknown = rows.loc[~known, "patient_id"].nunique()
        if unknown:
            texts = [selected.excluded, f"records of patients without a dose: {unknown}"]
            selected = replace(
                selected, n_excluded=selected.n_excluded + unknown,
                excluded="; ".join(text for text in texts if text),
            )  # fmt: skip
        head: Row = group.names | selected.counts | {
            "analysis": "dose_model", "contrast": "dose, average over visits",
            "quantity": PER_DOUBLING, "method": METHOD,
        }  # fmt: skip
        why = explain_too_few(selected, settings.mixed_model)
        levels = selected.rows["dose_mg"].nunique()
        if not why and levels < 2:
            why = "all records are at one dose"
        if why:
            yield head | {"method": "not estimated", "note": f"no dose effect: {why}"}
        else:
            yield from _model(group, selected, head, settings)


def _model(
    group: Group, selected: Selected, head: Row, settings: StatisticsSettings
) -> Iterator[Row]:
    rows, visits = selected.rows, selected.dummies
    dose = np.log2(rows["dose_mg"].to_numpy(dtype=float))
    dose = dose - dose.mean()
    base = np.log(rows["baseline"].to_numpy(dtype=float))
    base = base - base.mean()
    base = base / base.std() if base.std() > 0 else base
    others = np.column_stack([visits, base]) if base.any() else visits
    share = compute_independent_share(dose, others)
    if share < settings.mixed_model.smallest_dose_tolerance:
        yield head | {"method": "not estimated", "note": _explain_aliasing(share)}
        return
    by_visit = visits * dose[:, None]
    design = np.column_stack([others, by_visit])
    has_interaction = len(selected.visits) > 1 and compute_rank(design) == design.shape[1]
    model = "log fold change ~ visit * log2 dose + log baseline"
    if not has_interaction:
        design = np.column_stack([others, dose])
        model = "log fold change ~ visit + log2 dose + log baseline"
    fit, tried = fit_model(selected, design, settings.mixed_model)
    if fit is None:
        note = f"no dose effect: no covariance fits ({tried})"
        yield head | {"model": model, "method": "not estimated", "note": note}
        return
    notes = [describe_fallback(tried)]
    if len(selected.visits) > 1 and not has_interaction:
        notes.append("not every visit has two doses: no interaction of visit and dose")
    head |= {"model": f"{model}; {fit.structure.name}"}
    head |= {"note": "; ".join(note for note in notes if note)}
    effects = np.eye(design.shape[1])[others.shape[1] :]
    kind = f"{group.specimen} {group.timepoint}".strip()

    def family(question: str) -> str:
        return name_family(question, specimen=kind, stratum=group.stratum)

    yield head | report_contrast(fit, effects.mean(axis=0)) | {"fdr_family": family("dose")}
    if has_interaction:
        yield head | report_joint_test(fit, effects[1:] - effects[0]) | {
            "contrast": "interaction of visit and dose", "fdr_family": family("visit by dose"),
        }  # fmt: skip


def _explain_aliasing(share: float) -> str:
    if share == 0:
        return (
            "no dose effect: dose and time are aliased (the visits and the baseline determine the "
            "dose: the design is rank deficient)"
        )
    return (
        "no dose effect: dose and time are nearly aliased (the visits and the baseline leave "
        f"{100 * share:.1f} % of the variation of the dose)"
    )


def summarise_dose_trends(records: pd.DataFrame, settings: StatisticsSettings) -> Iterator[Row]:
    """Yield, for each visit at which a stratum has several doses, the trend over them.

    Between patients at one visit, so that time cannot stand in for dose. p is of Jonckheere's
    test, the estimate and its interval of a straight line through the logs.
    """
    for group in iterate_groups(records, by=("visit_number", "visit")):
        rows = group.rows[group.rows["status"].eq("") & group.rows["dose_mg"].gt(0)]
        if rows["dose_mg"].nunique() < 2:
            continue
        yield _test_trend(group, rows, settings)


def _test_trend(group: Group, rows: pd.DataFrame, settings: StatisticsSettings) -> Row:
    visit = str(rows["visit"].iloc[0])
    counts = count_excluded(group.rows)
    counts["no dose"] = int((group.rows["status"].eq("") & ~group.rows["dose_mg"].gt(0)).sum())
    n_excluded, excluded = join_counts(counts)
    doses = ", ".join(f"{dose:g}" for dose in np.sort(rows["dose_mg"].unique()))
    head: Row = group.names | {
        "analysis": "dose_trend", "visit": visit, "visit_number": rows["visit_number"].iloc[0],
        "contrast": f"trend over {doses} mg", "quantity": PER_DOUBLING,
        "n": len(rows), "n_patients": len(rows), "n_records": len(rows),
        "n_excluded": n_excluded, "excluded": excluded, "model": "log fold change ~ log2 dose",
    }  # fmt: skip
    dose = rows["dose_mg"].to_numpy(dtype=float)
    logs = rows["log_fold"].to_numpy(dtype=float)
    # Patients in their order: what is drawn at random must not depend on that of the table.
    order = np.lexsort((logs, dose))
    trend = compute_trend(dose[order], logs[order], permutations=settings.permutations)
    head["smallest_attainable_p"] = trend.smallest_p
    if len(rows) < settings.minimum_patients + 1:
        return head | {
            "method": "description",
            "note": f"description only: fewer than {settings.minimum_patients + 1} patients",
        }
    slope, error, df = _fit_line(dose, logs)
    half = float(student.ppf(0.975, df)) * error
    family = name_family(
        "dose trend", specimen=group.specimen, stratum=group.stratum, visit=visit
    )
    note = ""
    if trend.smallest_p > 0.05:
        note = f"so few patients cannot give a p below {trend.smallest_p:.3g}"
    return head | _leave_out(rows, settings) | {
        "estimate": float(np.exp(slope)), "lower": float(np.exp(slope - half)),
        "upper": float(np.exp(slope + half)), "df": df, "p": trend.p, "fdr_family": family,
        "method": f"p: Jonckheere-Terpstra, {trend.method}; estimate: least squares", "note": note,
    }  # fmt: skip


def _fit_line(dose: np.ndarray, logs: np.ndarray) -> tuple[float, float, int]:
    """Return the slope of the logs by doublings of the dose, its error and degrees of freedom."""
    line = linregress(np.log2(dose), logs)
    return float(line.slope), float(line.stderr), len(logs) - 2


def _leave_out(rows: pd.DataFrame, settings: StatisticsSettings) -> Row:
    dose = rows["dose_mg"].to_numpy(dtype=float)
    logs = rows["log_fold"].to_numpy(dtype=float)
    full = _fit_line(dose, logs)[0]
    slopes = np.full(len(rows), np.nan)
    for place in range(len(rows)):
        rest = np.delete(dose, place)
        if len(np.unique(rest)) > 1:
            slopes[place] = _fit_line(rest, np.delete(logs, place))[0]
    if np.isnan(slopes).all():
        return {}
    place = int(np.nanargmax(np.abs(slopes - full)))
    rest, others = np.delete(dose, place), np.delete(logs, place)
    order = np.lexsort((others, rest))
    trend = compute_trend(rest[order], others[order], permutations=settings.permutations)
    return {
        "most_influential": str(rows["patient_id"].iloc[place]),
        "estimate_without": float(np.exp(slopes[place])),
        "p_without": trend.p,
    }

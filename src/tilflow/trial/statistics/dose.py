"""Dose: its effect in the mixed model, unless time hides it, and the trend over doses."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

import numpy as np

from tilflow.trial.inference.student import compute_t_quantile
from tilflow.trial.inference.trend import Trend, compute_trend
from tilflow.trial.models.panel import compute_independent_share, compute_rank
from tilflow.trial.settings import StatisticsSettings
from tilflow.trial.statistics.mixed import (
    METHOD,
    Selected,
    describe_fallback,
    explain_too_few,
    fit_model,
    report_contrasts,
    report_joint_test,
    select_for_model,
)
from tilflow.trial.statistics.records import (
    HAS_FOLD,
    Group,
    Records,
    count_excluded,
    iterate_groups,
)
from tilflow.trial.statistics.table import Row, join_counts, name_family

PER_DOUBLING: Final = "ratio of fold changes per doubling of the dose"

NOT_ESTIMATED: Final = {"model": "none", "method": "not estimated"}


def summarise_dose_models(records: Records, settings: StatisticsSettings) -> Iterator[Row]:
    """Yield the effect of dose over the visits and the test of its interaction with the visit.

    Fixed effects: a mean a visit, the log baseline, the dose in doublings, and the dose at each
    visit where that can be told apart. Where the visits explain the dose, as in escalation inside
    the patients, dose and time are aliased: the row says so and has no estimate.
    """
    for group in iterate_groups(records, by=("is_peak",)):
        selected = _select_with_dose(group, settings)
        head: Row = group.names | selected.counts | {
            "analysis": "dose_model", "contrast": "dose, average over visits",
            "quantity": PER_DOUBLING, "method": METHOD,
        }  # fmt: skip
        why = explain_too_few(selected, settings.mixed_model)
        levels = len(np.unique(selected.records.dose_mg))
        if not why and levels < 2:
            why = "all records are at one dose"
        if why:
            yield head | NOT_ESTIMATED | {"note": f"no dose effect: {why}"}
        else:
            yield from _model(group, selected, head, settings)


def _select_with_dose(group: Group, settings: StatisticsSettings) -> Selected:
    """Select what can be modelled; records of patients without a known dose cannot."""
    records = group.records
    known = (records.dose_mg > 0) | (records.status != HAS_FOLD)
    selected = select_for_model(records.take(known), settings)
    unknown = records.take(~known).n_patients
    if not unknown:
        return selected
    texts = [selected.excluded, f"patients with records without a dose: {unknown}"]
    return replace(
        selected,
        n_excluded=selected.n_excluded + unknown,
        excluded="; ".join(text for text in texts if text),
    )


def _model(
    group: Group, selected: Selected, head: Row, settings: StatisticsSettings
) -> Iterator[Row]:
    visits = selected.dummies
    dose = np.log2(selected.records.dose_mg)
    dose = dose - dose.mean()
    base = np.log(selected.records.baseline)
    base = base - base.mean()
    base = base / base.std() if base.std() > 0 else base
    others = np.column_stack([visits, base]) if base.any() else visits
    share = compute_independent_share(dose, others)
    if share < settings.mixed_model.smallest_dose_tolerance:
        yield head | NOT_ESTIMATED | {"note": _explain_aliasing(share)}
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
        yield head | NOT_ESTIMATED | {"note": note}
        return
    notes = [describe_fallback(tried)]
    if len(selected.visits) > 1 and not has_interaction:
        notes.append("not every visit has two doses: no interaction of visit and dose")
    head |= {"model": f"{model}; {fit.structure.name}"}
    head |= {"note": "; ".join(note for note in notes if note)}
    effects = np.eye(design.shape[1])[others.shape[1] :]

    def family(question: str) -> str:
        return name_family(question, specimen=group.kind, stratum=group.stratum)

    (overall,) = report_contrasts(fit, effects.mean(axis=0)[None])
    yield head | overall | {"fdr_family": family("dose")}
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


def summarise_dose_trends(records: Records, settings: StatisticsSettings) -> Iterator[Row]:
    """Yield, for each visit at which a stratum has several doses, the trend over them.

    Between patients at one visit, so that time cannot stand in for dose. p is of Jonckheere's
    test, the estimate and its interval of a straight line through the logs.
    """
    for group in iterate_groups(records, by=("visit_number", "visit")):
        kept = group.records.with_fold
        kept = kept.take(kept.dose_mg > 0)
        if len(np.unique(kept.dose_mg)) > 1:
            yield _test_trend(group, kept, settings)


def _test_trend(group: Group, records: Records, settings: StatisticsSettings) -> Row:
    dose, logs, n = records.dose_mg, records.log_fold, len(records)
    counts = count_excluded(group.records)
    counts["no dose"] = len(group.records.with_fold) - n
    n_excluded, excluded = join_counts(counts)
    doses = ", ".join(f"{value:g}" for value in np.unique(dose))
    trend = _compute_trend(dose, logs, settings)
    head: Row = group.names | {
        "analysis": "dose_trend", "visit": group.visit, "visit_number": records.visit_number[0],
        "contrast": f"trend over {doses} mg", "quantity": PER_DOUBLING,
        "n": n, "n_patients": n, "n_records": n, "n_excluded": n_excluded, "excluded": excluded,
        "model": "log fold change ~ log2 dose", "smallest_attainable_p": trend.smallest_p,
    }  # fmt: skip
    if n <= settings.minimum_patients:
        few = f"description only: no more than {settings.minimum_patients} patients"
        return head | {"method": "description", "note": few}
    slope, error = _fit_line(dose, logs)
    half = compute_t_quantile(n - 2) * error
    family = name_family(
        "dose trend", specimen=group.specimen, stratum=group.stratum, visit=group.visit
    )
    note = ""
    if trend.smallest_p > 0.05:
        note = f"so few patients cannot give a p below {trend.smallest_p:.3g}"
    return head | _leave_out(records, settings) | {
        "estimate": float(np.exp(slope)), "lower": float(np.exp(slope - half)),
        "upper": float(np.exp(slope + half)), "df": n - 2, "p": trend.p, "fdr_family": family,
        "method": f"p: Jonckheere-Terpstra, {trend.method}; estimate: least squares", "note": note,
    }  # fmt: skip


def _compute_trend(dose: np.ndarray, logs: np.ndarray, settings: StatisticsSettings) -> Trend:
    # In the order of the values: what is drawn at random must not depend on that of the table.
    order = np.lexsort((logs, dose))
    return compute_trend(dose[order], logs[order], permutations=settings.permutations)


def _fit_line(dose: np.ndarray, logs: np.ndarray) -> tuple[float, float]:
    """Return the slope of the logs by doublings of the dose, and its standard error."""
    x = np.log2(dose)
    x = x - x.mean()
    slope = float(x @ logs / (x @ x))
    rest = logs - logs.mean() - slope * x
    return slope, float(np.sqrt(rest @ rest / max(len(logs) - 2, 1) / (x @ x)))


def _leave_out(records: Records, settings: StatisticsSettings) -> Row:
    """Return the slope without the patient who moves it the most."""
    dose, logs = records.dose_mg, records.log_fold
    slopes = np.full(len(logs), np.nan)
    for place in range(len(logs)):
        rest = np.delete(dose, place)
        if rest.min() < rest.max():
            slopes[place] = _fit_line(rest, np.delete(logs, place))[0]
    if np.isnan(slopes).all():
        return {}
    place = int(np.nanargmax(np.abs(slopes - _fit_line(dose, logs)[0])))
    trend = _compute_trend(np.delete(dose, place), np.delete(logs, place), settings)
    return {
        "most_influential": str(records.names[records.patient[place]]),
        "estimate_without": float(np.exp(slopes[place])),
        "p_without": trend.p,
    }

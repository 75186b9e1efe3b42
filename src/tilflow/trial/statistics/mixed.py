"""The mixed model of repeated measures: change at each visit, and over the visits."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

import numpy as np

from tilflow.trial.models.contrasts import (
    compute_adjusted_covariance,
    compute_contrasts,
    compute_influences,
    compute_scaled_test,
)
from tilflow.trial.models.panel import build_panel, compute_rank
from tilflow.trial.models.reml import Fit, fit_in_order
from tilflow.trial.settings import MixedModelSettings, StatisticsSettings
from tilflow.trial.statistics.records import (
    ALL,
    HAS_FOLD,
    NO_FOLD,
    Group,
    Records,
    count_excluded,
    iterate_groups,
)
from tilflow.trial.statistics.table import Row, join_counts, name_family

ORDER: Final = (("us",), ("ar1csh",), ("ar1h", "csh"), ("ar1", "cs"))
"""Covariances in the order in which they are tried; of two at one step the likelier is taken."""

METHOD: Final = "REML, Satterthwaite degrees of freedom, standard errors of Kenward and Roger"
JOINT_METHOD: Final = "REML, scaled F test of Kenward and Roger"
NO_JOINT_TEST: Final = "REML, no test: so few patients tell too little of the covariance"


@dataclass(frozen=True, slots=True)
class Selected:
    """Records that a model is fitted to.

    Attributes
    ----------
    records
        With a fold change, at a visit that is modelled.
    visits, codes
        Names of the visits, in their order, and which of them each record is of.
    n_excluded, excluded
        Patients without any record in the model, and why records and visits are not in it.
    """

    records: Records
    visits: tuple[str, ...]
    codes: np.ndarray
    n_excluded: int
    excluded: str

    @property
    def n_patients(self) -> int:
        """Patients in the model."""
        return self.records.n_patients

    @property
    def counts(self) -> Row:
        """The columns that say what is in the model and what is not."""
        return {
            "n": self.n_patients, "n_patients": self.n_patients, "n_records": len(self.records),
            "n_excluded": self.n_excluded, "excluded": self.excluded,
        }  # fmt: skip

    @property
    def dummies(self) -> np.ndarray:
        """A column a visit (records, visits)."""
        columns: np.ndarray = np.eye(len(self.visits))[self.codes]
        return columns


def select_for_model(records: Records, settings: StatisticsSettings) -> Selected:
    """Select the visits with enough patients, not too many of whom lack a fold change."""
    texts, kept = [], []
    for visit in dict.fromkeys(records.visit[np.argsort(records.visit_number, kind="stable")]):
        status = records.status[records.visit == visit]
        count, lacking = int((status == HAS_FOLD).sum()), int((status == NO_FOLD).sum())
        if count < settings.mixed_model.visit_patients:
            texts.append(f"{visit} with {count} patients")
        elif lacking > settings.largest_missing_fraction * (count + lacking):
            texts.append(f"{visit}, where {lacking} of {count + lacking} have no fold change")
        else:
            kept.append(str(visit))
    has_fold = records.with_fold
    used = has_fold.take(np.isin(has_fold.visit.astype(str), kept))
    counts = count_excluded(records)
    counts["only at visits left out"] = has_fold.n_patients - used.n_patients
    n_excluded, why = join_counts(counts)
    lost = int((records.status != HAS_FOLD).sum())
    parts = [why, f"records without a fold change: {lost}" if lost else ""]
    parts.append(f"visits left out: {', '.join(texts)}" if texts else "")
    place = {name: number for number, name in enumerate(kept)}
    codes = np.array([place[name] for name in used.visit], dtype=np.int64)
    return Selected(used, tuple(kept), codes, n_excluded, "; ".join(filter(None, parts)))


def iterate_model_groups(records: Records, *, pool_strata: bool) -> Iterator[Group]:
    """Yield what a model is fitted to: a series, a stratum (or all), troughs or peaks."""
    yield from iterate_groups(records, by=("is_peak",))
    if pool_strata:
        for group in iterate_groups(records, by=("is_peak",), pool=True):
            if len(np.unique(group.records.with_fold.stratum.astype(str))) > 1:
                yield group


def summarise_mixed_models(records: Records, settings: StatisticsSettings) -> Iterator[Row]:
    """Yield the changes at each visit, their average, and the test that the visits are alike.

    The response is the log fold change. Its mean at each visit is free; where strata are pooled
    the stratum is in the model, and the means are those of the mix of patients at hand.
    """
    for group in iterate_model_groups(records, pool_strata=settings.mixed_model.pool_strata):
        selected = select_for_model(group.records, settings)
        head: Row = group.names | selected.counts | {"analysis": "mixed_model", "method": METHOD}
        why = explain_too_few(selected, settings.mixed_model)
        if why:
            yield head | _describe(why)
            continue
        design, model = _build_design(group, selected)
        if compute_rank(design) < design.shape[1]:
            yield head | _describe("visit and stratum are aliased: no model of the strata pooled")
            continue
        fit, tried = fit_model(selected, design, settings.mixed_model)
        if fit is None:
            yield head | _describe(f"no covariance fits ({tried})")
            continue
        head |= {"model": f"{model}; {fit.structure.name}", "note": describe_fallback(tried)}
        yield from _report(fit, group, selected, head)


def explain_too_few(selected: Selected, settings: MixedModelSettings) -> str:
    """Return why there is no model; empty where there can be one."""
    if not selected.visits:
        return "no visit has enough patients"
    if selected.n_patients < settings.minimum_patients:
        return f"fewer than {settings.minimum_patients} patients"
    return ""


def _describe(why: str) -> Row:
    return {
        "contrast": "average over visits", "quantity": "geometric mean fold change",
        "model": "none", "method": "description",
        "note": f"description only: {why}; see the rows of change",
    }  # fmt: skip


def describe_fallback(tried: str) -> str:
    """Return the note on the covariances that were tried before the one that stands."""
    return f"fallback from {tried}" if tried else ""


def _build_design(group: Group, selected: Selected) -> tuple[np.ndarray, str]:
    """Return a mean a visit and, where strata are pooled, their deviations from the mix."""
    if group.stratum != ALL:
        return selected.dummies, "log fold change ~ visit"
    own = selected.records.stratum.astype(str)
    _, first = np.unique(selected.records.patient, return_index=True)
    names = np.unique(own)[1:]
    columns = [(own == name) - float((own[first] == name).mean()) for name in names]
    return np.column_stack([selected.dummies, *columns]), "log fold change ~ visit + stratum"


def fit_model(
    selected: Selected, design: np.ndarray, settings: MixedModelSettings
) -> tuple[Fit | None, str]:
    """Fit the first covariance of `ORDER` that fits, and say what was tried before."""
    panel = build_panel(
        selected.records.names[selected.records.patient],
        selected.codes,
        selected.records.log_fold,
        design,
    )
    order = ORDER if len(selected.visits) <= settings.unstructured_visits else ORDER[1:]
    fit, tried = fit_in_order(
        panel, order, patients_per_visit=settings.unstructured_patients_per_visit
    )
    if len(selected.visits) > settings.unstructured_visits:
        text = f"us: more than {settings.unstructured_visits} visits"
        tried = "; ".join(part for part in (text, tried) if part)
    return fit, tried


def report_contrasts(fit: Fit, weights: np.ndarray) -> list[Row]:
    """Return the columns of contrasts of logs (m, p), as ratios with interval and influence."""
    answer = []
    contrasts = compute_contrasts(fit, weights, effects_covariance=compute_adjusted_covariance(fit))
    for found, influence in zip(contrasts, compute_influences(fit, weights), strict=True):
        row: Row = {
            "estimate": float(np.exp(found.estimate)),
            "lower": float(np.exp(found.lower)),
            "upper": float(np.exp(found.upper)),
            "df": found.df,
            "p": found.p,
        }
        if influence is not None:
            row |= {
                "most_influential": influence.patient,
                "estimate_without": float(np.exp(influence.estimate)),
                "p_without": influence.p,
            }
        answer.append(row)
    return answer


def report_joint_test(fit: Fit, weights: np.ndarray) -> Row:
    """Return the columns of a joint F test."""
    found = compute_scaled_test(fit, weights)
    return {
        "quantity": f"F statistic of {found.numerator_df} and df degrees of freedom",
        "estimate": found.statistic,
        "method": NO_JOINT_TEST if np.isnan(found.p) else JOINT_METHOD,
        "df": found.denominator_df,
        "p": found.p,
    }


def _report(fit: Fit, group: Group, selected: Selected, head: Row) -> Iterator[Row]:
    size, count = fit.panel.n_effects, len(selected.visits)
    each = np.eye(size)[:count]

    def family(question: str, visit: str = "") -> str:
        return name_family(question, specimen=group.kind, stratum=group.stratum, visit=visit)

    fold = {"quantity": "geometric mean fold change"}
    *at_visits, overall = report_contrasts(fit, np.vstack([each, each.mean(axis=0)]))
    for place, visit in enumerate(selected.visits):
        here = selected.codes == place
        yield head | fold | at_visits[place] | {
            "visit": visit, "visit_number": selected.records.visit_number[here][0],
            "contrast": "change from baseline", "n": int(here.sum()),
            "fdr_family": family("modelled change", visit),
        }  # fmt: skip
    yield head | fold | overall | {
        "contrast": "average over visits", "fdr_family": family("modelled change over visits"),
    }  # fmt: skip
    if count > 1:
        yield head | report_joint_test(fit, each[1:] - each[0]) | {
            "contrast": "visit", "fdr_family": family("difference of visits"),
        }  # fmt: skip

"""The mixed model of repeated measures: change at each visit, and over the visits."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

import numpy as np
import pandas as pd

from tilflow.trial.models.contrasts import compute_contrast, compute_influence, compute_joint_test
from tilflow.trial.models.panel import build_panel, compute_rank
from tilflow.trial.models.reml import Fit, fit_in_order
from tilflow.trial.settings import MixedModelSettings, StatisticsSettings
from tilflow.trial.statistics.records import (
    ALL,
    NO_FOLD,
    Group,
    count_excluded,
    iterate_groups,
)
from tilflow.trial.statistics.table import SERIES, Row, join_counts, name_family

ORDER: Final = (("us",), ("ar1h", "csh"), ("ar1", "cs"))
"""Covariances in the order in which they are tried; of two at one step the likelier is taken."""

METHOD: Final = "REML, Satterthwaite degrees of freedom"


@dataclass(frozen=True, slots=True)
class Selected:
    """Records that a model is fitted to.

    Attributes
    ----------
    rows
        With a fold change, at a visit that is modelled.
    visits
        Names, in their order; ``codes`` number them for each row.
    n_excluded, excluded
        Patients without any record in the model, and why records and visits are not in it.
    """

    rows: pd.DataFrame
    visits: tuple[str, ...]
    codes: np.ndarray
    n_excluded: int
    excluded: str

    @property
    def n_patients(self) -> int:
        """Patients in the model."""
        return int(self.rows["patient_id"].nunique())

    @property
    def counts(self) -> Row:
        """The columns that say what is in the model and what is not."""
        return {
            "n": self.n_patients, "n_patients": self.n_patients, "n_records": len(self.rows),
            "n_excluded": self.n_excluded, "excluded": self.excluded,
        }  # fmt: skip

    @property
    def dummies(self) -> np.ndarray:
        """A column a visit (records, visits)."""
        return np.eye(len(self.visits))[self.codes]


def select_for_model(rows: pd.DataFrame, settings: StatisticsSettings) -> Selected:
    """Select the visits with enough patients, not too many of whom lack a fold change."""
    texts, kept = [], []
    for (_, visit), part in rows.groupby(["visit_number", "visit"], sort=True, dropna=False):
        count, lacking = int(part["status"].eq("").sum()), int(part["status"].eq(NO_FOLD).sum())
        if count < settings.mixed_model.visit_patients:
            texts.append(f"{visit} with {count} patients")
        elif lacking > settings.largest_missing_fraction * (count + lacking):
            texts.append(f"{visit}, where {lacking} of {count + lacking} have no fold change")
        else:
            kept.append(str(visit))
    used = rows[rows["visit"].isin(kept) & rows["status"].eq("")]
    n_without, why = join_counts(count_excluded(rows))
    lost = rows["status"].ne("").sum()
    inside = set(used["patient_id"])
    left_out = set(rows.loc[rows["status"].eq(""), "patient_id"]) - inside
    if left_out:
        why = "; ".join(
            text for text in (why, f"patients only at left-out visits: {len(left_out)}") if text
        )
    parts = [why, f"records without a fold change: {lost}" if lost else ""]
    parts.append(f"visits left out: {', '.join(texts)}" if texts else "")
    codes = used["visit"].map({name: place for place, name in enumerate(kept)})
    return Selected(
        used, tuple(kept), codes.to_numpy(dtype=np.int64), n_without + len(left_out),
        "; ".join(part for part in parts if part),
    )  # fmt: skip


def iterate_model_groups(records: pd.DataFrame, *, pool_strata: bool) -> Iterator[Group]:
    """Yield what a model is fitted to: a series, a stratum (or all), troughs or peaks."""
    yield from iterate_groups(records, by=("is_peak",))
    if not pool_strata:
        return
    for key, rows in records.groupby([*SERIES, "is_peak"], sort=True, observed=True):
        if rows.loc[rows["status"].eq(""), "stratum"].nunique() > 1:
            names = dict(zip(SERIES, map(str, key), strict=False)) | {"stratum": ALL}
            yield Group(names, rows)


def summarise_mixed_models(records: pd.DataFrame, settings: StatisticsSettings) -> Iterator[Row]:
    """Yield the changes at each visit, their average, and the test that the visits are alike.

    The response is the log fold change. Its mean at each visit is free; where strata are pooled
    the stratum is in the model, and the means are those of the mix of patients at hand.
    """
    for group in iterate_model_groups(records, pool_strata=settings.mixed_model.pool_strata):
        selected = select_for_model(group.rows, settings)
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
            yield head | {"model": model} | _describe(f"no covariance fits ({tried})")
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
        "contrast": "average over visits", "method": "description",
        "note": f"description only: {why}; see the rows of change",
    }  # fmt: skip


def describe_fallback(tried: str) -> str:
    """Return the note on the covariances that were tried before the one that stands."""
    return f"fallback from {tried}" if tried else ""


def _build_design(group: Group, selected: Selected) -> tuple[np.ndarray, str]:
    """Return a mean a visit and, where strata are pooled, their deviations from the mix."""
    if group.stratum != ALL:
        return selected.dummies, "log fold change ~ visit"
    patients = selected.rows.drop_duplicates("patient_id")
    strata = sorted(patients["stratum"].unique())[1:]
    own = selected.rows["stratum"].to_numpy()
    columns = [(own == name) - float(patients["stratum"].eq(name).mean()) for name in strata]
    return np.column_stack([selected.dummies, *columns]), "log fold change ~ visit + stratum"


def fit_model(
    selected: Selected, design: np.ndarray, settings: MixedModelSettings
) -> tuple[Fit | None, str]:
    """Fit the first covariance of `ORDER` that fits, and say what was tried before."""
    panel = build_panel(
        selected.rows["patient_id"].to_numpy(dtype=object),
        selected.codes,
        selected.rows["log_fold"].to_numpy(dtype=float),
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


def report_contrast(fit: Fit, weights: np.ndarray) -> Row:
    """Return the columns of a contrast of logs, as a ratio with its interval and influence."""
    found = compute_contrast(fit, weights)
    influence = compute_influence(fit, weights)
    answer: Row = {
        "estimate": float(np.exp(found.estimate)),
        "lower": float(np.exp(found.lower)),
        "upper": float(np.exp(found.upper)),
        "df": found.df,
        "p": found.p,
    }
    if influence is not None:
        answer |= {
            "most_influential": influence.patient,
            "estimate_without": float(np.exp(influence.estimate)),
            "p_without": influence.p,
        }
    return answer


def report_joint_test(fit: Fit, weights: np.ndarray) -> Row:
    """Return the columns of a joint F test."""
    found = compute_joint_test(fit, weights)
    return {
        "quantity": f"F statistic of {found.numerator_df} and df degrees of freedom",
        "estimate": found.statistic,
        "df": found.denominator_df,
        "p": found.p,
    }


def _report(fit: Fit, group: Group, selected: Selected, head: Row) -> Iterator[Row]:
    size, count = fit.panel.n_effects, len(selected.visits)
    each = np.eye(size)[:count]
    kind = f"{group.specimen} {group.timepoint}".strip()

    def family(question: str, visit: str = "") -> str:
        return name_family(question, specimen=kind, stratum=group.stratum, visit=visit)

    fold = {"quantity": "geometric mean fold change"}
    for place, visit in enumerate(selected.visits):
        here = selected.codes == place
        yield head | fold | report_contrast(fit, each[place]) | {
            "visit": visit, "visit_number": selected.rows["visit_number"].to_numpy()[here][0],
            "contrast": "change from baseline", "n": int(here.sum()),
            "fdr_family": family("modelled change", visit),
        }  # fmt: skip
    yield head | fold | report_contrast(fit, each.mean(axis=0)) | {
        "contrast": "average over visits", "fdr_family": family("modelled change over visits"),
    }  # fmt: skip
    if count > 1:
        yield head | report_joint_test(fit, each[1:] - each[0]) | {
            "contrast": "visit", "fdr_family": family("difference of visits"),
        }  # fmt: skip

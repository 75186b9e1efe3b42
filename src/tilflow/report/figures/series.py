"""The figures of one parameter over time: values and fold changes, by stratum and by dose."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

from tilflow.report.accounting import derive_study_days
from tilflow.report.contents import Contents
from tilflow.report.figures.figure import Figure
from tilflow.report.figures.spaghetti import Panel, draw_panels, tabulate_panels
from tilflow.report.formatting import format_parameter, format_unit, is_missing, make_slug
from tilflow.report.settings import ReportSettings
from tilflow.report.trajectories import (
    Mean,
    Quantity,
    Trajectory,
    derive_trajectories,
    select_mean_changes,
    select_records,
    summarise_means,
)


@dataclass(frozen=True)
class Group:
    """Patients of one panel: a stratum, or one dose in it (then `dose` is its words)."""

    stratum: str
    style: int
    members: frozenset[str]
    dose: str = ""

    @property
    def label(self) -> str:
        """Return what the panel is called."""
        return f"stratum {self.stratum}" + (f", {self.dose}" if self.dose else "")


def derive_series_figures(
    pair: tuple[str, str],
    contents: Contents,
    styles: Mapping[str, int],
    settings: ReportSettings,
) -> list[Figure]:
    """Return values and fold changes by stratum, then both by dose where strata have several."""
    figures = []
    records = select_records(contents.results["longitudinal"], *pair)
    by_dose = derive_dose_groups(contents.sheets["patients"], styles)
    for groups, suffix in (
        (derive_groups(contents.sheets["patients"], styles), ""),
        (by_dose, "by_dose"),
    ):
        for quantity in ("value", "fold_change"):
            panels = list(_list_panels(pair, records, quantity, groups, contents, settings))
            if panels:
                figures.append(_figure(pair, records, panels, quantity, suffix))
    return figures


def derive_groups(patients: pd.DataFrame, styles: Mapping[str, int]) -> list[Group]:
    """Return the strata with their patients."""
    names = patients["stratum"].astype(str)
    return [
        Group(stratum, style, frozenset(patients.loc[names == stratum, "patient_id"].astype(str)))
        for stratum, style in styles.items()
    ]


def derive_dose_groups(patients: pd.DataFrame, styles: Mapping[str, int]) -> list[Group]:
    """Return the doses of each stratum; none where no stratum has several."""
    groups = []
    for group in derive_groups(patients, styles):
        own = patients[patients["patient_id"].isin(group.members)]
        for dose, rows in own.groupby("dose_mg", sort=True, dropna=False):
            word = "dose not known" if is_missing(dose) else f"{float(str(dose)):g} mg"
            members = frozenset(rows["patient_id"].astype(str))
            groups.append(Group(group.stratum, group.style, members, word))
    return groups if len(groups) > len(styles) else []


def _list_panels(
    pair: tuple[str, str],
    records: pd.DataFrame,
    quantity: Quantity,
    groups: Sequence[Group],
    contents: Contents,
    settings: ReportSettings,
) -> Iterator[Panel]:
    trajectories = derive_trajectories(records, quantity)
    doses = derive_study_days(contents.sheets["doses"], contents.sheets["patients"], "given_at")
    units = records["unit"].dropna()
    for group in groups:
        own = [each for each in trajectories if each.patient_id in group.members]
        if not own:
            continue
        days = doses.loc[doses["patient_id"].isin(group.members), "study_day"].dropna()
        yield Panel(
            key=make_slug("panel", *pair, quantity, group.label),
            label=group.label,
            style=group.style,
            trajectories=own,
            means=_means(quantity, contents, own, pair, group, settings),
            dose_days=[int(day) for day in days],
            quantity=quantity,
            unit=format_unit(units.iloc[0] if len(units) else "", pair[0]),
            name=format_parameter(*pair),
        )


def _means(
    quantity: Quantity,
    contents: Contents,
    trajectories: Sequence[Trajectory],
    pair: tuple[str, str],
    group: Group,
    settings: ReportSettings,
) -> list[Mean]:
    # The statistics are of strata: what is of a dose is computed here, in the same way.
    if quantity == "value" or group.dose:
        return summarise_means(trajectories, interval_patients=settings.interval_patients)
    return select_mean_changes(
        contents.results["statistics"],
        trajectories,
        pair,
        group.stratum,
        interval_patients=settings.interval_patients,
    )


def _figure(
    pair: tuple[str, str],
    records: pd.DataFrame,
    panels: Sequence[Panel],
    quantity: Quantity,
    suffix: str,
) -> Figure:
    name = format_parameter(*pair)
    what = "values" if quantity == "value" else "fold change from baseline"
    by = " by dose" if suffix else ""
    drawings = tuple(draw_panels(panels))
    return Figure(
        name=make_slug("over_time", *pair, quantity, *([suffix] if suffix else [])).lower(),
        section="parameters",
        title=f"{name}: {what}{by}",
        caption=_explain(pair, records, panels, quantity),
        panels=drawings,
        data=tabulate_panels(panels),
        columns=min(4, len(drawings)),
        is_wide=False,
    )


def _explain(
    pair: tuple[str, str], records: pd.DataFrame, panels: Sequence[Panel], quantity: Quantity
) -> str:
    unit = panels[0].unit
    measured = records[records["value"].notna()]
    sentences = []
    if quantity == "value":
        shown = f" in {unit}" if unit not in ("", "%") else ""
        sentences.append(f"{format_parameter(*pair)}{shown}; panels share their axes.")
        if (measured["value"] <= 0).any():
            sentences.append("A value of 0 is drawn at the bottom, as it has no logarithm.")
    else:
        sentences.append("Fold change from baseline; panels share their axes.")
        lacking = measured.groupby("patient_id")["baseline"].apply(lambda c: c.isna().all())
        names = sorted(str(name) for name in lacking[lacking].index)
        if names:
            sentences.append(
                f"Without a baseline, and so without a fold change: {', '.join(names)}."
            )
    return " ".join(sentences)

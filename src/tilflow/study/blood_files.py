"""The files behind ``blood_samples.tsv``: FCS files, panels and gating strategies."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final
from xml.etree import ElementTree

from tilflow.errors import InputError
from tilflow.study.files import (
    Findings,
    check_file,
    describe_error,
    group_rows,
    place,
    read_column,
)
from tilflow.study.parsing import Parsed

if TYPE_CHECKING:
    from tilflow.cytometry.fcs.reading import FcsHeader
    from tilflow.cytometry.gates.strategy import Strategy
    from tilflow.cytometry.panel import Panel

SHEET: Final = "blood_samples.tsv"

VOLUME_RATIO: Final = 2.0
"""The drawn volume of the sheet and that of the file may differ this many times: else a unit."""


def check_blood_files(rows: Sequence[Parsed[Any]], findings: Findings) -> None:
    """Every FCS file and panel is there and readable, and each panel fits its files."""
    if not rows:
        return  # and import nothing of the room
    headers = _check_fcs_files(rows, findings)
    panels = _check_panels(rows, findings)
    _check_strategies(rows, panels, findings)
    _check_fits(rows, headers, panels, findings)
    _warn_volumes(rows, headers, findings)


def _check_fcs_files(rows: Sequence[Parsed[Any]], findings: Findings) -> dict[Any, "FcsHeader"]:
    from tilflow.cytometry.fcs.reading import read_fcs_header

    def read(path: Path) -> "FcsHeader":
        check_file(path)
        return read_fcs_header(path)

    headers = read_column(SHEET, rows, "fcs", read, findings)
    groups = group_rows(rows, "fcs")
    for path, header in headers.items():
        notes = [*header.warnings, *(["it holds no events"] if header.n_events == 0 else [])]
        findings.warnings += [place(SHEET, groups[path], "fcs", note) for note in notes]
    return headers


def _check_panels(rows: Sequence[Parsed[Any]], findings: Findings) -> dict[Any, "Panel"]:
    from tilflow.cytometry.panel import read_panel

    return read_column(SHEET, rows, "panel", read_panel, findings)


def _check_strategies(
    rows: Sequence[Parsed[Any]], panels: Mapping[Any, "Panel"], findings: Findings
) -> None:
    """Each panel's strategy is readable, and has what the ways of counting need."""
    for name, those in group_rows(rows, "panel").items():
        if (panel := panels.get(name)) is None:
            continue
        try:
            strategy = _read_strategy(panel)
        except InputError as error:
            findings.problems += [
                place(SHEET, those, "panel", f"its strategy {panel.strategy}: {message}")
                for message in describe_error(error, panel.strategy)
            ]
            continue
        if strategy is not None:
            _check_roles(those, strategy, findings)


def _read_strategy(panel: "Panel") -> "Strategy | None":
    """Return a strategy in YAML; of a workspace or Gating-ML see only that it is XML."""
    from tilflow.cytometry.gates.strategy import find_strategy, read_strategy

    path = find_strategy(panel.strategy, panel.folder)
    if path.suffix.lower() in (".yaml", ".yml"):
        return read_strategy(path)
    try:
        ElementTree.parse(path)
    except ElementTree.ParseError as error:
        message = f"is neither YAML nor XML (Gating-ML, FlowJo): {error}"
        raise InputError(message) from None
    return None


def _check_roles(rows: Sequence[Parsed[Any]], strategy: "Strategy", findings: Findings) -> None:
    """Look for the populations that counting stands on."""
    lacking: dict[tuple[str, str], list[Parsed[Any]]] = {}
    for each in rows:
        counted, role = each.values.get("cbc_population"), strategy.roles
        if each.values.get("control_type"):
            continue
        if each.values.get("count_method") == "beads" and not role.beads:
            lacking.setdefault(("count_method", "beads"), []).append(each)
        if each.values.get("count_method") == "cbc" and counted and counted not in role.cbc:
            lacking.setdefault(("cbc_population", f"cbc: {counted}"), []).append(each)
    for (column, role_name), those in lacking.items():
        message = f"the strategy {strategy.name} has no population for it (roles: {role_name})"
        findings.problems.append(place(SHEET, those, column, message))


def _check_fits(
    rows: Sequence[Parsed[Any]],
    headers: Mapping[Any, "FcsHeader"],
    panels: Mapping[Any, "Panel"],
    findings: Findings,
) -> None:
    """Compare each file with its panel; files that lack the same are told together.

    A control tube may lack what it controls, so there it is a warning.
    """
    from tilflow.cytometry.panel import check_panel_fits

    unfit: dict[tuple[str, str, bool], list[Parsed[Any]]] = {}
    for each in rows:
        header, panel = headers.get(each.values.get("fcs")), panels.get(each.values.get("panel"))
        if header is None or panel is None:
            continue
        is_control = bool(each.values.get("control_type"))
        messages = check_panel_fits(panel, header) or _find_matrix_problems(panel, header)
        for message in messages:
            unfit.setdefault((panel.name, message, is_control), []).append(each)
    for (_, message, is_control), those in unfit.items():
        told = findings.warnings if is_control else findings.problems
        told.append(place(SHEET, those, "panel", f"does not fit the FCS file: {message}"))


def _find_matrix_problems(panel: "Panel", header: "FcsHeader") -> list[str]:
    from tilflow.cytometry.exchange.matrices import find_spillover

    try:
        find_spillover(header, panel.spillover, panel.folder or ".")
    except InputError as error:
        return describe_error(error, header.name)
    return []


def _warn_volumes(
    rows: Sequence[Parsed[Any]], headers: Mapping[Any, "FcsHeader"], findings: Findings
) -> None:
    for each in rows:
        header, stated = headers.get(each.values.get("fcs")), each.values.get("acquired_volume_ul")
        if header is None or not header.volume_ul or not stated:
            continue
        if not 1 / VOLUME_RATIO <= stated / header.volume_ul <= VOLUME_RATIO:
            message = f"the FCS file itself states {header.volume_ul:.12g} µL"
            findings.warnings.append(place(SHEET, [each], "acquired_volume_ul", message))

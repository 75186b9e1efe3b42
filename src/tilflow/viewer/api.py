"""The questions that the page asks, under ``/api/``, and their answers."""

from collections.abc import Callable, Mapping
from http import HTTPStatus
from pathlib import Path
from typing import Final, TypeAlias
from urllib.parse import unquote

import numpy as np

from tilflow.viewer.catalogue import describe_patients, find_specimen, list_documents
from tilflow.viewer.cells import (
    Box,
    Cells,
    CellStore,
    describe_nearest,
    find_hot_spot,
    find_in_box,
    pack_phenotypes,
    pack_points,
    select_cells,
    thin,
)
from tilflow.viewer.files import OTHER_TYPE
from tilflow.viewer.gates import describe_gates
from tilflow.viewer.response import RefusalError, Response, answer_json
from tilflow.viewer.slides import describe_calls, describe_slide, list_files_beside
from tilflow.viewer.tables import MOST_ROWS, TABLES, Question, Tables, describe_page
from tilflow.viewer.trajectories import describe_trajectory, list_parameters

Query: TypeAlias = Mapping[str, list[str]]

DOCUMENTS: Final = ("report.html", "provenance.json")
FILTER: Final = "filter."
PAGE_ROWS: Final = 100
MOST_POINTS: Final = 60_000
"""Cells sent at once: more cannot be told apart on a screen, and are thinned."""
NEAR_UM: Final = 15.0
"""A click further than a cell's width from every centroid is on no cell."""


class ResultsApi:
    """Answers about one results folder."""

    def __init__(self, results: Path, *, study_name: str) -> None:
        self._results = results.resolve()
        self._study_name = study_name
        self._tables = Tables(self._results)
        self._cells = CellStore(self._results)
        self._answers: Mapping[str, Callable[[list[str], Query], Response]] = {
            "study": self._study,
            "table": self._table,
            "parameters": self._parameters,
            "trajectory": self._trajectory,
            "blood": self._blood,
            "tissue": self._tissue,
            "slide": self._slide,
            "called": self._called,
            "cells": self._points,
            "phenotypes": self._phenotypes,
            "cell": self._cell,
            "focus": self._focus,
        }

    def __call__(self, path: str, query: dict[str, list[str]]) -> Response:
        """Answer ``/api/PATH?QUERY``."""
        name, *rest = (unquote(part) for part in path.split("/"))
        answer = self._answers.get(name)
        if answer is None or any(not _is_name(part) for part in rest):
            raise RefusalError(HTTPStatus.NOT_FOUND, "there is no such question")
        return answer(rest, query)

    def _study(self, rest: list[str], query: Query) -> Response:
        return answer_json(
            {
                "name": self._study_name,
                "patients": describe_patients(self._results, self._tables),
                "tables": [
                    {"name": name, "title": TABLES[name][1], "file": _get_file(name)}
                    for name in self._tables.list_names()
                ],
                "documents": list_documents(self._results, DOCUMENTS),
            }
        )

    def _table(self, rest: list[str], query: Query) -> Response:
        name = _take_name(rest)
        filters = tuple(
            (key.removeprefix(FILTER), value)
            for key, values in sorted(query.items())
            if key.startswith(FILTER)
            for value in values
            if value.strip()
        )
        question = Question(filters, _get(query, "sort"), _get(query, "descending") == "yes")
        table, rows = self._tables.order(name, question)
        offset = int(_get_number(query, "offset", 0, least=0))
        limit = int(_get_number(query, "limit", PAGE_ROWS, least=1, most=MOST_ROWS))
        return answer_json(describe_page(table, rows, offset=offset, limit=limit))

    def _parameters(self, rest: list[str], query: Query) -> Response:
        return answer_json(list_parameters(self._tables))

    def _trajectory(self, rest: list[str], query: Query) -> Response:
        wanted = (_get(query, name) for name in ("specimen", "parameter", "compartment"))
        return answer_json(describe_trajectory(self._tables, *wanted))

    def _blood(self, rest: list[str], query: Query) -> Response:
        name = _take_name(rest)
        specimen = find_specimen(self._results, self._tables, ("blood", name))
        picture = f"blood/{name}/gating.png"
        return answer_json(
            {
                **specimen.describe(),
                "patient_id": specimen.patient_id,
                "picture": next(iter(list_documents(self._results, (picture,))), ""),
                "picture_files": list_files_beside(self._results, picture),
                "populations": describe_gates(self._results, name),
            }
        )

    def _tissue(self, rest: list[str], query: Query) -> Response:
        specimen = find_specimen(self._results, self._tables, ("tissue", _take_name(rest)))
        return answer_json({**specimen.describe(), "patient_id": specimen.patient_id})

    def _slide(self, rest: list[str], query: Query) -> Response:
        """Say where the image is: nothing is read for it but names, so that it is shown at once."""
        return answer_json(describe_slide(self._results, _take_name(rest)))

    def _called(self, rest: list[str], query: Query) -> Response:
        name = _take_name(rest)
        return answer_json(describe_calls(self._cells.find(name)))

    def _points(self, rest: list[str], query: Query) -> Response:
        """Send the cells of a box as records; the headers say how many there are."""
        cells = self._cells.get(_take_name(rest))
        sides = ("left", "top", "right", "bottom")
        limits = (-np.inf, -np.inf, np.inf, np.inf)
        box = Box(*(_get_number(query, s, d) for s, d in zip(sides, limits, strict=True)))
        rows = find_in_box(cells, box)
        if hidden := {cells.phenotypes.index(name) for name in _hidden(cells, query)}:
            rows = rows[~np.isin(cells.phenotype[rows], sorted(hidden))]
        shown = thin(rows, int(_get_number(query, "most", MOST_POINTS, least=1, most=MOST_POINTS)))
        chosen = select_cells(cells, _get(query, "phenotype"), _get(query, "compartment"))
        headers = {"X-Cells-Found": str(len(rows)), "X-Cells-Sent": str(len(shown))}
        body = pack_points(cells, shown, chosen)
        return Response(HTTPStatus.OK, OTHER_TYPE, body, headers)

    def _phenotypes(self, rest: list[str], query: Query) -> Response:
        body = pack_phenotypes(self._cells.get(_take_name(rest)))
        return Response(HTTPStatus.OK, OTHER_TYPE, body)

    def _cell(self, rest: list[str], query: Query) -> Response:
        cells = self._cells.get(_take_name(rest))
        x_um, y_um = (_get_number(query, axis, np.nan) for axis in "xy")
        return answer_json(describe_nearest(cells, x_um, y_um, NEAR_UM))

    def _focus(self, rest: list[str], query: Query) -> Response:
        """Say where the cells that a value counts lie densest."""
        cells = self._cells.get(_take_name(rest))
        chosen = select_cells(cells, _get(query, "phenotype"), _get(query, "compartment"))
        place = find_hot_spot(cells, chosen)
        return answer_json(
            {
                "place_um": place,
                "n_cells": None if chosen is None else int(chosen.sum()),
                "is_known": chosen is not None,
            }
        )


def _hidden(cells: Cells, query: Query) -> list[str]:
    return [name for name in query.get("hide", []) if name in cells.phenotypes]


def _get_file(name: str) -> str:
    """Return the one file of a table below the results; those of many files have none."""
    pattern = TABLES[name][0]
    return "" if "*" in pattern else pattern


def _is_name(part: str) -> bool:
    return bool(part) and not part.startswith(".") and not set(part) & {"/", "\\", "\0", "*"}


def _take_name(rest: list[str]) -> str:
    if len(rest) != 1:
        raise RefusalError(HTTPStatus.NOT_FOUND, "one name is asked for")
    return rest[0]


def _get(query: Query, name: str) -> str:
    return query.get(name, [""])[0]


def _get_number(
    query: Query, name: str, default: float, *, least: float = -np.inf, most: float = np.inf
) -> float:
    text = _get(query, name)
    if not text:
        return default
    try:
        value = float(text)
    except ValueError:
        value = np.nan
    if not least <= value <= most:
        raise RefusalError(HTTPStatus.BAD_REQUEST, f"{name}: {text!r} is not what was asked for")
    return value

"""The heat map as a drawing, for the file: on the page it is a table."""

from collections.abc import Sequence
from typing import Final

import pandas as pd

from tilflow.report.figures.drawing import Drawing
from tilflow.report.formatting import shorten_name
from tilflow.report.heat_map import Cell, HeatMap

CELL_WIDTH: Final = 42
CELL_HEIGHT: Final = 22
LEFT: Final = 150
TOP: Final = 176
BOTTOM: Final = 46


def draw_heat_map(heat_map: HeatMap, legend: Sequence[Cell], *, key: str) -> Drawing:
    """Draw the cells with their numbers, the names of the parameters turned above them."""
    width = LEFT + CELL_WIDTH * max(len(heat_map.parameters), len(legend)) + 16
    height = TOP + CELL_HEIGHT * len(heat_map.rows) + BOTTOM
    drawing = Drawing(
        width,
        height,
        key=key,
        title=f"{heat_map.title}: log₂ fold change from baseline",
        description=f"{len(heat_map.rows)} patients by {len(heat_map.parameters)} parameters, "
        f"{heat_map.n_values} values.",
    )
    for k, name in enumerate(heat_map.parameters):
        lines = shorten_name(name, longest=26)[:3]
        middle = LEFT + CELL_WIDTH * (k + 0.5) + 4 - 6.5 * (len(lines) - 1)
        for place, line in enumerate(lines):
            drawing.text((middle + 13 * place, TOP - 8), line, "tick start", turned=True)
    for row, (patient, stratum, cells) in enumerate(heat_map.rows):
        y = TOP + CELL_HEIGHT * row
        drawing.text((8, y + 15), patient, "start")
        drawing.text((LEFT - 10, y + 15), stratum, "tick end")
        for k, cell in enumerate(cells):
            _draw_cell(drawing, cell, LEFT + CELL_WIDTH * k, y)
    y = height - BOTTOM + 18
    drawing.text((LEFT - 10, y + 15), "log₂ fold change", "tick end")
    for k, cell in enumerate(legend):
        _draw_cell(drawing, cell, LEFT + CELL_WIDTH * k, y)
    return drawing


def _draw_cell(drawing: Drawing, cell: Cell, left: float, top: float) -> None:
    size = {"x": left, "y": top, "width": CELL_WIDTH - 2.0, "height": CELL_HEIGHT - 2.0}
    if cell.background:
        drawing.add("rect", "heat", cell.title, **size, fill=cell.background)
    else:
        drawing.add("rect", "cell-empty", cell.title, **size)
    at = {"x": left + CELL_WIDTH / 2 - 1, "y": top + 15.0}
    drawing.write(cell.text, "number middle", **at, style=f"fill:{cell.ink}" if cell.ink else "")


def tabulate_heat_map(heat_map: HeatMap) -> pd.DataFrame:
    """Return the numbers behind the map: a row a patient and parameter, blank without a change."""
    rows = [
        (patient, stratum, name, cell.log2_fold_change, cell.title)
        for patient, stratum, cells in heat_map.rows
        for name, cell in zip(heat_map.parameters, cells, strict=True)
    ]
    columns = ["patient_id", "stratum", "parameter", "log2_fold_change", "note"]
    return pd.DataFrame(rows, columns=columns)

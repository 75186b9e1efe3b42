"""A figure of the report: its panels, what they say in words, and the numbers behind them."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, TypeAlias

import pandas as pd

from tilflow.report.figures.drawing import Drawing
from tilflow.report.figures.standalone import compose_file
from tilflow.staging import staged

Section: TypeAlias = Literal["parameters", "change", "outcomes"]


@dataclass(frozen=True)
class Figure:
    """One figure, on the page and as files.

    Attributes
    ----------
    name
        Of its files and on the page: no other figure has it.
    section
        Where on the page it stands.
    title, caption
        The caption ends with a full stop.
    panels, columns
        Drawings, in rows of `columns` in the file.
    data
        Every number that is drawn.
    is_wide
        Takes the whole width of the page.
    """

    name: str
    section: Section
    title: str
    caption: str
    panels: tuple[Drawing, ...]
    data: pd.DataFrame
    columns: int = 1
    is_wide: bool = True

    @property
    def short_title(self) -> str:
        """Return the title below a heading that says what the figure is of."""
        short = self.title.partition(": ")[2] or self.title
        return short[:1].upper() + short[1:]


def write_figures(figures: Iterable[Figure], folder: Path) -> list[str]:
    """Write each figure as ``<name>.svg`` and its numbers as ``<name>.csv``; return the names.

    The folder is replaced as a whole: no figure of an earlier run stays.
    """
    names = []
    with staged(folder) as temporary:
        temporary.mkdir()
        for figure in figures:
            svg = compose_file(
                figure.panels, columns=figure.columns, title=figure.title, caption=figure.caption
            )
            (temporary / f"{figure.name}.svg").write_text(svg, encoding="utf-8")
            text = figure.data.to_csv(index=False, lineterminator="\n")
            (temporary / f"{figure.name}.csv").write_text(text, encoding="utf-8")
            names.append(figure.name)
    return names

"""The sheets of a study as tables, for the commands of ``trial``."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    import pandas as pd

    from tilflow.study import Study
    from tilflow.trial.outcomes.rows import ClinicalSheets

NUMBERS: Final = ("dose_mg", "age", "target_sum_mm", "diameter_mm", "grade")


def tabulate(rows: Iterable[Any], sheet: str) -> "pd.DataFrame":
    """Return rows of a sheet as a table of plain values with the sheet's columns."""
    import pandas as pd

    from tilflow.study import SHEETS

    columns = list(SHEETS[sheet].model_fields)
    table = pd.DataFrame([row.__dict__ for row in rows], columns=columns, dtype=object)
    numbers = [name for name in NUMBERS if name in table.columns]
    return table.astype(dict.fromkeys(numbers, float))


def tabulate_if_there(study: "Study", sheet: str) -> "pd.DataFrame | None":
    """Return a sheet as a table; None where the study does not have it."""
    if not (study.folder / sheet).exists():
        return None
    return tabulate(getattr(study, sheet.removesuffix(".tsv")), sheet)


def tabulate_clinical(study: "Study") -> "ClinicalSheets":
    """Return the sheets that the outcomes are of."""
    from tilflow.trial.outcomes.rows import ClinicalSheets

    return ClinicalSheets(
        patients=tabulate(study.patients.values(), "patients.tsv"),
        adverse_events=tabulate_if_there(study, "adverse_events.tsv"),
        tumour_assessments=tabulate_if_there(study, "tumour_assessments.tsv"),
        survival=tabulate_if_there(study, "survival.tsv"),
        doses=tabulate_if_there(study, "doses.tsv"),
        lesions=tabulate_if_there(study, "lesions.tsv"),
    )

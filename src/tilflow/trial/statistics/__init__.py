"""Statistics over patients: one table, each row with its model, its patients and exclusions."""

from tilflow.trial.statistics.summary import summarise_statistics
from tilflow.trial.statistics.table import COLUMNS

__all__ = ["COLUMNS", "summarise_statistics"]

"""What the verbs of ``trial`` have in common on the command line."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tilflow.errors import InputError

if TYPE_CHECKING:
    import datetime as dt

    import pandas as pd


def add_verb(verbs: Any, name: str, handler: Any, text: str) -> argparse.ArgumentParser:
    """Add a verb to the parser of ``trial``, with its config."""
    verb: argparse.ArgumentParser = verbs.add_parser(name, help=text, description=text)
    verb.add_argument("--config", metavar="FILE", help="config.yaml; without it, the defaults")
    verb.set_defaults(handler=handler)
    return verb


def require_file(path: Path | str) -> Path:
    """Return the path of a file that is there.

    Raises
    ------
    InputError
        Where it is not.
    """
    if not Path(path).is_file():
        message = f"{path}: no such file"
        raise InputError(message)
    return Path(path)


def find_last_day(days: "pd.Series[Any]") -> "dt.datetime":
    """Return the day of the last specimen: it stands for the time of writing in every file."""
    import datetime as dt

    import pandas as pd

    last = pd.to_datetime(days).max()
    return dt.datetime(1980, 1, 1) if pd.isna(last) else last.to_pydatetime()

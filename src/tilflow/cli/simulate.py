"""Commands of ``simulate``."""

from typing import Any


def register(commands: Any) -> None:
    """Add this room's commands to the parser."""

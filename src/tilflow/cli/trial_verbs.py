"""What the verbs of ``trial`` have in common on the command line."""

import argparse
from typing import Any


def add_verb(verbs: Any, name: str, handler: Any, text: str) -> argparse.ArgumentParser:
    """Add a verb to the parser of ``trial``, with its config."""
    verb: argparse.ArgumentParser = verbs.add_parser(name, help=text, description=text)
    verb.add_argument("--config", metavar="FILE", help="config.yaml; without it, the defaults")
    verb.set_defaults(handler=handler)
    return verb

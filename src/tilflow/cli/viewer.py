"""``view``: the results as a local, read-only web page."""

import sys
from argparse import Namespace
from pathlib import Path
from typing import Any, Final

from tilflow.errors import InputError

EXPECTED: Final = ("blood", "tissue", "study")
"""A results folder has at least one of these."""


def register(commands: Any) -> None:
    """Add the command to the parser."""
    parser = commands.add_parser(
        "view",
        help="show results as a local web page: tables, gates, slides",
        description="Serve a results folder as a web page on this machine, to read only. Nothing "
        "is written and no request leaves the machine. Stop it with Ctrl-C.",
    )
    parser.add_argument("results", metavar="RESULTS", type=Path, help="results folder")
    parser.add_argument(
        "--host",
        default="127.0.0.1",
        help="address to listen on; on any but this machine's own a token is asked for "
        "(default: %(default)s)",
    )
    parser.add_argument(
        "--port", type=_parse_port, default=0, help="port; 0 takes a free one (default)"
    )
    parser.add_argument(
        "--token",
        action="store_true",
        help="ask for the token on this machine's own address too: for a machine that others use",
    )
    parser.add_argument(
        "--no-browser", action="store_true", help="print the link, and open no browser"
    )
    parser.set_defaults(handler=view)


def view(arguments: Namespace) -> None:
    """Start the server, print its link, open it, and serve until Ctrl-C."""
    from tilflow.viewer.api import ResultsApi
    from tilflow.viewer.server import Server

    results: Path = arguments.results.resolve()
    if not any((results / name).is_dir() for name in EXPECTED):
        message = f"{arguments.results}: no results; expected a folder with {', '.join(EXPECTED)}"
        raise InputError(message)
    api = ResultsApi(results, study_name=_name_study(results))
    with Server(
        results, api, host=arguments.host, port=arguments.port, is_shared=arguments.token
    ) as server:
        print(f"Serving {results} at {server.link}", flush=True)
        print("Stop with Ctrl-C.", file=sys.stderr)
        if not arguments.no_browser:
            _open(server.link)
        try:
            server.serve_forever()
        except KeyboardInterrupt:
            print(file=sys.stderr)


def _open(link: str) -> None:
    import webbrowser

    # Where there is no browser, the printed link is enough.
    webbrowser.open(link)


def _name_study(results: Path) -> str:
    """Return the folder's name; that of the one above for a folder that is called ``results``."""
    return results.parent.name if results.name == "results" else results.name


def _parse_port(text: str) -> int:
    from argparse import ArgumentTypeError

    if not text.isdecimal() or int(text) > 65535:
        message = f"{text!r}: expected a port, 0 to 65535"
        raise ArgumentTypeError(message)
    return int(text)

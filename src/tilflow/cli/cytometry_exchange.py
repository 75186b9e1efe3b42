"""Commands of ``cytometry`` that meet other programs: import, export, compensate."""

import argparse
from pathlib import Path
from typing import Any

from tilflow.errors import InputError


def register_verbs(verbs: Any) -> None:
    """Add the verbs to the room's parser."""
    _add_import(verbs)
    _add_export(verbs)
    _add_compensate(verbs)
    _add_spill(verbs)


def _add_import(verbs: Any) -> None:
    verb = verbs.add_parser(
        "import", help="turn a Gating-ML 2.0 document or FlowJo workspace into a YAML strategy"
    )
    verb.add_argument("source", type=Path, metavar="FILE", help="Gating-ML (.xml) or .wsp file")
    verb.add_argument("--sample", default="", help="sample of the workspace whose gates are taken")
    verb.add_argument("--out", type=Path, required=True, help="YAML strategy to write")
    verb.set_defaults(handler=_import)


def _import(arguments: argparse.Namespace) -> int:
    from tilflow.cytometry.exchange.as_strategy import write_strategy
    from tilflow.cytometry.exchange.reading import read_document

    document = read_document(arguments.source, sample=arguments.sample)
    write_strategy(document.strategy, arguments.out)
    return 0


def _add_export(verbs: Any) -> None:
    verb = verbs.add_parser(
        "export", help="write a strategy as a Gating-ML 2.0 document or a FlowJo 10 workspace"
    )
    verb.add_argument("strategy", metavar="STRATEGY", help="YAML strategy, or a shipped name")
    verb.add_argument("--panel", help="panel file or shipped name: markers → channels")
    verb.add_argument(
        "--positions",
        type=Path,
        metavar="DIR",
        help="folder of a gated sample: data-driven gates are written where they were found in it",
    )
    verb.add_argument("--fcs", type=Path, help="FCS file of the sample: its matrix and its name")
    verb.add_argument("--format", choices=("gating-ml", "wsp"), required=True, help="what to write")
    verb.add_argument("--out", type=Path, required=True, help="file to write")
    verb.set_defaults(handler=_export)


def _export(arguments: argparse.Namespace) -> int:
    from tilflow.cytometry.exchange.export import derive_export
    from tilflow.cytometry.exchange.flowjo_writer import write_export
    from tilflow.cytometry.exchange.positions import read_positions
    from tilflow.cytometry.fcs.reading import read_fcs_header
    from tilflow.cytometry.gates.strategy import find_strategy, read_strategy
    from tilflow.cytometry.panel import derive_panel, read_panel

    header = read_fcs_header(arguments.fcs) if arguments.fcs else None
    panel = read_panel(arguments.panel) if arguments.panel else None
    if panel is None and header is not None:
        panel = derive_panel(header, strategy=arguments.strategy)
    positions = read_positions(arguments.positions) if arguments.positions else None
    folder = panel.folder or "." if panel else "."
    strategy = read_strategy(find_strategy(arguments.strategy, folder))
    export = derive_export(strategy, panel, header, positions)
    write_export(export, positions, arguments.out, kind=arguments.format, header=header)
    for note in export.notes:
        print(f"note: {note}")
    return 0


def _add_compensate(verbs: Any) -> None:
    verb = verbs.add_parser(
        "compensate", help="compute a spillover matrix from single-stain controls"
    )
    verb.add_argument(
        "controls",
        type=Path,
        nargs="?",
        metavar="CONTROLS_DIR",
        help="folder of single-stain FCS files; without a sheet their names must say the channel",
    )
    verb.add_argument(
        "--sheet",
        type=Path,
        help="CSV or TSV with the columns filename and channel (or unstained); default: "
        "comp_match.csv of the folder",
    )
    verb.add_argument(
        "--matrix",
        type=Path,
        help="judge this matrix (CSV or FlowJo workspace) by the controls instead",
    )
    verb.add_argument("--out", type=Path, help="CSV file of the matrix to write")
    verb.add_argument("--report", type=Path, help="CSV file: how each control was measured")
    verb.add_argument(
        "--plot", type=Path, help="PNG file, SVG beside it: the spill that is left in each control"
    )
    verb.add_argument("--config", type=Path, help="config.yaml of the study")
    verb.set_defaults(handler=_compensate)


def _compensate(arguments: argparse.Namespace) -> int:
    from tilflow.cytometry.spillover.files import find_controls, read_controls, write_compensation
    from tilflow.settings import read_settings

    settings = read_settings(arguments.config).cytometry
    if not (arguments.out or arguments.report or arguments.plot):
        message = "say what to write: --out, --report or --plot"
        raise InputError(message)
    controls = read_controls(find_controls(arguments.controls, arguments.sheet))
    warnings = write_compensation(
        controls,
        settings,
        matrix=arguments.matrix,
        out=arguments.out,
        report=arguments.report,
        plot=arguments.plot,
    )
    for warning in warnings:
        print(f"warning: {warning}")
    return 0


def _add_spill(verbs: Any) -> None:
    verb = verbs.add_parser("spill", help="draw the spill that is left in a gated sample")
    verb.add_argument("folder", type=Path, metavar="DIR", help="folder of `gate --events`")
    verb.add_argument(
        "--plot", type=Path, help="PNG file, SVG beside it: the slope that the populations share"
    )
    verb.add_argument("--out", type=Path, help="CSV file: the slope of each population")
    verb.add_argument("--config", type=Path, help="config.yaml of the study")
    verb.set_defaults(handler=_spill)


def _spill(arguments: argparse.Namespace) -> int:
    from tilflow.cytometry.spillover.files import write_sample_residual
    from tilflow.settings import read_settings

    if not (arguments.out or arguments.plot):
        message = "say what to write: --out or --plot"
        raise InputError(message)
    settings = read_settings(arguments.config).cytometry
    write_sample_residual(arguments.folder, settings, out=arguments.out, plot=arguments.plot)
    return 0

"""Commands of ``cytometry``: gate a tube, draw its gates."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tilflow.errors import InputError

if TYPE_CHECKING:
    from tilflow.cytometry.counting import CountInputs
    from tilflow.cytometry.panel import Panel


def register(commands: Any) -> None:
    """Add this room's commands to the parser."""
    room = commands.add_parser("cytometry", help="blood: from FCS files to cells per µL")
    verbs = room.add_subparsers(dest="verb", metavar="VERB", required=True)
    gate = verbs.add_parser("gate", help="compensate, transform, gate and count one FCS file")
    _add_gate_arguments(gate)
    gate.set_defaults(handler=_gate)
    plot = verbs.add_parser("plot", help="draw the gates of a gated sample")
    plot.add_argument("folder", type=Path, metavar="DIR", help="folder that `gate` wrote")
    plot.add_argument("--out", type=Path, required=True, help="PNG file to write")
    plot.add_argument("--config", type=Path, help="config.yaml of the study")
    plot.set_defaults(handler=_plot)


def _add_gate_arguments(gate: argparse.ArgumentParser) -> None:
    gate.add_argument("fcs", type=Path, metavar="FCS", help="FCS file")
    gate.add_argument("--panel", help="panel file, or the name of a shipped panel")
    gate.add_argument(
        "--strategy", help="gating strategy instead of the panel's: .yaml, .xml, .wsp or a name"
    )
    gate.add_argument("--sample", default="", help="sample of a FlowJo workspace")
    gate.add_argument("--out", type=Path, required=True, help="folder to write into")
    gate.add_argument("--config", type=Path, help="config.yaml of the study")
    gate.add_argument("--sample-id", help="sample_id in the tables; default: the file's name")
    gate.add_argument(
        "--count-method",
        choices=("beads", "cbc", "volume", "none"),
        default="none",
        help="how counts per µL are obtained (default: none)",
    )
    gate.add_argument("--beads-added", type=float, help="beads in the tube")
    gate.add_argument("--sample-volume-ul", type=float, help="blood in the tube, µL")
    gate.add_argument("--dilution-factor", type=float, help="dilution of the blood; default: 1")
    gate.add_argument("--acquired-volume-ul", type=float, help="volume that was drawn, µL")
    gate.add_argument("--cbc-per-ul", type=float, help="blood count per µL")
    gate.add_argument(
        "--cbc-population",
        choices=("leukocytes", "lymphocytes", "monocytes"),
        help="what the blood count counts",
    )
    gate.add_argument(
        "--failed-as-rows",
        action="store_true",
        help="where the file cannot be measured, write failed rows with the reason and end well",
    )


def _gate(arguments: argparse.Namespace) -> int:
    from tilflow.cytometry.storing import write_failure, write_sample
    from tilflow.settings import read_settings

    settings = read_settings(arguments.config).cytometry
    inputs = _read_inputs(arguments)
    panel, source = _find_plan(arguments)
    sample_id = arguments.sample_id or arguments.fcs.stem
    try:
        write_sample(
            arguments.fcs,
            panel,
            source,
            inputs,
            settings,
            sample_id=sample_id,
            workspace_sample=arguments.sample,
            out=arguments.out,
        )
    except InputError as error:
        if not arguments.failed_as_rows:
            raise
        write_failure(
            arguments.fcs,
            panel,
            source,
            reason=str(error),
            method=inputs.method,
            sample_id=sample_id,
            out=arguments.out,
        )
    return 0


def _read_inputs(arguments: argparse.Namespace) -> "CountInputs":
    from tilflow.cytometry.counting import CountInputs

    return CountInputs(
        method=arguments.count_method,
        beads_added=arguments.beads_added,
        sample_volume_ul=arguments.sample_volume_ul,
        dilution_factor=arguments.dilution_factor,
        acquired_volume_ul=arguments.acquired_volume_ul,
        cbc_per_ul=arguments.cbc_per_ul,
        cbc_population=arguments.cbc_population,
    )


def _find_plan(arguments: argparse.Namespace) -> tuple["Panel | None", Path]:
    from tilflow.cytometry.panel import read_panel
    from tilflow.cytometry.strategy import find_strategy

    panel = read_panel(arguments.panel) if arguments.panel else None
    if arguments.strategy:
        return panel, find_strategy(arguments.strategy)
    if panel is None:
        message = "name a panel (--panel) or a gating strategy (--strategy)"
        raise InputError(message)
    return panel, find_strategy(panel.strategy, panel.folder)


def _plot(arguments: argparse.Namespace) -> int:
    from tilflow.cytometry.storing import plot_stored
    from tilflow.settings import read_settings

    settings = read_settings(arguments.config).cytometry
    plot_stored(arguments.folder, arguments.out, settings.plot)
    return 0

"""Commands of ``cytometry``: place and align gates over tubes, gate a tube, draw its gates."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tilflow.cli import cytometry_exchange, cytometry_explore
from tilflow.errors import InputError

if TYPE_CHECKING:
    from tilflow.cytometry.panel import Panel
    from tilflow.cytometry.tubes.counting import CountInputs


def register(commands: Any) -> None:
    """Add this room's commands to the parser."""
    room = commands.add_parser("cytometry", help="blood: from FCS files to cells per µL")
    verbs = room.add_subparsers(dest="verb", metavar="VERB", required=True)
    gate = verbs.add_parser("gate", help="compensate, transform, gate and count one FCS file")
    _add_gate_arguments(gate)
    gate.set_defaults(handler=_gate)
    _add_place(verbs)
    _add_align(verbs)
    cytometry_exchange.register_verbs(verbs)
    cytometry_explore.register_verbs(verbs)
    plot = verbs.add_parser("plot", help="draw the gates of a gated sample")
    plot.add_argument("folder", type=Path, metavar="DIR", help="folder that `gate` wrote")
    plot.add_argument(
        "--out", type=Path, required=True, help="PNG file to write; an SVG is written beside it"
    )
    plot.add_argument("--config", type=Path, help="config.yaml of the study")
    plot.add_argument(
        "--neighbour",
        type=Path,
        metavar="DIR",
        action="append",
        default=[],
        help="folder of another visit, whose gates are drawn in grey (may be repeated)",
    )
    plot.set_defaults(handler=_plot)


def _add_place(verbs: Any) -> None:
    place = verbs.add_parser(
        "place", help="find every data-driven threshold of one FCS file, with its standard error"
    )
    _add_plan_arguments(place)
    place.add_argument("--patient-id", required=True, help="patient that the sample is from")
    place.add_argument("--batch", default="", help="staining or acquisition batch of the sample")
    place.add_argument("--out", type=Path, required=True, help="gates.json to write")
    place.add_argument(
        "--failed-as-empty",
        action="store_true",
        help="where the file cannot be measured, write no positions but the reason and end well",
    )
    place.set_defaults(handler=_place)


def _add_align(verbs: Any) -> None:
    align = verbs.add_parser(
        "align", help="place the thresholds of a patient's tubes with one another in view"
    )
    align.add_argument(
        "gates",
        type=Path,
        nargs="+",
        metavar="GATES_JSON",
        help="files that `place` wrote: the patient's tubes and those in their batches",
    )
    align.add_argument("--patient-id", required=True, help="patient whose gates are placed")
    align.add_argument("--out", type=Path, required=True, help="positions to write, JSON")
    align.add_argument("--config", type=Path, help="config.yaml of the study")
    align.set_defaults(handler=_align)


def _add_plan_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("fcs", type=Path, metavar="FCS", help="FCS file")
    parser.add_argument("--panel", help="panel file, or the name of a shipped panel")
    parser.add_argument(
        "--strategy", help="gating strategy instead of the panel's: .yaml, .xml, .wsp or a name"
    )
    parser.add_argument("--config", type=Path, help="config.yaml of the study")
    parser.add_argument("--sample-id", help="sample_id in the tables; default: the file's name")
    parser.add_argument(
        "--control",
        nargs=4,
        action="append",
        default=[],
        metavar=("NAME", "TYPE", "MARKER", "FCS"),
        help="control tube for thresholds of method control: its name, fmo, isotype, unstained or "
        "single_stain, the marker it is for (- for all), its file; those of the sample before "
        "those of its batch",
    )


def _add_gate_arguments(gate: argparse.ArgumentParser) -> None:
    _add_plan_arguments(gate)
    gate.add_argument("--sample", default="", help="sample of a FlowJo workspace")
    gate.add_argument("--out", type=Path, required=True, help="folder to write into")
    gate.add_argument(
        "--positions",
        type=Path,
        metavar="FILE",
        help="positions that `align` wrote; default: the thresholds are found in this file alone",
    )
    gate.add_argument(
        "--overrides",
        type=Path,
        metavar="FILE",
        help="YAML file of gates that a person changed, by sample_id",
    )
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
        "--data-set",
        type=int,
        default=1,
        metavar="N",
        help="which of several data sets in the file is gated (default: the first)",
    )
    gate.add_argument(
        "--events",
        action="store_true",
        help="write events.zarr too: the events with their populations, for `plot`",
    )
    gate.add_argument(
        "--failed-as-rows",
        action="store_true",
        help="where the file cannot be measured, write failed rows with the reason and end well",
    )


def _gate(arguments: argparse.Namespace) -> int:
    from tilflow.cytometry.tubes.locked_plan import read_plan
    from tilflow.cytometry.tubes.storing import write_failure, write_sample
    from tilflow.settings import read_settings

    settings = read_settings(arguments.config).cytometry
    inputs = _read_inputs(arguments)
    panel, source = _find_plan(arguments)
    sample_id = arguments.sample_id or arguments.fcs.stem
    locked = None
    if source.suffix not in (".wsp", ".xml") or _names_help(arguments):
        locked = read_plan(
            source,
            arguments.control,
            settings.alignment,
            sample_id=sample_id,
            positions=arguments.positions,
            overrides=arguments.overrides,
        )
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
            locked=locked,
            with_events=arguments.events,
            data_set=arguments.data_set,
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
            with_events=arguments.events,
        )
    return 0


def _names_help(arguments: argparse.Namespace) -> bool:
    return bool(arguments.control or arguments.positions or arguments.overrides)


def _place(arguments: argparse.Namespace) -> int:
    from tilflow.cytometry.tubes.locked_plan import read_plan
    from tilflow.cytometry.tubes.storing import write_tube
    from tilflow.settings import read_settings

    settings = read_settings(arguments.config).cytometry
    panel, source = _find_plan(arguments)
    sample_id = arguments.sample_id or arguments.fcs.stem
    write_tube(
        arguments.fcs,
        panel,
        read_plan(source, arguments.control, settings.alignment, sample_id=sample_id),
        settings,
        sample_id=sample_id,
        patient_id=arguments.patient_id,
        batch=arguments.batch,
        failed_as_empty=arguments.failed_as_empty,
        out=arguments.out,
    )
    return 0


def _align(arguments: argparse.Namespace) -> int:
    from tilflow.cytometry.gates.alignment_positions import align_tubes, read_json, write_json
    from tilflow.settings import read_settings

    settings = read_settings(arguments.config).cytometry.alignment
    tubes = [read_json(path) for path in arguments.gates]
    aligned = align_tubes(tubes, patient_id=arguments.patient_id, settings=settings)
    write_json(aligned, arguments.out)
    return 0


def _read_inputs(arguments: argparse.Namespace) -> "CountInputs":
    from tilflow.cytometry.tubes.counting import CountInputs

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
    from tilflow.cytometry.gates.strategy import find_strategy
    from tilflow.cytometry.panel import read_panel

    panel = read_panel(arguments.panel) if arguments.panel else None
    if arguments.strategy:
        return panel, find_strategy(arguments.strategy)
    if panel is None:
        message = "name a panel (--panel) or a gating strategy (--strategy)"
        raise InputError(message)
    return panel, find_strategy(panel.strategy, panel.folder)


def _plot(arguments: argparse.Namespace) -> int:
    from tilflow.cytometry.figures.stored import plot_stored
    from tilflow.settings import read_settings

    settings = read_settings(arguments.config).cytometry
    plot_stored(arguments.folder, arguments.out, settings.plot, neighbours=arguments.neighbour)
    return 0

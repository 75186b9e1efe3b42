"""The command ``simulate``: a study folder with known truth, or the power of a planned one."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tilflow.errors import InputError

if TYPE_CHECKING:
    from tilflow.simulate.settings import SimulateSettings


def register(commands: Any) -> None:
    """Add this room's commands to the parser."""
    parser = commands.add_parser(
        "simulate",
        help="write a study with known truth: FCS files, slides, sheets, truth tables",
        description="Write a simulated study with known truth. The same options give the same "
        "bytes. With --power no study is written, but what a planned one can show.",
    )
    parser.add_argument(
        "folder", metavar="OUT", type=Path, nargs="?", help="folder to write; new or empty"
    )
    parser.add_argument(
        "--preset",
        choices=("demo", "trial"),
        default="demo",
        help="demo: 4 patients, 12 blood samples, 4 slides (default); trial: 45 patients of four "
        "strata with up to 12 blood samples each",
    )
    parser.add_argument("--seed", type=int, default=1, help="everything random follows from it")
    parser.add_argument(
        "--events", type=int, metavar="N", help="events per blood sample, instead of the preset's"
    )
    parser.add_argument(
        "--slide-patients",
        type=int,
        metavar="N",
        help="patients with two biopsies each, instead of the preset's; 0 writes no slides",
    )
    power = parser.add_argument_group("power")
    power.add_argument(
        "--power",
        action="store_true",
        help="write the fold changes that the design of trial.power can show, and its curve",
    )
    power.add_argument("--config", metavar="FILE", help="config.yaml; without it, the defaults")
    power.add_argument(
        "--out", metavar="FILE", type=Path, help="table to write, as .tsv; the curve beside it"
    )
    parser.set_defaults(handler=simulate)


def simulate(arguments: argparse.Namespace) -> int:
    """Write a study folder, or the power of a design."""
    if arguments.power:
        return _write_power(arguments)
    from tilflow.simulate.study_folder import write_study

    if arguments.folder is None or arguments.out or arguments.config:
        message = "tilflow simulate OUT writes a study; --config and --out belong to --power"
        raise InputError(message)
    write_study(arguments.folder, _choose_settings(arguments))
    print(f"{arguments.folder}: a study of preset {arguments.preset}, seed {arguments.seed}")
    return 0


def _write_power(arguments: argparse.Namespace) -> int:
    from tilflow.settings import read_settings
    from tilflow.trial.power.plotting import write_power_plot
    from tilflow.trial.power.table import summarise_power
    from tilflow.trial.tables import write_tsv

    if arguments.out is None or arguments.folder is not None:
        message = "tilflow simulate --power needs --out FILE, and no folder"
        raise InputError(message)
    settings = read_settings(arguments.config).trial.power
    table = summarise_power(settings)
    picture = arguments.out.with_suffix(".png")
    write_tsv(table, arguments.out)
    write_power_plot(table, picture, wanted=settings.power)
    print(f"{arguments.out}, {picture}")
    return 0


def _choose_settings(arguments: argparse.Namespace) -> "SimulateSettings":
    """Return the preset's settings with what was named on the command line."""
    from pydantic import ValidationError

    from tilflow.errors import Problem, ProblemsError
    from tilflow.simulate.settings import SimulateSettings, build_settings

    content = build_settings(arguments.preset, seed=0).model_dump()
    content["seed"] = arguments.seed
    if arguments.events is not None:
        content["tube"]["events"] = arguments.events
    if arguments.slide_patients is not None:
        content["slides"]["patients"] = arguments.slide_patients
    try:
        return SimulateSettings.model_validate(content)
    except ValidationError as error:
        raise ProblemsError(
            Problem(
                "options",
                each["msg"],
                column=".".join(map(str, each["loc"])),
                value=str(each["input"]),
            )
            for each in error.errors()
        ) from error

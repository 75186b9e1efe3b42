"""The command ``simulate``: a study folder with known truth."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from tilflow.simulate.settings import SimulateSettings


def register(commands: Any) -> None:
    """Add this room's commands to the parser."""
    parser = commands.add_parser(
        "simulate",
        help="write a study with known truth: FCS files, slides, sheets, truth tables",
        description="Write a simulated study with known truth. The same options give the same "
        "bytes.",
    )
    parser.add_argument("out", metavar="OUT", type=Path, help="folder to write; new or empty")
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
    parser.set_defaults(handler=simulate)


def simulate(arguments: argparse.Namespace) -> int:
    """Write a study folder."""
    from tilflow.simulate.study_folder import write_study

    write_study(arguments.out, _choose_settings(arguments))
    print(f"{arguments.out}: a study of preset {arguments.preset}, seed {arguments.seed}")
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

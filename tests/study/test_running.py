"""``tilflow run``: what snakemake is told."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tilflow.cli import main
from tilflow.errors import InputError
from tilflow.study.running import (
    Place,
    build_command,
    find_results,
    find_snakefile,
    find_study,
)

SNAKEFILE = Path("/repo/Snakefile")


def command(place: Place, *options: str, snakefile: Path = SNAKEFILE, **told: str) -> list[str]:
    given = {"results": None, "profile": None, "cores": None, **told}
    built = build_command(place, snakefile, settings=[], options=options, **given)
    assert built[:3] == [sys.executable, "-m", "snakemake"]
    return built[3:]


IMPLIED = Place(Path("study"), Path("study/config.yaml"), is_implied=True)


def test_the_settings_of_the_study_folder_lead_to_it() -> None:
    assert command(IMPLIED) == [
        *("--configfile", "study/config.yaml"),
        *("--snakefile", "/repo/Snakefile"),
    ]


def test_cores_results_and_options_are_passed_on() -> None:
    assert command(IMPLIED, "--dry-run", "all", cores="4", results="out") == [
        *("--configfile", "study/config.yaml"),
        *("--config", "results=out"),
        *("--cores", "4"),
        *("--snakefile", "/repo/Snakefile"),
        *("--dry-run", "all"),
    ]


def test_a_run_that_holds_its_results_needs_no_lock_and_names_its_jobs() -> None:
    named = {"snakefile": SNAKEFILE, "run_name": "tilflow-1"}
    assert "--nolock" in command(IMPLIED, **named)
    told = command(IMPLIED, **named, profile="slurm")
    assert told[told.index("--slurm-jobname-prefix") + 1] == "tilflow-1"
    assert "--slurm-jobname-prefix" not in command(IMPLIED, **named, profile="lsf")


@pytest.mark.parametrize(
    ("told", "settings", "found"),
    [
        ("out", ["results=b"], "out"),
        (None, ["a=1", "results=b"], "b"),
        (None, [], "in_config"),
    ],
)
def test_results_are_where_the_option_says_else_the_settings(
    tmp_path: Path, told: str | None, settings: list[str], found: str
) -> None:
    config = tmp_path / "config.yaml"
    config.write_text("results: in_config\n")
    assert find_results(Place(tmp_path, config, True), told, settings) == found


def test_settings_from_elsewhere_are_told_the_folder() -> None:
    place = Place(Path("study"), Path("my.yaml"), is_implied=False)
    assert command(place)[:4] == ["--configfile", "my.yaml", "--config", "study_folder=study"]
    assert command(Place(Path("study"), None, is_implied=False))[:2] == [
        *("--config", "study_folder=study"),
    ]


def test_a_profile_is_a_shipped_one_or_what_snakemake_finds(repository: Path) -> None:
    snakefile = repository / "Snakefile"
    shipped = repository / "workflow" / "profiles" / "local"
    assert command(IMPLIED, snakefile=snakefile)[2:4] == ["--profile", str(shipped)]
    assert command(IMPLIED, snakefile=snakefile, profile="mine")[2:4] == ["--profile", "mine"]


def test_the_snakefile_is_that_of_the_checkout(repository: Path) -> None:
    assert find_snakefile() == repository / "Snakefile"


def test_a_study_is_found_by_its_folder_or_by_its_settings(
    study: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    config = study / "config.yaml"
    assert find_study(study, None) == Place(study, config, is_implied=True)
    assert find_study(study, config) == Place(study, config, is_implied=True)
    elsewhere = tmp_path / "run" / "config.yaml"
    elsewhere.parent.mkdir()
    elsewhere.write_text("study_folder: study\n")
    monkeypatch.chdir(tmp_path)
    assert find_study("run", None) == Place(Path("study"), Path("run/config.yaml"), True)
    assert find_study(study, elsewhere) == Place(study, elsewhere, is_implied=True)
    elsewhere.write_text("results: out\n")
    assert find_study(study, elsewhere) == Place(study, elsewhere, is_implied=False)
    config.unlink()
    assert find_study(study, None) == Place(study, None, is_implied=False)


def test_a_single_setting_as_config_is_told_how_to_give_it(study: Path) -> None:
    with pytest.raises(InputError, match="single settings are given as -C KEY=VALUE"):
        find_study(study, "results=out")


@pytest.fixture
def executed(monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """The commands that would have taken the process over."""
    commands: list[list[str]] = []
    monkeypatch.setattr(os, "execv", lambda _, command: commands.append(command))
    return commands


def test_a_study_with_problems_does_not_start(study: Path, executed: list[list[str]]) -> None:
    (study / "fcs" / "P01-V1.fcs").unlink()
    assert main(["run", str(study)]) == 2
    assert executed == []


def test_own_options_stand_anywhere_and_the_others_go_to_snakemake(
    study: Path, executed: list[list[str]]
) -> None:
    own = [
        "run",
        "--cores",
        "1",
        str(study),
        "--profile",
        "mine",
        "-C",
        "results=a",
        "b=c",
        "out.txt",
    ]
    main([*own, "--until", "gate", "-n"])
    (told,) = executed
    assert told[told.index("--profile") + 1] == "mine"
    assert told[told.index("--cores") + 1] == "1"
    after = told.index("--config") + 1
    assert told[after : after + 2] == ["results=a", "b=c"]
    assert told[-4:] == ["out.txt", "--until", "gate", "-n"]


def test_snakemake_takes_the_command_and_its_exit_code_is_ours(study: Path, tmp_path: Path) -> None:
    snakefile = tmp_path / "Snakefile"
    snakefile.write_text(
        "rule all:\n"
        "    output: 'done.txt'\n"
        "    params: config['study_folder'], config['results']\n"
        "    shell: 'echo {params} > {output}; exit {config[code]}'\n"
    )
    place = Place(study, study / "config.yaml", is_implied=False)
    for code in ("0", "1"):
        built = build_command(
            place,
            snakefile,
            results="res",
            profile=None,
            cores="1",
            settings=[f"code={code}"],
            options=["--quiet", "all", "--force"],
        )
        done = subprocess.run(built, cwd=tmp_path, capture_output=True, text=True, check=False)
        assert done.returncode == int(code), done.stderr
        if code == "0":
            assert (tmp_path / "done.txt").read_text().split() == [str(study), "res"]

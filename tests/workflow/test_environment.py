"""The conda environments hold what the package and its rooms ask for, at the locked versions."""

import ast
import re
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

ROOMS = ("cytometry", "slides", "trial", "report")
DISTRIBUTIONS = {
    "PIL": "pillow",
    "FlowCytometryTools": "flowcytometrytools",
    "dask_jobqueue": None,  # the extra `slurm`
    "decorator": "flowcytometrytools",
    "distributed": "dask",
    "dsjson": "dsjson",
    "flowutils": "flowkit",
    "igraph": "scanpy",
    "jinja2": "jinja2",
    "leidenalg": "scanpy",
    "markupsafe": "jinja2",
    "mpl_toolkits": "matplotlib",
    "pylab": "matplotlib",
    "six": "flowcytometrytools",
    "skimage": "scikit-image",
    "sklearn": "scanpy",
    "yaml": "pyyaml",
    # Engines of other projects, the user's own.
    "cellpose": None,
    "instanseg": None,
    "stardist": None,
    "torch": None,
    "spatialdata": None,
}
"""Import name → distribution that brings it, where they differ; None is an extra."""


def read_lock(repository: Path) -> dict[str, set[str]]:
    text = (repository / "requirements" / "lock.txt").read_text()
    pins: dict[str, set[str]] = {}
    for name, version in re.findall(r"^([a-z0-9._-]+)==([^\s;\\]+)", text, re.MULTILINE):
        pins.setdefault(name, set()).add(version)
    return pins


def read_environment(repository: Path, name: str) -> dict[str, str]:
    environment = yaml.safe_load((repository / "envs" / f"{name}.yaml").read_text())
    pip = next(each["pip"] for each in environment["dependencies"] if isinstance(each, dict))
    pins = (re.fullmatch(r"([\w.-]+)(?:\[.*\])?==(\S+)", line) for line in pip)
    return {pin[1].lower(): pin[2] for pin in pins if pin}


def list_imports(files: list[Path]) -> Iterator[str]:
    for file in files:
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                yield from (each.name.split(".")[0] for each in node.names)
            elif isinstance(node, ast.ImportFrom) and node.level == 0 and node.module:
                yield node.module.split(".")[0]


def test_every_direct_dependency_is_in_the_environment(repository: Path) -> None:
    project = tomllib.loads((repository / "pyproject.toml").read_text())["project"]
    names = {re.match(r"[\w.-]+", line)[0].lower() for line in project["dependencies"]}
    assert set(read_environment(repository, "tilflow")) == names


@pytest.mark.parametrize("room", ROOMS)
def test_what_a_room_imports_is_in_its_environment(repository: Path, room: str) -> None:
    package = repository / "src" / "tilflow"
    files = [*(package / room).rglob("*.py"), *(package / "cli").glob(f"{room}*.py")]
    names = set(list_imports(files)) - set(sys.stdlib_module_names) - {"tilflow"}
    needed = {DISTRIBUTIONS.get(name, name) for name in names} - {None}
    assert sorted(needed - set(read_environment(repository, room))) == []


@pytest.mark.parametrize("name", ["tilflow", *ROOMS])
def test_versions_are_those_of_the_lock_file(repository: Path, name: str) -> None:
    lock = read_lock(repository)
    wrong = {
        package: version
        for package, version in read_environment(repository, name).items()
        if version not in lock[package]
    }
    assert wrong == {}


def test_every_rule_has_the_environment_of_its_room(repository: Path) -> None:
    for file in sorted((repository / "workflow" / "rules").glob("*.smk")):
        for name in re.findall(r"envs/(\w+)\.yaml", file.read_text()):
            room = {"explore": "cytometry"}.get(file.stem, file.stem)
            assert name == room, file.name
    assert (repository / "envs" / "slides.post-deploy.sh").is_file()


def test_containers_install_the_lock_file_and_name_only_files_that_are_there(
    repository: Path,
) -> None:
    definition = (repository / "envs" / "apptainer.def").read_text()
    copied = re.findall(r"^    (\S+) /opt/tilflow/\S+$", definition, re.MULTILINE)
    docker = (repository / "envs" / "Dockerfile").read_text()
    for line in re.findall(r"^COPY (.+) \S+$", docker, re.MULTILINE):
        copied += line.split()
    assert len(copied) > 12
    assert [name for name in copied if not (repository / name).exists()] == []
    for text in (definition, docker):
        assert "--require-hashes --no-deps -r" in text


def test_no_registry_address_is_committed(repository: Path) -> None:
    files = sorted((repository / "requirements").iterdir())
    text = "\n".join(file.read_text() for file in files)
    assert len(files) == 3
    # No address, and no option line that could name one: only the hashes begin with dashes.
    assert "://" not in text
    options = re.findall(r"^\s*(-{1,2}[\w-]+)", text, re.MULTILINE)
    assert set(options) == {"--hash"}

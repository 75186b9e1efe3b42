"""The conda environment holds what the package asks for, at the lock file's versions."""

import re
import tomllib
from pathlib import Path

import yaml


def read_lock(repository: Path) -> dict[str, set[str]]:
    text = (repository / "requirements" / "lock.txt").read_text()
    pins: dict[str, set[str]] = {}
    for name, version in re.findall(r"^([a-z0-9._-]+)==([^\s;\\]+)", text, re.MULTILINE):
        pins.setdefault(name, set()).add(version)
    return pins


def read_environment(repository: Path) -> dict[str, str]:
    environment = yaml.safe_load((repository / "envs" / "tilflow.yaml").read_text())
    pip = next(each["pip"] for each in environment["dependencies"] if isinstance(each, dict))
    pins = (re.fullmatch(r"([\w.-]+)(?:\[.*\])?==(\S+)", line) for line in pip)
    return {pin[1].lower(): pin[2] for pin in pins if pin}


def test_every_direct_dependency_is_in_the_environment(repository: Path) -> None:
    project = tomllib.loads((repository / "pyproject.toml").read_text())["project"]
    names = {re.match(r"[\w.-]+", line)[0].lower() for line in project["dependencies"]}
    assert set(read_environment(repository)) == names


def test_versions_are_those_of_the_lock_file(repository: Path) -> None:
    lock = read_lock(repository)
    wrong = {
        name: version
        for name, version in read_environment(repository).items()
        if version not in lock[name]
    }
    assert wrong == {}


def test_no_registry_address_is_committed(repository: Path) -> None:
    files = sorted((repository / "requirements").iterdir())
    text = "\n".join(file.read_text() for file in files)
    assert len(files) == 3
    assert not re.search(r"https?://|--index-url|--find-links", text)

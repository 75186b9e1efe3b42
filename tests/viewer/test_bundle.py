"""The bundle that is committed belongs to the sources beside it."""

import json
import re
from hashlib import sha256

from tilflow.viewer.server import STATIC

REBUILD = "the page's sources changed: `make viewer` builds the bundle anew"
MOST_BYTES = 2_500_000


def _digest(path):
    return sha256(path.read_bytes()).hexdigest()


def _list_sources(folder):
    own = [folder / name for name in ("build.mjs", "package.json", "package-lock.json")]
    inside = [path for path in (folder / "src").rglob("*") if path.is_file()]
    return {path.relative_to(folder).as_posix(): _digest(path) for path in [*own, *inside]}


def test_the_bundle_was_built_from_these_sources(repository):
    record = json.loads((STATIC / "build.json").read_text())
    assert record["sources"] == _list_sources(repository / "viewer"), REBUILD


def test_the_bundle_is_as_it_was_built():
    record = json.loads((STATIC / "build.json").read_text())
    found = {path.name: _digest(path) for path in STATIC.iterdir() if path.name != "build.json"}
    assert found == record["bundle"], REBUILD


def test_the_bundle_is_small():
    assert sum(path.stat().st_size for path in STATIC.iterdir()) < MOST_BYTES


def test_licences_of_what_went_in():
    text = (STATIC / "LICENCES.txt").read_text()
    assert re.search(r"^@deck\.gl/core \d", text, re.M)
    assert re.search(r"^@vivjs/layers \d", text, re.M)
    assert re.search(r"^zarrita \d", text, re.M)


def test_the_lock_file_names_no_registry(repository):
    lock = json.loads((repository / "viewer" / "package-lock.json").read_text())
    packages = [each for name, each in lock["packages"].items() if name]
    assert packages
    assert not [each for each in packages if "resolved" in each]
    assert all(each["integrity"].startswith("sha512-") for each in packages)

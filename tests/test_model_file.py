"""Model files: every wrong key at once, each with its place and what was allowed."""

import pytest

from tilflow.errors import InputError, ProblemsError
from tilflow.model_file import read_yaml, validate
from tilflow.slides.assay import SHIPPED, Assay, read_assay


def read_lines(tmp_path, *lines):
    """Read the shipped dapi assay with lines in place of those of the same key."""
    names = {line.split(":")[0] for line in lines}
    kept = [
        line
        for line in (SHIPPED / "dapi.yaml").read_text().splitlines()
        if line.split(":")[0] not in names
    ]
    path = tmp_path / "assay.yaml"
    path.write_text("\n".join([*kept, *lines]))
    with pytest.raises(ProblemsError) as caught:
        read_assay(path)
    return [str(problem).removeprefix(f"{path}, ") for problem in caught.value.problems]


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("name:", "name: is blank: give it a text"),
        ("engine:", "engine: is blank: give it classical, onnx, stardist, cellpose or"),
        ("channels: {DAPI: }", "channels.DAPI: is blank: give it a text"),
        ("channels:", "channels: is blank: give it a group of keys, or leave the key out"),
        ("phenotypes:", "is blank: give it a list, or leave the key out"),
        ("cell_expansion_um:", "cell_expansion_um: is blank: give it a number"),
        ("kind:", "kind: is blank: give it ihc, mif, he or dapi"),
        ("markers: {DAPI: }", "markers.DAPI: is blank: give it a group of keys (localisation"),
        ("markers: {DAPI: {localisation: nucleus, threshold: }}", "give it a number or mixture"),
    ],
)
def test_a_blank_key_is_told_in_plain_words(tmp_path, line, message):
    problems = read_lines(tmp_path, line)
    assert len(problems) == 1
    assert message in problems[0]


def test_a_wrong_member_of_a_union_is_one_problem(tmp_path):
    problems = read_lines(tmp_path, "markers: {DAPI: {localisation: nucleus, threshold: high}}")
    assert len(problems) == 1
    assert problems[0].startswith("markers.DAPI.threshold: 'high': ")
    assert "number" in problems[0]
    assert "'mixture'" in problems[0]


def test_a_key_that_is_not_there_is_told_the_keys_of_its_own_group():
    content = {"markers": {"CD8": {"localization": "nucleus"}}}
    with pytest.raises(ProblemsError) as caught:
        validate(Assay, content, source="a.yaml")
    told = {problem.column: problem.message for problem in caught.value.problems}
    assert told["markers.CD8.localization"].startswith("no such key; allowed: localisation, ")
    assert told["markers.CD8.threshold"] == "Field required"


def test_a_key_that_stands_twice_is_refused(tmp_path):
    path = tmp_path / "a.yaml"
    path.write_text("name: a\nmarkers:\n  CD8: 1\n  CD8: 2\n")
    with pytest.raises(InputError, match=r"row 4, column markers.CD8: stands twice"):
        read_yaml(path)

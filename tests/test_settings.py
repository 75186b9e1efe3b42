"""Settings: one home of a default, and a misspelt key stops before any job."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from pydantic import BaseModel

from tilflow.cli import main
from tilflow.errors import InputError, ProblemsError
from tilflow.section import Section, knob
from tilflow.section_files import write_section_file
from tilflow.settings import (
    Settings,
    find_section,
    get_section,
    parse_settings,
    parse_settings_that_fit,
    read_settings,
)
from tilflow.settings_files import FILES, format_defaults, write_settings_files


def problems_of(content: Any) -> list[str]:
    try:
        parse_settings(content, source="config.yaml")
    except ProblemsError as error:
        return [str(problem) for problem in error.problems]
    return []


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (
            {"resuls": "out"},
            "config.yaml, resuls: no such setting; did you mean 'results'?",
        ),
        (
            {"slides": {"segmnt": {}}},
            "config.yaml, slides.segmnt: no such setting; did you mean 'segment'?",
        ),
        (
            {"cytometry": {"quality": {"time": {"remov": True}}}},
            "config.yaml, cytometry.quality.time.remov: no such setting; did you mean 'remove'?",
        ),
        (
            {"patients_without_baseline": [1]},
            "config.yaml, patients_without_baseline.0: '1': should be a valid string: write it in "
            "quotes",
        ),
        (
            {"cytometry": {"gating": {"display_bins": "many"}}},
            "config.yaml, cytometry.gating.display_bins: 'many': should be a valid integer, unable "
            "to parse string as an integer",
        ),
        (
            {"cytometry": {"gating": {"display_bins": 1}}},
            "config.yaml, cytometry.gating.display_bins: '1': should be greater than or equal to "
            "64",
        ),
        (["results"], "config.yaml: expected a mapping of settings at the top level"),
    ],
)
def test_a_wrong_setting_is_told_with_its_path(content: Any, problem: str) -> None:
    assert problems_of(content) == [problem]


def test_a_key_like_none_lists_those_that_there_are() -> None:
    (problem,) = problems_of({"xyzzy": 1})
    assert problem == (
        f"config.yaml, xyzzy: no such setting; allowed: {', '.join(Settings.model_fields)}"
    )


def test_a_value_in_place_of_a_section_lists_its_settings() -> None:
    (problem,) = problems_of({"report": 3})
    assert problem.startswith(
        "config.yaml, report: '3': expected a group of settings: study_name, "
    )


def test_everything_wrong_is_told_at_once_and_the_rest_is_taken() -> None:
    content = {"resuls": 1, "results": "out", "slides": {"segmnt": 1, "read": {"x": 1}}}
    settings, problems = parse_settings_that_fit(content, source="c.yaml")
    assert [problem.column for problem in problems] == [
        "slides.read.x",
        "slides.segmnt",
        "resuls",
    ]
    assert settings == Settings(results="out")


def test_no_file_and_an_empty_file_are_the_defaults(tmp_path: Path) -> None:
    (tmp_path / "config.yaml").write_text("# nothing differs\n")
    assert read_settings(None) == read_settings(tmp_path / "config.yaml") == Settings()


def test_a_section_with_every_line_commented_out_is_its_defaults(tmp_path: Path) -> None:
    (tmp_path / "config.yaml").write_text("slides:\n  segment:\n    # tile_px: 512\nreport:\n")
    assert read_settings(tmp_path / "config.yaml") == Settings()


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("results: a\nresults: b\n", "row 2, column results: stands twice, first in row 1"),
        (
            "slides:\n  read: {}\n  segment: {}\n  read: {}\n",
            "row 4, column slides.read: stands twice, first in row 2",
        ),
        ("results: [a\n", "config.yaml: is not YAML: "),
        ("results:\ta: b\n", "config.yaml: is not YAML: "),
    ],
)
def test_a_file_that_cannot_mean_what_it_says(text: str, message: str, tmp_path: Path) -> None:
    (tmp_path / "config.yaml").write_text(text)
    with pytest.raises(InputError) as caught:
        read_settings(tmp_path / "config.yaml")
    assert message in str(caught.value)


def test_a_file_that_is_missing(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"none\.yaml: cannot be read: No such file"):
        read_settings(tmp_path / "none.yaml")


def test_a_section_is_found_by_its_path_as_plain_values() -> None:
    section = get_section(Settings(), "cytometry.quality.time")
    assert section == Settings().cytometry.quality.time.model_dump(mode="json")
    assert json.loads(json.dumps(section)) == section
    assert get_section(Settings(), "cytometry.quality.time.remove") is True
    assert get_section(Settings(), "") == Settings().model_dump(mode="json")


@pytest.mark.parametrize("name", ["cytometry.qualty", "cytometry.quality.time.remove.x", "slide"])
def test_a_section_that_is_not_there(name: str) -> None:
    with pytest.raises(InputError, match="no such setting"):
        get_section(Settings(), name)


class _Inner(Section):
    """Inner settings."""

    size_px: int = knob(4, "Side of a window.", unit="px", ge=1, lt=9)
    colours: tuple[str, ...] = knob(("red", "blue"), "Colours.")


class _Outer(Section):
    """Outer settings."""

    mode: str = knob("yes", "What is on.")
    inner: _Inner = _Inner()
    maybe: _Inner | None = knob(None, "Other settings.")
    named: dict[str, _Inner] = knob({}, "Settings by name.")


def test_defaults_are_written_with_sentence_unit_and_bounds() -> None:
    assert (
        format_defaults(_Outer)
        == """\
# What is on.
mode: 'yes'

# Inner settings.
inner:
  # Side of a window. [px; at least 1; below 9]
  size_px: 4
  # Colours.
  colours: [red, blue]

# Other settings.
maybe: null
# Settings by name.
named: {}
"""
    )


def test_a_section_is_found_inside_of_options_and_mappings() -> None:
    found = [find_section(field.annotation) for field in _Outer.model_fields.values()]
    assert found == [None, _Inner, _Inner, _Inner]


def test_written_defaults_are_the_defaults() -> None:
    assert parse_settings(yaml.safe_load(format_defaults()), source="defaults") == Settings()


@pytest.mark.parametrize("name", FILES)
def test_the_committed_files_are_the_generated_ones(
    name: str, repository: Path, tmp_path: Path
) -> None:
    write_settings_files(tmp_path)
    generated = (tmp_path / name).read_text(encoding="utf-8")
    committed = repository / "config" / name
    assert committed.is_file(), "run `tilflow config write config`"
    assert committed.read_text(encoding="utf-8") == generated, (
        f"config/{name} is not what the models say: run `tilflow config write config`"
    )


def test_the_command_writes_both_files(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["config", "write", str(tmp_path / "new")]) == 0
    assert capsys.readouterr().out.split() == [str(tmp_path / "new" / name) for name in FILES]
    assert sorted(path.name for path in (tmp_path / "new").iterdir()) == sorted(FILES)


def _leaves(model: type[BaseModel], path: str = "") -> Iterator[tuple[str, Any]]:
    for name, field in model.model_fields.items():
        inner = field.annotation
        if isinstance(inner, type) and issubclass(inner, BaseModel):
            yield from _leaves(inner, f"{path}{name}.")
        else:
            yield f"{path}{name}", field


def test_every_knob_has_its_sentence() -> None:
    silent = [path for path, field in _leaves(Settings) if not field.description]
    assert silent == [], "use knob(default, sentence)"


def test_a_misspelling_of_any_knob_is_refused_with_its_path() -> None:
    for path, _ in _leaves(Settings):
        *sections, name = path.split(".")
        content: dict[str, Any] = {f"{name}_": 1}
        for section in reversed(sections):
            content = {section: content}
        (problem,) = problems_of(content)
        assert problem == f"config.yaml, {path}_: no such setting; did you mean {name!r}?"


def test_a_rule_sees_its_sections_and_the_file_is_named_by_them(tmp_path: Path) -> None:
    changed = parse_settings({"cytometry": {"gating": {"display_bins": 128}}}, source="c")
    other = parse_settings({"results": "elsewhere"}, source="c")
    names = ["cytometry.gating"]
    before, after, same = (
        write_section_file(settings, names, tmp_path) for settings in (Settings(), changed, other)
    )
    assert before == same
    assert before != after
    assert read_settings(after).cytometry.gating.display_bins == 128
    assert list(yaml.safe_load(Path(after).read_text())) == ["cytometry"]


def test_settings_cannot_be_changed() -> None:
    with pytest.raises(ValueError, match="frozen"):
        Settings().results = "other"

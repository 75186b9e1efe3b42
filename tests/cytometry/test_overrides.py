import pandas as pd
import pytest
import yaml

from tilflow.__main__ import main
from tilflow.cytometry.gates.overrides import (
    apply_overrides,
    parse_overrides,
    read_overrides,
    read_study_overrides,
    write_own_overrides,
)
from tilflow.cytometry.gates.strategy import find_strategy, read_strategy
from tilflow.errors import ProblemsError

STRATEGY = read_strategy(find_strategy("whole_blood"))
SIGNED = {"author": "M. Example", "reason": "dim lot"}


def parse(changes):
    return parse_overrides({"S1": changes}, source="overrides.yaml")["S1"]


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"cuts": {"CD3": 1}}, "S1.t_cells.author: Field required"),
        ({**SIGNED, "reason": " ", "cuts": {"CD3": 1}}, "author and reason must not be blank"),
        (SIGNED, "name one of `cuts`, `at` and `gate`"),
        ({**SIGNED, "at": 1, "cuts": {"CD3": 1}}, "name one of `cuts`, `at` and `gate`"),
        ({**SIGNED, "cut": {"CD3": 1}}, "S1.t_cells.cut: no such key"),
        ("CD3 at 700", "expected author, reason and one of cuts, at and gate"),
    ],
)
def test_a_change_says_who_why_and_what(change, message):
    with pytest.raises(ProblemsError, match=r"overrides\.yaml") as error:
        parse({"t_cells": change})
    assert message in str(error.value)


@pytest.mark.parametrize(
    ("population", "change", "message"),
    [
        ("t_cell", {"cuts": {"CD3": 700}}, "S1.t_cell: no such population in the strategy"),
        ("t_cells", {"cuts": {"CD4": 700}}, "its gate has no cut on CD4; cuts: CD3"),
        ("lymphocytes", {"cuts": {"CD45": 700}}, "is of kind mixture and has no cuts"),
        ("t_cells", {"at": 700}, "`at` changes the gate of bright events or singlets"),
        (
            "t_cells",
            {"gate": {"kind": "boolean", "of": ["nk_cells"]}},
            "'t_cells' refers to 'nk_cells', which is not defined before it",
        ),
    ],
)
def test_a_change_that_does_not_suit_the_strategy_is_refused(population, change, message):
    with pytest.raises(ProblemsError) as error:
        apply_overrides(STRATEGY, parse({population: {**SIGNED, **change}}))
    assert message in str(error.value)


def test_one_threshold_changes_and_the_rest_stays():
    changed = apply_overrides(
        STRATEGY, parse({"activated_cd8_t_cells": {**SIGNED, "cuts": {"HLA-DR": 700}}})
    )
    for before, after in zip(STRATEGY.populations, changed.populations, strict=True):
        if before.id != "activated_cd8_t_cells":
            assert after == before
            continue
        cut = after.gate.cuts["HLA-DR"]
        assert (cut.method, cut.at, cut.side) == ("fixed", 700, "above")
        assert after.gate.cuts["CD38"] == before.gate.cuts["CD38"]


def test_the_digest_tells_changes_apart_and_is_empty_without_one():
    one = parse({"t_cells": {**SIGNED, "cuts": {"CD3": 700}}})
    other = parse({"t_cells": {**SIGNED, "reason": "another", "cuts": {"CD3": 700}}})
    assert len(one.digest) == 64
    assert one.digest != other.digest
    assert parse_overrides({}, source="overrides.yaml") == {}


def test_the_file_of_one_sample_says_the_same(tmp_path):
    polygon = {"kind": "polygon", "dims": ["CD4", "CD8"], "vertices": [[0, 0], [1, 0], [1, 9]]}
    changes = {
        "singlets": {**SIGNED, "at": 1.3},
        "cd8_t_cells": {**SIGNED, "gate": polygon},
        "t_cells": {**SIGNED, "cuts": {"CD3": 700}},
    }
    overrides = parse(changes)
    path = write_own_overrides(overrides, tmp_path)
    assert read_overrides(path) == {"S1": overrides}
    assert overrides.digest[:12] in path.name
    assert write_own_overrides(overrides, tmp_path) == path


def test_a_sample_that_the_study_has_not_is_told(tmp_path):
    content = {"S9": {"t_cells": {**SIGNED, "cuts": {"CD3": 700}}}}
    (tmp_path / "overrides.yaml").write_text(yaml.safe_dump(content))
    assert read_study_overrides(tmp_path, "", {}) == {}
    with pytest.raises(ProblemsError, match=r"S9: no such sample_id in blood_samples\.tsv"):
        read_study_overrides(tmp_path, "overrides.yaml", {"S1": "whole_blood"})
    found = read_study_overrides(tmp_path, "overrides.yaml", {"S9": "whole_blood"})
    assert list(found["S9"].changes) == ["t_cells"]


@pytest.fixture(scope="module")
def tables(tmp_path_factory, blood):
    """Tables of one tube: as it is, and with three gates changed by hand."""
    folder = tmp_path_factory.mktemp("overrides")
    path = blood.write(folder / "S1.fcs")
    box = {"kind": "rectangle", "bounds": {"CD45": [500, None]}}
    changes = {
        "activated_cd8_t_cells": {**SIGNED, "cuts": {"HLA-DR": 100_000}},
        "singlets": {**SIGNED, "at": 1.08},
        "leukocytes": {**SIGNED, "gate": box},
    }
    other = {"t_cells": {**SIGNED, "cuts": {"CD3": 200_000}}}
    file = folder / "overrides.yaml"
    file.write_text(yaml.safe_dump({"S1": changes, "S2": other}))
    common = ["cytometry", "gate", str(path), "--panel", "whole_blood"]
    assert main([*common, "--out", str(folder / "own")]) == 0
    assert main([*common, "--out", str(folder / "changed"), "--overrides", str(file)]) == 0
    return [
        pd.read_parquet(folder / name / "populations.parquet").set_index("population")
        for name in ("own", "changed")
    ]


def test_the_table_records_what_was_changed_and_why(tables):
    own, changed = tables
    assert (own["overrides_digest"] == "").all()
    assert changed["overrides_digest"].str.len().eq(64).all()
    assert (changed["strategy_digest"] == own["strategy_digest"]).all()
    for name in ("activated_cd8_t_cells", "singlets", "leukocytes"):
        assert "gate set by hand: dim lot (M. Example)" in changed.loc[name, "reason"]
        assert changed.loc[name, "quality"] == "warn"
        assert changed.loc[name, "gate_method"].startswith("by hand")
    assert changed.loc["t_cells", "gate_method"] == own.loc["t_cells", "gate_method"]


def test_the_changed_gates_are_applied(tables):
    own, changed = tables
    assert own.loc["activated_cd8_t_cells", "n_events"] > 20
    assert changed.loc["activated_cd8_t_cells", "n_events"] == 0
    assert changed.loc["singlets", "n_events"] < 0.7 * own.loc["singlets", "n_events"]
    assert changed.loc["t_cells", "n_events"] > 0

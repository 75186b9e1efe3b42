import pytest

from tilflow.cytometry.gates.strategy import find_strategy, read_strategy
from tilflow.cytometry.panel import check_panel_fits, list_shipped, read_panel
from tilflow.errors import InputError, ProblemsError

BEGINNING = "name: test\npopulations:\n"
CD3 = "  - {id: t, gate: {kind: cuts, cuts: {CD3: {method: fixed, at: 500}}}}\n"


def write(folder, text):
    path = folder / "plan.yaml"
    path.write_text(text)
    return path


@pytest.mark.parametrize(
    ("populations", "message"),
    [
        (CD3 + CD3, "population 't' occurs twice"),
        (CD3.replace("id: t", "id: t, parent: lymphocytes"), "refers to 'lymphocytes'"),
        (CD3.replace("id: t", "id: t, exclude: [beads]"), "refers to 'beads'"),
        (CD3.replace("at: 500", "at: many"), "at"),
        (CD3.replace(", at: 500", ""), "method fixed needs `at`"),
        (CD3.replace("method", "methd"), "no such key"),
        (CD3.replace("cuts, cuts", "slices, cuts"), "kind"),
        (CD3 + "roles: {beads: nobody}\n", "'nobody' is no population"),
    ],
)
def test_a_wrong_strategy_says_what_is_wrong(tmp_path, populations, message):
    with pytest.raises(ProblemsError) as caught:
        read_strategy(write(tmp_path, BEGINNING + populations))
    assert message in str(caught.value)
    assert "plan.yaml" in str(caught.value)


def test_the_digest_follows_the_content_and_not_the_layout(tmp_path):
    plain = read_strategy(write(tmp_path, BEGINNING + CD3)).digest
    commented = read_strategy(write(tmp_path, "# locked\n" + BEGINNING + CD3)).digest
    moved = read_strategy(write(tmp_path, BEGINNING + CD3.replace("500", "501"))).digest
    assert plain == commented
    assert plain != moved


def test_shipped_panels_name_shipped_strategies_and_their_markers():
    assert "whole_blood" in list_shipped("panels")
    for name in list_shipped("panels"):
        panel = read_panel(name)
        strategy = read_strategy(find_strategy(panel.strategy, panel.folder))
        used = {marker for item in strategy.populations for marker in item.gate.markers()}
        assert used <= set(panel.dimensions)


def test_the_shipped_strategy_has_the_populations_of_the_trial():
    strategy = read_strategy(find_strategy("whole_blood"))
    wanted = """beads singlets leukocytes viable_leukocytes lymphocytes t_cells cd4_t_cells
        cd8_t_cells activated_cd8_t_cells cd69_cd8_t_cells monocytes classical_monocytes
        intermediate_monocytes non_classical_monocytes granulocytes nk_cells"""
    assert set(wanted.split()) <= {item.id for item in strategy.populations}
    assert strategy.find_path("beads") == "beads"


def test_an_unknown_panel_or_strategy_names_those_there_are():
    with pytest.raises(InputError, match=r"shipped: .*whole_blood"):
        read_panel("hole_blood")
    with pytest.raises(InputError, match=r"shipped: .*whole_blood"):
        find_strategy("hole_blood")


def test_a_wrong_panel_lists_every_problem(tmp_path):
    path = tmp_path / "panel.yaml"
    path.write_text("name: p\nstrategy: s\nchannels: {A: CD3, B: CD3}\nbeeds: x\n")
    with pytest.raises(ProblemsError, match="no such key"):
        read_panel(path)
    path.write_text("name: p\nstrategy: s\nchannels: {A: CD3, B: CD3}\n")
    with pytest.raises(ProblemsError, match="'CD3' is given to two channels"):
        read_panel(path)


def test_a_panel_is_held_against_the_file(tmp_path, blood):
    from tilflow.cytometry.fcs.reading import read_fcs_header

    panel = read_panel("whole_blood")
    header = read_fcs_header(blood.write(tmp_path / "a.fcs"))
    assert check_panel_fits(panel, header) == []
    swapped = read_fcs_header(blood.write(tmp_path / "b.fcs", **{"$P5S": "CD19", "$P6N": "PE-B"}))
    assert check_panel_fits(panel, swapped) == [
        "channel FITC-A: the panel says CD3, the file says CD19",
        "channel PE-A of CD38 is not in the file",
    ]

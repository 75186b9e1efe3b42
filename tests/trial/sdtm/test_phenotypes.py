"""Names of the populations of the shipped strategies, as CP wants them."""

import pytest

from tilflow.cytometry.gates.marker_strings import describe_populations
from tilflow.cytometry.gates.strategy import find_strategy, read_strategy
from tilflow.trial.sdtm.cell_phenotype import NO_DEFINITIONS
from tilflow.trial.sdtm.conformance import MARKER_STRING
from tilflow.trial.sdtm.phenotypes import CODES, has_phenotype, name_phenotype

SHIPPED = ("whole_blood", "t_cell_activation", "monocyte_activation")


def describe(name):
    return describe_populations(read_strategy(find_strategy(name)))


@pytest.mark.parametrize(
    ("strategy", "parameter", "expected"),
    [
        ("whole_blood", "cd8_t_cells.count_per_ul",
         ("TLC", "TLym Cytx", "", "", "", "CD45+SSCloCD3+CD4-CD8+Viability-")),
        ("whole_blood", "cd4_t_cells.percent_of_parent",
         ("TLYHTLY", "TLym Help/TLym", "", "", "",
          "CD45+SSCloCD3+CD4+CD8-Viability-/CD45+SSCloCD3+Viability-")),
        ("whole_blood", "lymphocytes.percent_of_parent",
         ("LYMLE", "Lymphocytes/Leukocytes", "", "", "",
          "CD45+SSCloViability-/CD45+Viability-")),
        ("whole_blood", "monocytes.count_per_ul",
         ("MONO", "Monocytes", "", "", "", "CD45+HLADR+CD14+orCD16+Viability-")),
        ("whole_blood", "classical_monocytes.percent_of_parent",
         ("MNSMN", "Mono Sub/Mono", "CD14+CD16-", "", "",
          "CD45+HLADR+CD14+CD16-Viability-/CD45+HLADR+CD14+orCD16+Viability-")),
        ("whole_blood", "activated_cd8_t_cells.count_per_ul",
         ("TLCS", "TLym Cytx Sub", "", "ACTIVATED", "HLADR+CD38+",
          "CD45+SSCloCD3+CD4-CD8+HLADR+CD38+Viability-")),
        ("whole_blood", "viable_leukocytes.percent_of_parent",
         (None, "Leuk Sub/Leuk", "", "VIABLE", "Viability-", "CD45+Viability-/CD45+")),
        ("t_cell_activation", "ki67_pd1_cd8_t_cells.count_per_ul",
         ("TLCS", "TLym Cytx Sub", "PD1+", "PROLIFERATING", "Ki67+",
          "CD45+SSCloCD3+CD4-CD8+Ki67+PD1+Viability-")),
        ("monocyte_activation", "monocytes.median_intensity.HLA-DR",
         ("HLADRX", "HLADR Expression", "", "", "",
          "HLADR MdFI CD45+Lineage-HLADR+CD14+orCD16+Viability-")),
    ],
)  # fmt: skip
def test_names(strategy, parameter, expected):
    found = name_phenotype(parameter, describe(strategy))
    names = (found.test, found.sublineage, found.state, found.state_markers, found.markers)
    assert names == expected[1:]
    if expected[0]:
        assert found.testcd == expected[0]


@pytest.mark.parametrize("strategy", SHIPPED)
def test_counts_and_shares_of_a_panel_are_told_apart_by_their_names(strategy):
    table = describe(strategy)
    populations = [name for name in table["population"] if has_phenotype(name, table)]
    assert len(populations) == len(table) - 1  # all but the singlets
    found = [
        name_phenotype(f"{population}.{quantity}", table)
        for population in populations
        for quantity in ("count_per_ul", "percent_of_parent")
    ]
    assert len({(f.test, f.sublineage, f.state, f.state_markers) for f in found}) == len(found)
    assert all(MARKER_STRING.fullmatch(each.markers) for each in found)
    codes = {each.test: each.testcd for each in found}
    assert len(set(codes.values())) == len(codes)


def test_a_strategy_that_is_drawn_by_hand_leaves_the_marker_string_blank():
    found = name_phenotype("cd8_t_cells.count_per_ul", NO_DEFINITIONS)
    assert (found.testcd, found.test, found.markers) == ("TLC", "TLym Cytx", "")
    found = name_phenotype("my_cells.percent_of_parent", NO_DEFINITIONS)
    assert (found.test, found.markers) == ("My cells/parent", "")


def test_codes_are_short_and_their_own():
    assert len(set(CODES.values())) == len(CODES)
    assert all(len(code) <= 8 and len(test) <= 40 for test, code in CODES.items())

"""Gates that nobody placed against the truth of simulated blood, and a person's on real spleen."""

import pytest
from benchmarks.cytometry.accuracy_blood import LEUKOCYTES, compute_scores, simulate_tube
from benchmarks.cytometry.accuracy_splenocytes import compute_scores as compare_with_a_person

MAJOR = (
    *("beads", "singlets", "leukocytes", "viable_leukocytes", "granulocytes", "lymphocytes"),
    *("t_cells", "cd4_t_cells", "cd8_t_cells", "monocytes", "classical_monocytes"),
)


@pytest.mark.parametrize(("seed", "is_clogged"), [(1, False), (2, False), (3, True)])
def test_f1_and_counts_of_a_tube_with_20000_leukocytes(tmp_path, seed, is_clogged):
    tube, batch = simulate_tube(seed, is_clogged=is_clogged)
    scores = compute_scores(tube, batch, tmp_path).set_index("population")
    assert scores.loc["leukocytes", "n_truth"] > 0.9 * LEUKOCYTES
    assert scores.loc[list(MAJOR), "f1"].min() >= 0.97
    assert scores["f1"].min() >= 0.95
    assert scores.loc[["cd8_t_cells", "monocytes"], "error_percent"].abs().max() <= 3


@pytest.mark.real
def test_splenocytes_are_gated_as_a_person_gated_them(real_data):
    scores, sample = compare_with_a_person(real_data / "cytometry" / "splenocytes")
    f1 = scores.set_index("population")["f1"]
    assert f1["cd8_t_cells"] >= 0.95
    lineages = ["t_cells", "ab_t_cells", "gd_t_cells", "cd4_t_cells", "b_cells"]
    assert f1[[*lineages, "nk_cells", "nk_t_cells"]].min() >= 0.90
    how = {item.id: item.gate.how for item in sample.gated.populations}
    assert "fixed" not in " ".join(how.values())
    assert "fallback" not in " ".join(how.values())

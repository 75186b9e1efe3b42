from pathlib import Path

import flowio
import numpy as np
import pandas as pd
import pytest

from tilflow.simulate.blood_state import BloodState
from tilflow.simulate.blood_truth import Counting, tabulate_blood_truth
from tilflow.simulate.immunophenotype import POPULATIONS
from tilflow.simulate.tube import Tube


@pytest.fixture(scope="module")
def events(demo: Path, samples: pd.DataFrame) -> dict[str, pd.DataFrame]:
    folder = demo / "truth" / "events"
    return {name: pd.read_parquet(folder / f"{name}.parquet") for name in samples.index}


def test_each_event_of_the_file_has_its_truth(
    demo: Path, events: dict[str, pd.DataFrame], blood_truth: pd.DataFrame
) -> None:
    for sample_id, truth in events.items():
        data = flowio.FlowData(demo / "blood" / f"{sample_id}.fcs")
        assert data.event_count == len(truth)
        singles = truth.loc[~truth["is_doublet"], "class"]
        for population, classes in POPULATIONS.items():
            expected = blood_truth.loc[(sample_id, population)]
            assert singles.isin(classes).sum() == expected["n_events"]
            if population == "singlets":
                continue
            both = truth["class"].isin(classes).sum() + truth["partner"].isin(classes).sum()
            assert both == expected["n_cells_with_doublets"]


def test_the_bright_events_of_the_file_are_the_beads_of_the_truth(
    demo: Path, events: dict[str, pd.DataFrame], samples: pd.DataFrame
) -> None:
    for sample_id, truth in events.items():
        raw = flowio.FlowData(demo / "blood" / f"{sample_id}.fcs").as_array(preprocess=False)
        is_bright = (raw[:, 4:] > 60_000).all(axis=1)
        np.testing.assert_array_equal(is_bright, truth["class"] == "beads")
        assert is_bright.any() == (samples.loc[sample_id, "count_method"] == "beads")


def test_populations_add_up(blood_truth: pd.DataFrame) -> None:
    for column in ("n_events", "n_cells_with_doublets", "count_per_ul", "count_per_ul_acquired"):
        by_population = blood_truth[column].unstack()
        subsets = by_population[[f"{name}_monocytes" for name in NAMES]].sum(axis=1)
        np.testing.assert_allclose(subsets, by_population["monocytes"], rtol=1e-4)
        assert (
            (by_population["cd4_t_cells"] + by_population["cd8_t_cells"])
            .lt(by_population["t_cells"])
            .all()
        )
        assert (by_population["viable_leukocytes"] < by_population["leukocytes"]).all()


NAMES = ("classical", "intermediate", "non_classical")


def test_the_acquired_count_scatters_around_the_blood_by_counting_and_pipetting(
    blood_truth: pd.DataFrame, samples: pd.DataFrame
) -> None:
    both = blood_truth.dropna()
    cells = both["n_cells_with_doublets"]
    beads = blood_truth["n_cells_with_doublets"].unstack()["beads"]
    beads = both.index.get_level_values("sample_id").map(beads).to_numpy()
    # A tube without beads: the error of the volume and of the leukocytes is below 2 %.
    relative = np.sqrt(1 / cells + 1 / np.where(beads > 0, beads, 2_500) + 0.02**2)
    deviation = np.log(both["count_per_ul_acquired"] / both["count_per_ul"]) / relative
    assert abs(deviation).max() < 4.5
    assert 0.3 < deviation.std() < 1.5


LITERAL = pd.DataFrame(
    {
        "class": [
            "beads",
            "beads",
            "b_cells",
            "neutrophils",
            "neutrophils",
            "dead_cells",
            "debris",
        ],
        "partner": ["", "", "", "b_cells", "", "", ""],
        "is_doublet": [False, False, False, True, False, False, False],
    }
)


@pytest.mark.parametrize(
    ("counting", "per_cell"),
    [
        (Counting("beads", 50.0, beads_added=1000), 1000 / 2 / 50),
        (Counting("cbc", 50.0, cbc_per_ul=8000.0), 8000 / 5),
        (Counting("volume", 50.0, acquired_volume_ul=20.0, dilution_factor=10.0), 10 / 20),
    ],
    ids=lambda value: getattr(value, "count_method", ""),
)
def test_a_perfect_gate_counts_by_hand(counting: Counting, per_cell: float) -> None:
    blood = BloodState({"b_cells": 100.0, "neutrophils": 200.0}, {})
    count = dict.fromkeys({name for names in POPULATIONS.values() for name in names}, 0.0)
    tube = Tube(
        events=np.empty((7, 14), dtype=np.float32),
        truth=LITERAL,
        spillover=np.eye(10),
        acquired_volume_ul=20.0,
        count_per_ul=count | blood.count_per_ul | {"dead_cells": 30.0},
    )
    table = tabulate_blood_truth("S", tube, counting).set_index("population")
    assert table.loc["singlets", "n_events"] == 4
    assert table.loc["granulocytes", ["n_events", "n_cells_with_doublets"]].tolist() == [1, 2]
    assert table.loc["lymphocytes", ["n_events", "n_cells_with_doublets"]].tolist() == [1, 2]
    assert table.loc["leukocytes", ["n_events", "n_cells_with_doublets"]].tolist() == [3, 5]
    assert table.loc["leukocytes", "count_per_ul"] == 330
    assert table.loc["viable_leukocytes", "count_per_ul"] == 300
    assert table.loc["lymphocytes", "count_per_ul_acquired"] == pytest.approx(2 * per_cell)
    assert table.loc[["beads", "singlets"], "count_per_ul"].isna().all()

from pathlib import Path

import pandas as pd
import pytest
from tests.simulate.conftest import without_slides

from tilflow.simulate.detectors import CHANNELS, DETECTORS
from tilflow.simulate.settings import ControlTubeSettings, SimulateSettings, build_settings
from tilflow.simulate.study_folder import write_study
from tilflow.study import open_study


def with_controls(settings: SimulateSettings) -> SimulateSettings:
    controls = ControlTubeSettings(fmo_markers=("HLA-DR", "CD69"), unstained=True)
    tube = settings.tube.model_copy(update={"events": 3_000})
    return settings.model_copy(update={"controls": controls, "tube": tube})


@pytest.fixture(scope="module")
def study(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("controls") / "study"
    write_study(folder, with_controls(without_slides(build_settings("demo", seed=4))))
    return folder


def test_each_batch_has_its_control_tubes_in_the_sheet(study: Path) -> None:
    opened = open_study(study, config=study / "config.yaml")
    controls = [each for each in opened.blood_samples.values() if each.control_type]
    batches = {each.batch for each in opened.blood_samples.values()}
    assert {(c.batch, c.control_type, c.control_marker) for c in controls} == {
        (batch, kind, marker)
        for batch in batches
        for kind, marker in (("fmo", "HLA-DR"), ("fmo", "CD69"), ("unstained", ""))
    }
    assert all(each.control_of is None and each.fcs.is_file() for each in controls)


def read_events(study: Path, name: str) -> pd.DataFrame:
    from tilflow.cytometry.exchange.matrices import find_spillover

    from tilflow.cytometry.fcs.reading import read_fcs
    from tilflow.cytometry.signal.compensation import compute_compensated

    fcs = read_fcs(study / "blood" / f"{name}.fcs")
    matrix = find_spillover(fcs, "file", ".")
    table = pd.DataFrame(
        compute_compensated(fcs.events, fcs.channels, matrix), columns=list(CHANNELS)
    )
    table = table.rename(columns={each.channel: each.marker for each in DETECTORS})
    truth = pd.read_parquet(study / "truth" / "events" / f"{name}.parquet")
    return table.join(truth[["class", "is_doublet"]])


def test_an_fmo_tube_lacks_one_stain_and_has_the_others(study: Path) -> None:
    batch = open_study(study).blood_samples["A01-D1"].batch
    whole, fmo = read_events(study, "A01-D1"), read_events(study, f"{batch}-FMO-HLA-DR")
    medians = [
        tube[tube["class"] == "classical_monocytes"].median(numeric_only=True)
        for tube in (whole, fmo)
    ]
    assert medians[1]["HLA-DR"] < 0.15 * medians[0]["HLA-DR"]
    assert medians[1]["CD14"] == pytest.approx(medians[0]["CD14"], rel=0.2)


def test_an_unstained_tube_has_its_own_light_alone(study: Path) -> None:
    batch = open_study(study).blood_samples["A01-D1"].batch
    tube = read_events(study, f"{batch}-UNSTAINED")
    cells = tube[~tube["class"].isin(["beads", "debris"])]
    assert cells[[each.marker for each in DETECTORS]].median().max() < 1_000
    assert not (tube["class"] == "beads").any()


def test_presets_have_none(demo: Path) -> None:
    assert "control_type" not in pd.read_csv(demo / "blood_samples.tsv", sep="\t").columns

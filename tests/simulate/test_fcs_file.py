from pathlib import Path

import fcsparser
import flowio
import numpy as np
import pandas as pd
import pytest

from tilflow.simulate.detectors import CHANNELS, MARKERS
from tilflow.simulate.fcs_file import write_fcs

SAMPLE = "A02-D1"


@pytest.fixture(scope="module")
def compensated(demo: Path) -> pd.DataFrame:
    """Events on the linear scale, compensated by the matrix that the file holds."""
    data = flowio.FlowData(demo / "blood" / f"{SAMPLE}.fcs")
    fields = data.text["spillover"].split(",")
    n = int(fields[0])
    matrix = np.array(fields[1 + n :], dtype=float).reshape(n, n)
    events = data.as_array(preprocess=False)
    columns = [data.pnn_labels.index(name) for name in fields[1 : 1 + n]]
    table = pd.DataFrame(events[:, columns] @ np.linalg.inv(matrix), columns=list(MARKERS))
    truth = pd.read_parquet(demo / "truth" / "events" / f"{SAMPLE}.parquet")
    return pd.concat([table, truth], axis=1)


def test_flowio_and_fcsparser_read_the_same_events(demo: Path) -> None:
    path = demo / "blood" / f"{SAMPLE}.fcs"
    data = flowio.FlowData(path)
    meta, table = fcsparser.parse(path)
    assert data.version == "3.1"
    assert list(table.columns) == list(CHANNELS) == data.pnn_labels
    assert data.pns_labels == ["", "", "", "", *MARKERS]
    np.testing.assert_array_equal(data.as_array(preprocess=False), table.to_numpy())
    assert meta["$TIMESTEP"] == "0.01"


def test_header_and_text_agree_on_where_the_events_lie(demo: Path) -> None:
    content = (demo / "blood" / f"{SAMPLE}.fcs").read_bytes()
    text_start, text_end, begin, end = (int(content[i : i + 8]) for i in (10, 18, 26, 34))
    text = content[text_start : text_end + 1].decode()
    fields = text.strip("/").split("/")
    keywords = dict(zip(fields[::2], fields[1::2], strict=True))
    assert (int(keywords["$BEGINDATA"]), int(keywords["$ENDDATA"])) == (begin, end)
    assert end - begin + 1 == int(keywords["$TOT"]) * int(keywords["$PAR"]) * 4
    assert content[end + 1 :] == b"00000000"


def test_no_keyword_can_identify_anybody(demo: Path) -> None:
    allowed = {
        *("beginanalysis", "begindata", "beginstext", "byteord", "cyt", "datatype"),
        *("endanalysis", "enddata", "endstext", "mode", "nextdata", "par", "spillover"),
        *("timestep", "tot", "vol"),
        *(f"p{n}{letter}" for n in range(1, 15) for letter in "begnrs"),
    }
    for path in (demo / "blood").glob("*.fcs"):
        text = flowio.FlowData(path, only_text=True).text
        assert set(text) <= allowed


@pytest.mark.parametrize(
    ("cells", "marker", "median"),
    [
        ("naive_cd4_t_cells", "CD4", 10_000),
        ("naive_cd4_t_cells", "CD3", 6_000),
        ("memory_cd8_t_cells", "CD8", 13_000),
        ("classical_monocytes", "CD14", 19_000),
        ("neutrophils", "CD16", 24_000),
    ],
)
def test_compensating_restores_the_median_of_what_a_population_has(
    compensated: pd.DataFrame, cells: str, marker: str, median: float
) -> None:
    events = compensated[(compensated["class"] == cells) & ~compensated["is_doublet"]]
    # Gains of the batch (5 %) and staining of the tube (4 %) move it, three SDs are 20 %.
    assert events[marker].median() == pytest.approx(median, rel=0.2)


def test_compensating_takes_away_what_spills_and_leaves_the_noise(
    demo: Path, compensated: pd.DataFrame
) -> None:
    raw = flowio.FlowData(demo / "blood" / f"{SAMPLE}.fcs").as_array(preprocess=False)
    is_cd4 = (compensated["class"] == "memory_cd4_t_cells") & ~compensated["is_doublet"]
    is_b = (compensated["class"] == "b_cells") & ~compensated["is_doublet"]
    # BV605 CD4 spills 11.5 % into BV786 CD69, which T cells at rest do not have.
    before = raw[is_cd4, CHANNELS.index("BV786-A")]
    after = compensated.loc[is_cd4, "CD69"]
    without = compensated.loc[is_b, "CD69"]
    assert np.median(before) > 1_000
    assert after.median() == pytest.approx(without.median(), abs=60)
    assert after.std() > 1.5 * without.std()
    assert (after < 0).any()


def test_a_volume_is_written_in_nanolitres(tmp_path: Path) -> None:
    write_fcs(
        tmp_path / "tube.fcs",
        np.ones((3, len(CHANNELS)), dtype=np.float32),
        spillover=np.eye(len(MARKERS)),
        time_step_s=0.01,
        full_scale=262_144,
        volume_ul=12.5,
    )
    text = flowio.FlowData(tmp_path / "tube.fcs").text
    assert text["vol"] == "12500"
    assert text["p1r"] == "262144"

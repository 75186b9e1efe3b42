"""What jobs ask for follows their input; what they used is read back."""

import json
import struct
from pathlib import Path

import numpy as np
import pytest
import tifffile
import zarr

from tilflow.cli import main
from tilflow.errors import InputError
from tilflow.study.resources.extents import count_megapixels, count_million_values, read_tiff_shape
from tilflow.study.resources.needs import NEEDS
from tilflow.study.resources.usage import read_usage


def test_events_and_channels_are_those_of_the_header(repository: Path) -> None:
    from tilflow.cytometry.fcs.reading import read_fcs

    path = repository / "test_data" / "blood" / "A01-D1.fcs"
    assert count_million_values(str(path)) == read_fcs(path).events.size / 1e6


def test_a_file_that_is_no_fcs_is_judged_by_its_size(tmp_path: Path) -> None:
    path = tmp_path / "a.fcs"
    path.write_bytes(b"x" * 4000)
    assert count_million_values(str(path)) == 0.001
    assert count_million_values(str(tmp_path / "missing.fcs")) == 0


@pytest.mark.parametrize("options", [{}, {"bigtiff": True}, {"byteorder": ">"}])
def test_a_tiff_has_the_size_of_its_largest_image(tmp_path: Path, options: dict) -> None:
    path = tmp_path / "a.tif"
    with tifffile.TiffWriter(path, **options) as writer:
        writer.write(np.zeros((30, 40), np.uint8))
        writer.write(np.zeros((300, 500), np.uint8))
    assert read_tiff_shape(path) == (300, 500)
    assert count_megapixels(str(path)) == 0.15


@pytest.mark.parametrize("version", [2, 3])
def test_an_ome_zarr_has_the_size_of_its_finest_level(tmp_path: Path, version: int) -> None:
    group = zarr.create_group(tmp_path / "a.zarr", zarr_format=version)
    group.create_array("full", shape=(3, 300, 500), dtype="uint8")
    described = {"multiscales": [{"datasets": [{"path": "full"}]}]}
    group.attrs.update({"ome": described} if version == 3 else described)
    assert count_megapixels(str(tmp_path / "a.zarr")) == 0.15


def test_a_folder_of_channels_has_the_size_of_one(tmp_path: Path) -> None:
    for name in ("CD3.tif", "CD8.tif"):
        tifffile.imwrite(tmp_path / name, np.zeros((200, 100), np.uint8))
    assert count_megapixels(str(tmp_path)) == 0.02


def test_a_damaged_tiff_is_judged_by_its_size(tmp_path: Path) -> None:
    path = tmp_path / "a.tif"
    path.write_bytes(b"II*\0" + struct.pack("<I", 8) + b"\xff\xff")
    assert count_megapixels(str(path)) == 10 * 20 / 1e6


def test_more_work_and_more_attempts_ask_for_more() -> None:
    for need in NEEDS.values():
        assert need.ask_memory(1000, 1) >= need.ask_memory(1, 1) > 0
        assert need.ask_memory(1, 3) >= 4 * need.ask_memory(1, 1) - 4
        assert need.ask_minutes(1, 2) > need.ask_minutes(1, 1)


RECORD = {"s": 90.0, "max_rss": 300.0, "cpu_time": 45.0, "threads": [1],
          "resources": {"mem_mb": 1000, "runtime": 15}}  # fmt: skip


def write_record(results: Path, name: str, record: dict) -> None:
    path = results / "benchmarks" / f"{name}.jsonl"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(record) + "\n")


def test_asked_and_used_stand_side_by_side(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write_record(tmp_path, "gate_blood/A01-D1", RECORD)
    write_record(tmp_path, "gate_blood/A01-D2", RECORD | {"max_rss": "NA", "cpu_time": "NA"})
    write_record(tmp_path, "build_report", {"s": 6.0})
    assert main(["resources", str(tmp_path)]) == 0
    table = (tmp_path / "benchmarks" / "resources.tsv").read_text().splitlines()
    assert table[0].split("\t")[:4] == ["rule", "job", "threads", "cores_used"]
    assert table[1:] == [
        "build_report\t\t\t\t\t\t\t0.10",
        "gate_blood\tA01-D1\t1\t0.50\t1000\t300.00\t15\t1.50",
        "gate_blood\tA01-D2\t1\t\t1000\t\t15\t1.50",
    ]
    assert capsys.readouterr().out.splitlines()[2].split() == [
        *("gate_blood", "2", "1000", "300", "15", "1.5", "1", "0.5"),
    ]


def test_a_folder_without_records_is_named(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="name the results folder of a run"):
        read_usage(tmp_path)
    write_record(tmp_path, "gate_blood/A01-D1", {"max_rss": 1})
    with pytest.raises(InputError, match="is no record of a job"):
        read_usage(tmp_path)

from pathlib import Path

import numpy as np
import pytest

from tilflow.cytometry.fcs.reading import read_fcs, read_fcs_header
from tilflow.errors import FcsError

CHANNELS = {"Time": "", "FSC-A": "", "FITC-A": "CD3"}
EVENTS = np.array([[1.0, 2000.0, -5.5], [2.0, 3000.0, 700.25], [4.0, 1000.0, 42.0]])


@pytest.mark.parametrize("order", ["<", ">"])
@pytest.mark.parametrize("dtype", ["f4", "f8"])
def test_float_files_give_their_events(tmp_path, fcs_writer, order, dtype):
    fcs = read_fcs(fcs_writer(tmp_path / "a.fcs", CHANNELS, EVENTS, order=order, dtype=dtype))
    assert fcs.channels == ("Time", "FSC-A", "FITC-A")
    assert fcs.markers == ("", "", "CD3")
    np.testing.assert_array_equal(fcs.events, EVENTS)


@pytest.mark.parametrize("dtype", ["u2", "u4"])
def test_integer_files_give_their_events(tmp_path, fcs_writer, dtype):
    events = np.array([[0, 1, 2], [65535, 40000, 3]])
    order = "1,2,3,4"
    path = fcs_writer(
        tmp_path / "a.fcs", CHANNELS, events, dtype=dtype, keywords={"$BYTEORD": order}
    )
    np.testing.assert_array_equal(read_fcs(path).events, events)


def test_time_gain_and_log_amplifier_are_taken_out(tmp_path, fcs_writer):
    keywords = {"$TIMESTEP": "0.01", "$P2G": "8", "$P3E": "4,1", "$P3R": "1024", "$VOL": "150000"}
    events = np.array([[100.0, 800.0, 512.0]])
    fcs = read_fcs(fcs_writer(tmp_path / "a.fcs", CHANNELS, events, keywords=keywords))
    np.testing.assert_allclose(fcs.events, [[1.0, 100.0, 100.0]])
    assert fcs.timestep == 0.01
    assert fcs.volume_ul == 150.0
    np.testing.assert_allclose(fcs.ranges, [262144, 262144 / 8, 10_000])


def test_header_tells_what_the_file_holds(tmp_path, fcs_writer):
    path = fcs_writer(tmp_path / "a.fcs", CHANNELS, EVENTS)
    header, fcs = read_fcs_header(path), read_fcs(path)
    assert header.n_events == len(fcs.events) == 3
    assert (header.channels, header.markers) == (fcs.channels, fcs.markers)


def test_zero_events_are_an_empty_array(tmp_path, fcs_writer):
    path = fcs_writer(tmp_path / "a.fcs", CHANNELS, np.empty((0, 3)))
    assert read_fcs(path).events.shape == (0, 3)


def test_keywords_are_an_allow_list(tmp_path, fcs_writer):
    planted = {"$OP": "Planted Operator", "$SRC": "Jane Planted", "$DATE": "01-JAN-2001"}
    planted |= {"$FIL": "planted.fcs", "EXPERIMENT NAME": "Planted", "$CYT": "Aria"}
    fcs = read_fcs(fcs_writer(tmp_path / "a.fcs", CHANNELS, EVENTS, keywords=planted))
    assert "lanted" not in repr(fcs)
    assert "2001" not in repr(fcs)
    assert fcs.keywords["cyt"] == "Aria"


@pytest.mark.parametrize(
    ("keywords", "drop", "message"),
    [
        ({"$TOT": "4"}, (), "TOT = 4 events of 3 channels need 48 bytes"),
        ({"$TOT": "2"}, (), "TOT = 2 events"),
        ({"$TOT": "many"}, (), "'many'"),
        ({"$PAR": "4"}, (), "PAR = 4 channels, the file names 3"),
        ({"$DATATYPE": "A"}, (), "DATATYPE"),
        ({"$MODE": "C"}, (), "MODE"),
        ({"$BYTEORD": "3,4,1,2"}, (), "BYTEORD"),
        ({"$P2N": "Time"}, (), "'Time' occurs twice"),
        ({}, ("$TOT",), "the keyword $TOT is missing"),
        ({}, ("$DATATYPE",), "the keyword $DATATYPE is missing"),
        ({}, ("$P2R",), "the keyword $P2R is missing"),
        ({}, ("$BYTEORD",), "the keyword $BYTEORD is missing"),
    ],
)
def test_a_file_that_contradicts_itself_is_refused(tmp_path, fcs_writer, keywords, drop, message):
    path = fcs_writer(tmp_path / "bad.fcs", CHANNELS, EVENTS, keywords=keywords, drop=drop)
    for read in (read_fcs, read_fcs_header):
        with pytest.raises(FcsError) as caught:
            read(path)
        assert message in str(caught.value)
        assert "bad.fcs" in str(caught.value)


@pytest.mark.parametrize("kept", [0, 3, 40, 300, 4090, 4096 + 5, 4096 + 24, 4096 + 35])
def test_a_file_that_is_cut_off_is_refused(tmp_path, fcs_writer, kept):
    path = fcs_writer(tmp_path / "a.fcs", CHANNELS, EVENTS)
    whole = path.read_bytes()
    assert len(whole) == 4096 + 36
    path.write_bytes(whole[:kept])
    for read in (read_fcs, read_fcs_header):
        with pytest.raises(FcsError):
            read(path)


def test_other_files_are_refused(tmp_path):
    picture = tmp_path / "a.fcs"
    picture.write_bytes(b"\x89PNG\r\n" + bytes(100))
    with pytest.raises(FcsError, match="is not an FCS file"):
        read_fcs(picture)
    with pytest.raises(FcsError, match="cannot be read"):
        read_fcs(tmp_path / "absent.fcs")


def test_values_that_are_no_numbers_are_refused(tmp_path, fcs_writer):
    events = EVENTS.copy()
    events[1, 2] = np.nan
    with pytest.raises(FcsError, match="1 of 3 events hold values that are not numbers"):
        read_fcs(fcs_writer(tmp_path / "a.fcs", CHANNELS, events))


def test_header_and_text_that_disagree_are_settled_by_the_number_of_events(tmp_path, fcs_writer):
    path = fcs_writer(tmp_path / "a.fcs", CHANNELS, EVENTS, keywords={"$BEGINDATA": "4000"})
    fcs = read_fcs(path)
    np.testing.assert_array_equal(fcs.events, EVENTS)
    assert "those of the header agree with $TOT" in fcs.warnings[0]


def test_an_end_that_is_one_byte_too_far_is_read_with_a_warning(tmp_path, fcs_writer):
    path = fcs_writer(tmp_path / "a.fcs", CHANNELS, EVENTS, keywords={"$ENDDATA": str(4096 + 36)})
    raw = path.read_bytes().replace(b"    4131", b"    4132") + b"\0"
    path.write_bytes(raw)
    fcs = read_fcs(path)
    np.testing.assert_array_equal(fcs.events, EVENTS)
    assert "one byte too far" in fcs.warnings[0]


@pytest.mark.real
def test_real_files_are_read_or_refused(real_data: Path):
    expected = {
        "human_t_cells_100715.fcs": (65016, 16, ""),
        "splenocytes/68983.fcs": (19225, 18, ""),
        "qc/111.fcs": (10000, 22, ""),
        "gating_ml/data1.fcs": (13367, 8, ""),
        "flowjo_diamond/test_data_diamond_01.fcs": (200000, 2, ""),
        "compensation/060909.001": (10000, 7, ""),
        "odd/RFP_Well_A3.fcs": (10000, 16, ""),
        "odd/coulter.lmd": (18110, 8, "several data sets"),
        "odd/data_start_offset_discrepancy_example.fcs": (2, 26, "header and text disagree"),
        "odd/data_stop_offset_discrepancy_example.fcs": (2, 26, "header and text disagree"),
        "odd/index_sorted_example.fcs": (384, 13, ""),
        "odd/test_comp_example.fcs": (10703, 18, "one byte too far"),
    }
    for name, (events, channels, warning) in expected.items():
        fcs = read_fcs(real_data / "cytometry" / name)
        assert fcs.events.shape == (events, channels), name
        assert warning in "; ".join(fcs.warnings), name

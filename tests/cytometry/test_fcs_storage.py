"""Every way in which FCS stores events: what is written is read, and what is damaged is refused."""

import struct
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from tilflow.cytometry.fcs.reading import open_fcs, read_fcs, read_fcs_header
from tilflow.cytometry.fcs.text import parse_text
from tilflow.errors import FcsError

ORDERS = {"<": "1,2,3,4", ">": "4,3,2,1"}


def pack(columns: list[np.ndarray], widths: list[int | str], order: str) -> bytes:
    """Return the events of these columns: widths in bits for integers, "f" or "d" for floats.

    Written number by number: slow, and by other means than the reader.
    """
    if all(isinstance(width, str) or width % 8 == 0 for width in widths):
        name = {"<": "little", ">": "big"}[order]
        rows = [
            b"".join(
                struct.pack(order + width, value)
                if isinstance(width, str)
                else int(value).to_bytes(width // 8, name)
                for value, width in zip(row, widths, strict=True)
            )
            for row in zip(*columns, strict=True)
        ]
        return b"".join(rows)
    stream, at = 0, 0
    total = sum(int(width) for width in widths) * len(columns[0])
    for row in zip(*columns, strict=True):
        for value, width in zip(row, widths, strict=True):
            if order == "<":
                stream |= int(value) << at
            else:
                stream |= int(value) << (-(-total // 8) * 8 - at - int(width))
            at += int(width)
    return stream.to_bytes(-(-total // 8), "little" if order == "<" else "big")


def build(
    columns: list[np.ndarray],
    widths: list[int | str],
    order: str = "<",
    *,
    version: str = "3.1",
    ranges: list[int] | None = None,
    keywords: dict[str, str] | None = None,
    next_data: int = 0,
    header_data: tuple[int, int] | None = None,
    tail: bytes = b"00000000",
) -> bytes:
    """Return an FCS data set."""
    data = pack(columns, widths, order)
    begin = 1024
    end = begin + len(data) - 1
    kinds = {"I" if isinstance(width, int) else width.upper() for width in widths}
    text = {
        "$PAR": str(len(columns)),
        "$TOT": str(len(columns[0])),
        "$MODE": "L",
        "$BYTEORD": ORDERS[order],
        "$DATATYPE": kinds.pop() if len(kinds) == 1 else "I",
        "$NEXTDATA": str(next_data),
    }
    if version != "2.0":
        text |= {"$BEGINDATA": str(begin), "$ENDDATA": str(end)}
    for number, width in enumerate(widths, start=1):
        bits = {"f": 32, "d": 64}.get(str(width), width)
        top = ranges[number - 1] if ranges else 2 ** int(bits)
        text |= {f"$P{number}N": f"C{number}", f"$P{number}B": str(bits), f"$P{number}E": "0,0"}
        text |= {f"$P{number}R": str(top)}
        if kinds:
            text[f"$P{number}DATATYPE"] = "I" if isinstance(width, int) else width.upper()
    text |= keywords or {}
    body = "/" + "".join(f"{key}/{value}/" for key, value in text.items())
    places = (58, 57 + len(body), *(header_data or (begin, end)), 0, 0)
    head = f"FCS{version}    " + "".join(f"{place:>8d}" for place in places)
    return (head + body).encode().ljust(begin) + data + tail


@st.composite
def tables(draw):
    """Draw columns of one to four channels, their widths, and a byte order."""
    count = draw(st.integers(1, 9))
    kind = draw(st.sampled_from(["f", "d", "bytes", "bits", "mixed"]))
    many = draw(st.integers(1, 4))
    choices = {
        "f": st.just("f"),
        "d": st.just("d"),
        "bytes": st.sampled_from([8, 16, 24, 32, 40, 64]),
        "bits": st.integers(1, 53),
        "mixed": st.sampled_from([8, 16, 32, "f", "d"]),
    }
    widths = draw(st.lists(choices[kind], min_size=many, max_size=many))
    columns = []
    for width in widths:
        if isinstance(width, str):
            size = {"f": 32, "d": 64}[width]
            numbers = st.floats(width=size, allow_nan=False, allow_infinity=False)
            columns.append(draw(arrays(f"f{size // 8}", count, elements=numbers)))
        else:
            # A double holds whole numbers up to 2⁵³ exactly.
            numbers = st.integers(0, 2 ** min(width, 53) - 1)
            columns.append(np.array(draw(st.lists(numbers, min_size=count, max_size=count))))
    return columns, widths, draw(st.sampled_from("<>"))


@settings(max_examples=100, deadline=None)
@given(tables(), st.data())
def test_what_is_written_is_read(tmp_path_factory, table, data):
    columns, widths, order = table
    path = tmp_path_factory.mktemp("fcs") / "a.fcs"
    path.write_bytes(build(columns, widths, order, version="3.2"))
    events = np.column_stack([column.astype(float) for column in columns])
    np.testing.assert_array_equal(read_fcs(path).events, events)
    start = data.draw(st.integers(0, len(events) - 1))
    stop = data.draw(st.integers(start + 1, len(events)))
    step = data.draw(st.integers(1, 4))
    chosen = data.draw(st.lists(st.sampled_from(range(len(columns))), unique=True, min_size=1))
    part = open_fcs(path).read(start, stop, chosen, step=step)
    np.testing.assert_array_equal(part, events[start:stop:step, chosen].T)


SMALL = [np.array([1.5, -2.0, 3.25]), np.array([10.0, 20.0, 30.0])]


@pytest.fixture(scope="module", params=["2.0", "3.0", "3.1"])
def small(request, tmp_path_factory):
    path = tmp_path_factory.mktemp("small") / "a.fcs"
    content = build(SMALL, ["f", "f"], version=request.param)
    path.write_bytes(content)
    return path, content, read_fcs(path).events


def check_same_or_refused(path: Path, content: bytes, events: np.ndarray) -> None:
    path.write_bytes(content)
    refusal = ""
    found = events
    try:
        found = read_fcs(path).events
    except FcsError as error:
        refusal = str(error)
    np.testing.assert_array_equal(found, events)
    assert not refusal or (path.name in refusal and "\n" not in refusal)


def test_a_file_that_is_cut_anywhere_is_refused_or_whole(small, tmp_path):
    _, content, events = small
    path = tmp_path / "cut.fcs"
    for kept in range(len(content) - 1, -1, -7):
        check_same_or_refused(path, content[:kept], events)


@settings(max_examples=150, deadline=None)
@given(at=st.integers(0, 57), byte=st.integers(0, 255))
def test_a_changed_byte_of_the_header_never_changes_events(small, at, byte):
    path, content, events = small
    changed = content[:at] + bytes([byte]) + content[at + 1 :]
    check_same_or_refused(path.with_name("changed.fcs"), changed, events)


@pytest.mark.parametrize("at", range(10, 42))
def test_a_changed_offset_of_the_header_never_changes_events(small, at):
    path, content, events = small
    for digit in b"0123456789 ":
        changed = content[:at] + bytes([digit]) + content[at + 1 :]
        check_same_or_refused(path.with_name("changed.fcs"), changed, events)


def test_bits_above_the_range_are_masked(tmp_path):
    path = tmp_path / "a.fcs"
    stored = [np.array([1023, 1024 + 5, 0xFC00])]
    path.write_bytes(build(stored, [16], ranges=[1000]))
    np.testing.assert_array_equal(read_fcs(path).events[:, 0], [1023, 5, 0])


def test_events_of_odd_widths_may_be_padded_to_bytes(tmp_path):
    path = tmp_path / "a.fcs"
    padded = bytes([0b101_00000, 0b010_00000, 0b111_00000])
    whole = build([np.arange(3)], [8], ">", keywords={"$P1B": "3", "$P1R": "8"})
    path.write_bytes(whole.replace(bytes(range(3)), padded))
    fcs = read_fcs(path)
    np.testing.assert_array_equal(fcs.events[:, 0], [5, 2, 7])
    assert "padded to whole bytes" in fcs.warnings[0]


def test_log_amplified_integers_become_linear(tmp_path):
    path = tmp_path / "a.fcs"
    keywords = {"$P1E": "4,1", "$P2E": "3,0", "$P2G": "1"}
    stored = [np.array([0, 256, 512]), np.array([0, 0, 1024])]
    path.write_bytes(build(stored, [16, 16], ranges=[1024, 1024], keywords=keywords))
    np.testing.assert_allclose(read_fcs(path).events.T, [[1, 10, 100], [1, 1, 1]])


def test_data_beyond_eight_digits_are_found_by_text(tmp_path):
    path = tmp_path / "a.fcs"
    path.write_bytes(build(SMALL, ["f", "f"], header_data=(0, 0)))
    np.testing.assert_array_equal(read_fcs(path).events.T, SMALL)


def test_several_data_sets_are_read_by_number(tmp_path):
    one, two = build(SMALL, ["f", "f"]), build([np.array([7, 8])], [32], version="2.0")
    one = build(SMALL, ["f", "f"], next_data=len(one))
    path = tmp_path / "a.lmd"
    path.write_bytes(one + two)
    first = read_fcs(path)
    assert "several data sets; the first was read" in first.warnings[0]
    np.testing.assert_array_equal(first.events.T, SMALL)
    np.testing.assert_array_equal(read_fcs(path, data_set=2).events, [[7], [8]])
    for number in (0, 3):
        with pytest.raises(FcsError, match=f"no data set {number}; the file holds"):
            read_fcs_header(path, data_set=number)


def test_events_that_the_file_does_not_count_are_counted_in_fcs_2(tmp_path):
    path = tmp_path / "a.fcs"
    content = build([np.array([7, 8, 9])], [16], version="2.0")
    path.write_bytes(content.replace(b"$TOT/3/", b"FILE/3/"))
    assert read_fcs(path).events[:, 0].tolist() == [7, 8, 9]


def test_supplemental_text_is_read(tmp_path):
    path = tmp_path / "a.fcs"
    content = build(SMALL, ["f", "f"], keywords={"$BEGINSTEXT": "1100", "$ENDSTEXT": "1121"})
    path.write_bytes(content.ljust(1100) + b"/$VOL/150000/$CYT/X//Y/"[:22])
    fcs = read_fcs(path)
    assert fcs.volume_ul == 150.0
    path.write_bytes(content.ljust(1100))
    with pytest.raises(FcsError, match="supplemental TEXT is bytes 1100–1121"):
        read_fcs(path)


def test_integers_and_floats_share_an_event_in_fcs_3_2(tmp_path):
    path = tmp_path / "a.fcs"
    path.write_bytes(build([np.array([3, 4]), np.array([0.5, 1.5])], [16, "d"], version="3.2"))
    np.testing.assert_array_equal(read_fcs(path).events, [[3, 0.5], [4, 1.5]])


@pytest.mark.parametrize(
    ("raw", "pairs"),
    [
        (b"/a/1/b/2/", {"a": "1", "b": "2"}),
        (b"/a/1//2/b/2/", {"a": "1/2", "b": "2"}),
        (b"/a/1///b/2/", {"a": "1/", "b": "2"}),
        (b"\x0ca\x0c1\x0cb\x0c2\x0c  ", {"a": "1", "b": "2"}),
        (b"/$PAR/2/empty//b/2/", {"par": "2", "empty": "", "b": "2"}),
        ("/a/µm/b/2/".encode(), {"a": "µm", "b": "2"}),
        ("/a/µm/b/2/".encode("latin-1"), {"a": "µm", "b": "2"}),
        (b"/a/1/b/2", {"a": "1", "b": "2"}),
    ],
)
def test_text_is_parsed(raw, pairs):
    assert parse_text(raw, source="a.fcs")[0] == pairs


def test_text_without_pairs_is_refused():
    with pytest.raises(FcsError, match=r"a.fcs: .*pairs"):
        parse_text(b"/a/1/b/", source="a.fcs")


@pytest.mark.real
@pytest.mark.filterwarnings("ignore")
def test_real_files_give_the_events_that_flowio_reads(real_data: Path):
    import flowio

    paths = [p for p in (real_data / "cytometry").rglob("*") if p.suffix in (".fcs", ".lmd")]
    paths += (real_data / "cytometry" / "compensation").glob("060909.*")
    compared = 0
    for path in sorted(paths):
        with path.open("rb") as stream:
            try:
                peer = flowio.FlowData(stream, nextdata_offset=0, ignore_offset_error=True)
            except flowio.exceptions.FCSParsingError:
                continue
        np.testing.assert_array_equal(read_fcs(path).events, peer.as_array(), err_msg=path.name)
        compared += 1
    assert compared >= 12

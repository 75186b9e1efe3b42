"""Progress: a line that moves on a terminal, sparse lines in a log, none where it is quiet."""

import io

from tilflow.progress import Progress


def tell(n_tiles: int, seconds_a_tile: float, *, is_terminal: bool) -> str:
    now = [0.0]
    stream = io.StringIO()
    progress = Progress(stream, is_terminal=is_terminal, clock=lambda: now[0])
    progress.start("nuclei", n_tiles=n_tiles, megapixels=float(n_tiles))
    for _ in range(n_tiles):
        now[0] += seconds_a_tile
        progress.advance()
    return stream.getvalue()


def test_a_log_has_a_line_a_tenth_at_most() -> None:
    lines = tell(1000, 1.0, is_terminal=False).splitlines()
    assert len(lines) == 10
    assert lines[0] == "tilflow: nuclei: 100/1000 tiles, 1.0 Mpx/s, 15:00 left"
    assert lines[-1] == "tilflow: nuclei: 1000/1000 tiles, 1.0 Mpx/s, in 16:40"


def test_a_short_step_is_not_worth_a_line_in_a_log() -> None:
    assert tell(10, 1.0, is_terminal=False) == ""


def test_a_terminal_has_one_line_drawn_anew() -> None:
    drawn = tell(3, 1.0, is_terminal=True)
    assert drawn.count("\r") == 3
    assert drawn.count("\n") == 1
    assert drawn.endswith("3/3 tiles, 1.0 Mpx/s, in 0:03\x1b[K\n")


def test_quiet_says_nothing() -> None:
    progress = Progress(None, is_terminal=True)
    progress.start("nuclei", n_tiles=1, megapixels=1.0)
    progress.advance()
    progress.say("nothing")

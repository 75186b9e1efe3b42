"""How far a long step is, on stderr: one line that moves on a terminal, sparse lines in a log."""

import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Final, TextIO

LINE_SECONDS: Final = 30.0
"""In a log at most one line in this time, and none of a step that takes less."""

REDRAW_SECONDS: Final = 0.2
"""On a terminal the line is drawn anew after this time."""


@dataclass
class Progress:
    """Steps of tiles, told as they go.

    Parameters
    ----------
    stream
        Where to write; None is quiet.
    is_terminal
        Whether a line can be drawn over.
    clock
        Seconds that never go back.

    Examples
    --------
    >>> import io
    >>> told, now = io.StringIO(), iter((0.0, 40.0, 80.0))
    >>> progress = Progress(told, is_terminal=False, clock=lambda: next(now))
    >>> progress.start("nuclei", n_tiles=2, megapixels=8.0)
    >>> progress.advance(); progress.advance()
    >>> print(told.getvalue(), end="")
    tilflow: nuclei: 1/2 tiles, 0.1 Mpx/s, 0:40 left
    tilflow: nuclei: 2/2 tiles, 0.1 Mpx/s, in 1:20
    """

    stream: TextIO | None
    is_terminal: bool
    clock: Callable[[], float] = time.monotonic
    _name: str = ""
    _n_tiles: int = 0
    _megapixels: float = 0.0
    _done: int = 0
    _started: float = 0.0
    _told: float = field(default=0.0)
    _told_tenth: int = 0

    def start(self, name: str, *, n_tiles: int, megapixels: float) -> None:
        """Begin a step."""
        self._name, self._n_tiles, self._megapixels = name, n_tiles, megapixels
        self._done = self._told_tenth = 0
        self._started = self._told = self.clock()

    def advance(self) -> None:
        """Count one tile, and tell it if it is time to."""
        self._done += 1
        if self.stream is None:
            return
        now = self.clock()
        is_last = self._done >= self._n_tiles
        if self.is_terminal:
            if is_last or now - self._told >= REDRAW_SECONDS:
                self._told = now
                end = "\n" if is_last else ""
                self.stream.write(f"\r{self._describe(now, is_last)}\x1b[K{end}")
                self.stream.flush()
            return
        tenth = 10 * self._done // self._n_tiles
        if tenth > self._told_tenth and now - self._told >= LINE_SECONDS:
            self._told, self._told_tenth = now, tenth
            self.stream.write(f"{self._describe(now, is_last)}\n")
            self.stream.flush()

    def tell(self, name: str, megapixels: float, done: int, n_tiles: int) -> None:
        """Count one tile of a step whose tiles are counted elsewhere: none done begins it."""
        if done == 0:
            self.start(name, n_tiles=n_tiles, megapixels=megapixels)
        else:
            self.advance()

    def say(self, sentence: str) -> None:
        """Tell what was chosen, once."""
        if self.stream is not None:
            self.stream.write(f"tilflow: {sentence}\n")

    def _describe(self, now: float, is_last: bool) -> str:
        seconds = max(now - self._started, 1e-9)
        speed = self._megapixels * self._done / max(self._n_tiles, 1) / seconds
        left = seconds * (self._n_tiles - self._done) / self._done
        end = f"in {_format(seconds)}" if is_last else f"{_format(left)} left"
        counts = f"{self._done}/{self._n_tiles} tiles"
        return f"tilflow: {self._name}: {counts}, {speed:.1f} Mpx/s, {end}"


def open_progress(*, is_quiet: bool) -> Progress:
    """Return the progress of this process."""
    if is_quiet:
        return Progress(None, is_terminal=False)
    return Progress(sys.stderr, is_terminal=sys.stderr.isatty())


def _format(seconds: float) -> str:
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"

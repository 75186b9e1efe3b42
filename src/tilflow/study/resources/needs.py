"""What a rule asks for: memory, run time and threads from how much there is to do.

A job asks for a base and for so much a unit: a million values (events × channels) of a tube, a
megapixel of a slide, a specimen of the study. Each further attempt asks for twice the memory and
once more the time. The constants leave room over what `tilflow resources` reported of the runs
named in docs/cluster.md.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from math import ceil
from typing import Final

WORKER_MB: Final = 1000
"""What a worker of a slide is given: a tile of 2048 px with its context, twice over."""

WORKER_MPX: Final = 16.0
"""Megapixels that make one more worker worth a core of a queue."""

MOST_WORKERS: Final = 8
"""More workers of one job wait for the process that stitches; see --cluster for several nodes."""


@dataclass(frozen=True, slots=True)
class Need:
    """Memory (MiB) and run time (minutes): of a job as such, and of each unit of its work."""

    mb: float
    mb_each: float
    minutes: float
    minutes_each: float

    def ask_memory(self, amount: float, attempt: int = 1) -> int:
        """Return MiB to ask for.

        Examples
        --------
        >>> need = Need(1000, 24, 15, 0.1)
        >>> need.ask_memory(10), need.ask_memory(10, attempt=3)
        (1240, 4960)
        """
        return ceil((self.mb + self.mb_each * amount) * 2.0 ** (attempt - 1))

    def ask_minutes(self, amount: float, attempt: int = 1) -> int:
        """Return minutes to ask for.

        Examples
        --------
        >>> need = Need(1000, 24, 15, 0.1)
        >>> need.ask_minutes(100), need.ask_minutes(100, attempt=2)
        (25, 50)
        """
        return ceil((self.minutes + self.minutes_each * amount) * attempt)


# A tube: millions of values. Events are held linear, transformed and sorted for the gates; placing
# holds a control besides. A million values take about 0.1 s.
# A slide: megapixels. Windows and shards are all that is held of its pixels, whatever its size;
# what grows are the tables: some 1,500 nuclei a megapixel at 0.5 µm, 224 bytes each while ids are
# ordered, and about 1 kB each as a row of the table of cells with its copies.
NEEDS: Final[Mapping[str, Need]] = {
    "place_gates": Need(1000, 48, 5, 0.1),
    "align_gates": Need(1000, 0, 2, 0),
    "gate_blood": Need(1000, 24, 5, 0.1),
    "plot_gates": Need(1500, 8, 3, 0.02),
    "read_slide": Need(1500, 0.1, 10, 0.05),
    "prepare_slide": Need(2500, 0.2, 20, 0.08),
    "segment_slide": Need(500, 0.4, 20, 0.2),
    "tabulate_cells": Need(2000, 1.5, 20, 0.15),
    "describe_slide": Need(1500, 1.5, 20, 0.14),
    "check_clusters": Need(2000, 3, 10, 0.1),
    "draw_slide": Need(1500, 1.5, 15, 0.05),
    "explore_blood": Need(3000, 20, 20, 0.5),
    "collect_measurements": Need(1000, 0.2, 5, 0.01),
    "derive_longitudinal": Need(1000, 0.5, 5, 0.02),
    "export_tables": Need(1000, 2, 5, 0.1),
    "export_sdtm": Need(1000, 4, 5, 0.2),
    "derive_endpoints": Need(1000, 0.1, 5, 0.01),
    "associate_outcomes": Need(1000, 0.5, 5, 0.05),
    "summarise_change": Need(1000, 0.5, 5, 0.1),
    "write_patients": Need(1000, 0.2, 5, 0.02),
    "trace_provenance": Need(1000, 0.2, 5, 0.1),
    "draw_figures": Need(1500, 0.5, 5, 0.1),
    "build_patients": Need(1500, 0.5, 5, 0.1),
    "build_report": Need(1500, 1, 5, 0.1),
}
"""Rule → what it needs for a unit: a million values, a megapixel, or a specimen of the study."""


def ask_workers(megapixels: float) -> int:
    """Return the cores that segmenting a slide is worth.

    Examples
    --------
    >>> [ask_workers(megapixels) for megapixels in (3, 40, 10_000)]
    [1, 3, 8]
    """
    return min(MOST_WORKERS, 1 + int(megapixels / WORKER_MPX))

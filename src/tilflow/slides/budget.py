"""From memory to tiles: what a tile costs, and the largest that fits.

Memory is arithmetic, so that a job is refused before it starts and not killed near its end. A
worker holds one window (tile and context) or one shard of the label image, whichever is more, on
top of what the program itself holds. The constants were measured with numpy 2.4, and a test
measures them again.
"""

from dataclasses import dataclass, replace
from math import ceil
from typing import Final

from tilflow.errors import InputError
from tilflow.slides.allocation import Allocation
from tilflow.slides.assay import Assay
from tilflow.slides.images.slide import Slide
from tilflow.slides.nuclei.classical import ClassicalEngine
from tilflow.slides.settings_cells import MeasureSettings, SegmentSettings
from tilflow.slides.signal.calibration import Calibration
from tilflow.slides.workers import Team

PROGRAM_MB: Final = 210
"""What a process holds once everything is imported."""

SHARD_BYTES: Final = 14
"""A pixel of a shard: its label, the copy that is encoded, and what is encoded."""

PART_MB: Final = 60
"""The part of a shard that is being computed."""

HEADROOM: Final = 0.85
"""A worker's projection fills this part of its memory: crowded windows hold more than others."""

SMALLEST_TILE_PX: Final = 256
MEASURING_BYTES: Final = 110
"""A pixel of a block that is measured: labels, whose part it is, and the sectors of the rims."""

UNKNOWN_BYTES: Final = 120
"""A pixel of a window for an engine that does not say."""


@dataclass(frozen=True, slots=True)
class Demand:
    """What a slide asks of a worker.

    Attributes
    ----------
    shape
        (y, x) of level 0.
    factor
        Level-0 pixels in the side of a working pixel.
    context_px
        Context around a tile in working pixels.
    channels, itemsize
        Channels that are read at once, and bytes of one value of one.
    engine_bytes
        What the engine holds for a pixel of the window.
    shard_px
        Side of a shard of the label image.
    """

    shape: tuple[int, int]
    factor: float
    context_px: int
    channels: int
    itemsize: int
    engine_bytes: int
    shard_px: int

    def project_mb(self, tile_px: int) -> float:
        """Return the memory (MiB) that a worker holds at most, for a tile in level-0 pixels.

        Examples
        --------
        >>> demand = Demand((9000, 9000), 1.0, 100, 1, 2, 60, 512)
        >>> round(demand.project_mb(1024)), round(demand.project_mb(2048))
        (301, 518)
        """
        factor = max(self.factor, 1.0)
        sides = [min(tile_px / factor + 2 * self.context_px, n / factor) for n in self.shape]
        pixels = sides[0] * sides[1]
        raw = pixels * factor**2 * self.channels * self.itemsize
        # Thinning holds a padded copy and whole sums; one channel as float32 is what is left.
        thinned = 0.0 if factor == 1 else raw + pixels * 8 * self.channels
        coloured = pixels * 4 * (3 * self.channels if self.channels > 1 else 1)
        window = max(raw + thinned + coloured, pixels * (4 + self.engine_bytes))
        shard = SHARD_BYTES * min(self.shard_px, self.shape[0]) * min(self.shard_px, self.shape[1])
        return PROGRAM_MB + max(window / 2**20, shard / 2**20 + PART_MB)


def find_demand(
    slide: Slide, calibration: Calibration, assay: Assay, settings: SegmentSettings, shard_px: int
) -> Demand:
    """Return what segmenting a slide asks of a worker.

    The context of a net's maps is taken to be the classical engine's: both reach about as far.
    """
    engine = ClassicalEngine(
        threshold=calibration.threshold, diameter_px=calibration.diameter_px, settings=settings
    )
    is_classical = assay.engine == "classical"
    return Demand(
        shape=(int(slide.shape[1]), int(slide.shape[2])),
        factor=calibration.factor,
        context_px=engine.context_px,
        channels=3 if calibration.modality == "brightfield" else 1,
        itemsize=slide.levels[0].dtype.itemsize,
        engine_bytes=engine.bytes_per_px if is_classical else UNKNOWN_BYTES,
        shard_px=shard_px,
    )


def find_measuring_demand(
    slide: Slide, calibration: Calibration, settings: MeasureSettings
) -> Demand:
    """Return what measuring the cells of a slide asks of a worker."""
    diameter_px = calibration.diameter_px * calibration.factor
    return Demand(
        shape=(int(slide.shape[1]), int(slide.shape[2])),
        factor=1.0,
        context_px=ceil(3 * diameter_px + settings.ring_um / calibration.pixel_size_um) + 1,
        channels=3 if calibration.modality == "brightfield" else 1,
        itemsize=slide.levels[0].dtype.itemsize,
        engine_bytes=MEASURING_BYTES,
        shard_px=0,
    )


@dataclass(frozen=True, slots=True)
class Plan:
    """How a step runs.

    Attributes
    ----------
    team
        The workers, and the memory of each process.
    tile_px
        Side of a tile in level-0 pixels.
    """

    team: Team
    tile_px: int


def plan_work(
    demand: Demand,
    allocation: Allocation,
    *,
    workers: int | None,
    tile_px: int | None,
    largest_tile_px: int,
    worth_mpx: float,
    most_threads: int,
) -> Plan:
    """Choose workers and tile: as many workers as there are cores, then the largest tile.

    Parameters
    ----------
    workers, tile_px
        As asked for; None chooses.
    largest_tile_px
        No larger tile is chosen.
    worth_mpx
        Megapixels of the slide that make one more worker worth its start.
    most_threads
        Workers that share a process, at most.

    Raises
    ------
    InputError
        Where not even the smallest tile fits; it says how much would.

    Examples
    --------
    >>> from tilflow.slides.allocation import Bound
    >>> demand = Demand((9000, 9000), 1.0, 100, 1, 2, 60, 512)
    >>> given = Allocation(Bound(4, "--threads"), Bound(2000, "--memory-mb"))
    >>> chosen = {"workers": None, "tile_px": None, "largest_tile_px": 4096, "worth_mpx": 4.0}
    >>> plan_work(demand, given, **chosen, most_threads=1)
    Plan(team=Team(workers=4, most_threads=1, process_mb=447), tile_px=1024)
    >>> plan_work(demand, given, **chosen, most_threads=4)
    Plan(team=Team(workers=4, most_threads=4, process_mb=2000), tile_px=2048)
    """
    megapixels = demand.shape[0] * demand.shape[1] / 1e6
    wanted = workers or max(1, min(allocation.cpus.amount, int(megapixels / worth_mpx)))
    least = demand.project_mb(tile_px or SMALLEST_TILE_PX) / HEADROOM
    teams = [share_memory(allocation, Team(n, most_threads)) for n in range(1, wanted + 1)]
    fitting = {team.workers: team for team in teams if find_worker_mb(team) >= least}
    if not fitting or (workers is not None and workers not in fitting):
        lacking = _sum_memory(Team(workers or 1, most_threads), least)
        message = (
            f"{allocation.memory_mb.amount} MiB of memory ({allocation.memory_mb.source}) do not "
            f"hold {_count(workers or 1)} with tiles of {tile_px or SMALLEST_TILE_PX} px: give the "
            f"job {lacking:.0f} MiB, or choose fewer --workers or a smaller --tile"
        )
        raise InputError(message)
    team = fitting[max(fitting)]
    return Plan(team, tile_px or _fit_tile(demand, find_worker_mb(team), largest_tile_px))


def share_memory(allocation: Allocation, team: Team) -> Team:
    """Give each process its memory; beside several of them stands the process that waits.

    Examples
    --------
    >>> from tilflow.slides.allocation import Bound
    >>> given = Allocation(Bound(2, ""), Bound(2210, ""))
    >>> [share_memory(given, Team(n)).process_mb for n in (1, 2)]
    [2210, 1000]
    """
    memory_mb = allocation.memory_mb.amount
    if team.processes > 1:
        memory_mb = max(0, (memory_mb - PROGRAM_MB) // team.processes)
    return replace(team, process_mb=memory_mb)


def find_worker_mb(team: Team) -> int:
    """Return what each worker may hold (MiB), the program included, which a process holds once.

    Examples
    --------
    >>> [find_worker_mb(Team(2, most_threads=n, process_mb=1000)) for n in (1, 2)]
    [1000, 605]
    """
    assert team.process_mb is not None
    return PROGRAM_MB + (team.process_mb - PROGRAM_MB) // team.threads


def _sum_memory(team: Team, worker_mb: float) -> float:
    """Return the memory (MiB) of all processes where a worker needs this much."""
    each = PROGRAM_MB + team.threads * (worker_mb - PROGRAM_MB)
    return team.processes * each + (PROGRAM_MB if team.processes > 1 else 0)


def _fit_tile(demand: Demand, worker_mb: int, largest_px: int) -> int:
    tile = SMALLEST_TILE_PX
    while 2 * tile <= largest_px and demand.project_mb(2 * tile) <= HEADROOM * worker_mb:
        tile *= 2
    return tile


def _count(workers: int) -> str:
    return "1 worker" if workers == 1 else f"{workers} workers"

"""Run the same function on many tiles: in this process, or on a dask cluster.

A few workers are threads of this process: what tiles are made of (numpy, scipy, codecs, nets) lets
go of Python's lock, and a thread has nothing to start or import. More are spread over processes.
The cluster is on this machine, or of jobs on several: see `tilflow.slides.cluster_jobs`.
"""

import signal
import tempfile
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import AbstractContextManager, ExitStack, contextmanager
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice
from pathlib import Path
from typing import Any, Final, Protocol, TypeAlias, TypeVar

from tilflow.errors import InputError
from tilflow.progress import Progress
from tilflow.slides.tiles import Box

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Step:
    """What the tiles of one run are for.

    Attributes
    ----------
    name
        Said in the progress.
    pixel_area
        Level-0 pixels in a pixel of the tiles' grid.
    """

    name: str
    pixel_area: float = 1.0


TILES: Final = Step("tiles")
QUIET: Final = Progress(None, is_terminal=False)

CLUSTER_SETTINGS: Final = {
    # A tile that killed its worker would kill the next one too.
    "distributed.scheduler.allowed-failures": 0,
    # A tile cannot be put aside: a worker is within its memory, or it is stopped.
    "distributed.worker.memory.target": False,
    "distributed.worker.memory.spill": False,
    "distributed.worker.memory.pause": False,
}


class RunTiles(Protocol):
    """Call ``function(shared, item)`` for every item; the answers come in the items' order."""

    def __call__(
        self,
        function: Callable[[Any, Any], T],
        items: Sequence[Any],
        *,
        shared: Any,
        step: Step = TILES,
    ) -> list[T]:
        """Return one answer an item."""
        ...


OpenClient: TypeAlias = Callable[["Team"], AbstractContextManager[Any]]
"""Starts a team and yields dask's client of it."""


@dataclass(frozen=True, slots=True)
class Team:
    """Workers, spread evenly over processes.

    Attributes
    ----------
    workers
        How many; each holds one tile at a time.
    most_threads
        Workers that share a process, at most.
    process_mb
        Memory (MiB) of a process, which is stopped where it needs more; None sets no limit.

    Examples
    --------
    >>> teams = [Team(n, most_threads=4) for n in (1, 2, 4, 5, 6, 8)]
    >>> [(team.processes, team.threads) for team in teams]
    [(1, 1), (1, 2), (1, 4), (5, 1), (2, 3), (2, 4)]
    """

    workers: int
    most_threads: int = 1
    process_mb: int | None = None

    @property
    def threads(self) -> int:
        """How many of them are in one process: as many as leave none over."""
        return max(n for n in range(1, self.most_threads + 1) if self.workers % n == 0)

    @property
    def processes(self) -> int:
        """How many processes they are in."""
        return self.workers // self.threads


@contextmanager
def open_workers(
    team: int | Team,
    *,
    progress: Progress = QUIET,
    open_client: OpenClient | None = None,
    shared_folder: Path | None = None,
) -> Iterator[RunTiles]:
    """Yield a `RunTiles` on a team; one worker, or a single tile, is this process itself.

    The team starts with the first run of several tiles. A worker holds one tile at a time, so that
    memory follows tile size × workers. It ends with the block, also where SIGTERM or SIGINT ends
    that.

    Parameters
    ----------
    team
        A number is so many processes.
    open_client
        Where the team works; None is on this machine: in this process where one is enough.
    shared_folder
        Folder that this process and all workers see; None is the machine's temporary one.

    Raises
    ------
    InputError
        Within the block, where a worker was killed.

    Examples
    --------
    >>> with open_workers(1) as run:
    ...     run(lambda shared, item: shared + item, [1, 2], shared=10)
    [11, 12]
    """
    chosen = Team(team) if isinstance(team, int) else team
    is_here = open_client is None and chosen.processes == 1
    with _ended_by_sigterm(), ExitStack() as stack:
        opened: list[Any] = []

        def run(
            function: Callable[[Any, Any], T],
            items: Sequence[Any],
            *,
            shared: Any,
            step: Step = TILES,
        ) -> list[T]:
            progress.start(
                step.name, n_tiles=len(items), megapixels=_count_megapixels(items, step.pixel_area)
            )
            if chosen.workers == 1 or len(items) < 2:
                return _run_here(function, items, shared, progress)
            with _share(shared, is_here=is_here, folder_above=shared_folder) as sent:
                if not opened:
                    if is_here:
                        _begin(function, sent, items[0])
                    opened.append(stack.enter_context((open_client or open_local_client)(chosen)))
                crew = Crew(opened[0], chosen.workers)
                return _run_there(crew, function, items, sent=sent, progress=progress)

        yield run


def _run_here(
    function: Callable[[Any, Any], T], items: Sequence[Any], shared: Any, progress: Progress
) -> list[T]:
    answers = []
    for item in items:
        answers.append(function(shared, item))
        progress.advance()
    return answers


@dataclass(frozen=True, slots=True)
class Crew:
    """Dask's client of a team, and how many work for it."""

    client: Any
    workers: int


def _run_there(
    crew: Crew,
    function: Callable[[Any, Any], T],
    items: Sequence[Any],
    *,
    sent: str,
    progress: Progress,
) -> list[T]:
    from dask.distributed import as_completed
    from distributed.scheduler import KilledWorker

    answers: list[Any] = [None] * len(items)
    places: dict[Any, int] = {}
    waiting = iter(range(len(items)))

    def submit(place: int) -> Any:
        future = crew.client.submit(_call, function, sent, items[place], place, pure=False)
        places[future] = place
        return future

    try:
        flying = as_completed(  # type: ignore[no-untyped-call]
            [submit(place) for place in islice(waiting, AHEAD * crew.workers)]
        )
        for future in flying:
            answers[places.pop(future)] = future.result()
            future.release()
            progress.advance()
            for place in islice(waiting, 1):
                flying.add(submit(place))  # type: ignore[no-untyped-call]
    except KilledWorker as error:
        message = (
            "a worker process was killed, most likely for want of memory: give the job more, "
            "or choose fewer --workers or a smaller --tile"
        )
        raise InputError(message) from error
    return answers


@contextmanager
def _share(shared: Any, *, is_here: bool, folder_above: Path | None) -> Iterator[str]:
    """Yield the name by which workers find what they share: themselves, or in a file."""
    # A file and not dask's own data, which would be lost with the worker that holds it.
    with tempfile.TemporaryDirectory(prefix="tilflow-", dir=folder_above) as folder:
        sent = Path(folder) / "shared"
        if is_here:
            HERE[str(sent)] = shared
        else:
            from distributed.protocol.pickle import dumps

            sent.write_bytes(dumps(shared))  # type: ignore[no-untyped-call]
        try:
            yield str(sent)
        finally:
            HERE.pop(str(sent), None)
            BEGUN.pop(str(sent), None)


def _begin(function: Callable[[Any, Any], T], sent: str, item: Any) -> None:
    """Begin the first item in a thread while dask is imported and started.

    The worker that is given the item waits for it, so that no more are done at a time.
    """
    pool = ThreadPoolExecutor(1, thread_name_prefix="tilflow-first-tile")
    BEGUN[sent] = pool.submit(function, HERE[sent], item)
    pool.shutdown(wait=False)


def _call(function: Callable[[Any, Any], T], sent: str, item: Any, place: int) -> T:
    if place == 0 and sent in BEGUN:
        begun: T = BEGUN.pop(sent).result()
        return begun
    if sent in HERE:
        return function(HERE[sent], item)
    # Threads that begin together wait for the first, so that one copy is held.
    with LOADING:
        shared = _load(sent)
    return function(shared, item)


AHEAD: Final = 2
"""Items a worker that are handed out at a time: the next is there when one is done."""

HERE: Final[dict[str, Any]] = {}
"""What the workers of a run share that are threads of this process, by its name."""

BEGUN: Final[dict[str, Future[Any]]] = {}
"""The first item of a run that was begun before its workers were there, by the same name."""


LOADING: Final = threading.Lock()


@lru_cache(maxsize=1)
def _load(sent: str) -> Any:
    from distributed.protocol.pickle import loads

    return loads(Path(sent).read_bytes())  # type: ignore[no-untyped-call]


@contextmanager
def open_local_client(team: Team) -> Iterator[Any]:
    """Start workers on this machine: threads of this process, or several processes."""
    import dask
    from dask.distributed import Client, LocalCluster

    is_here = team.processes == 1
    # TemporaryDirectory follows TMPDIR, which a scheduler points to the job's own disk.
    with (
        tempfile.TemporaryDirectory(prefix="tilflow-") as folder,
        dask.config.set({**CLUSTER_SETTINGS, "temporary-directory": folder}),
        LocalCluster(  # type: ignore[no-untyped-call]
            n_workers=0,
            threads_per_worker=team.threads,
            processes=not is_here,
            # Threads talk within the process.
            host=None if is_here else "127.0.0.1",
            # Its page alone takes longer to import than all else; dask listens for it nevertheless,
            # where another cluster on this machine would listen too.
            dashboard_address=None,
            scheduler_kwargs={"dashboard": False, "dashboard_address": "127.0.0.1:0"},
            # A limit ends a process, and this one is no worker's to end.
            memory_limit=0 if is_here or team.process_mb is None else f"{team.process_mb}MiB",
            local_directory=folder,
        ) as cluster,
        Client(cluster) as client,  # type: ignore[no-untyped-call]
    ):
        # Started within the block: what interrupts the start ends them too.
        cluster.scale(team.processes)
        client.wait_for_workers(team.processes)
        yield client


@contextmanager
def _ended_by_sigterm() -> Iterator[None]:
    """Turn SIGTERM into an exit that closes what is open; its default drops everything."""
    is_ours = (
        threading.current_thread() is threading.main_thread()
        and signal.getsignal(signal.SIGTERM) is signal.SIG_DFL
    )
    if not is_ours:
        yield
        return

    def leave(number: int, frame: Any) -> None:
        raise SystemExit(128 + number)

    signal.signal(signal.SIGTERM, leave)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, signal.SIG_DFL)


def _count_megapixels(items: Sequence[Any], pixel_area: float) -> float:
    """Sum the boxes among the items, or in pairs of number and box."""
    boxes = [item[-1] if isinstance(item, tuple) else item for item in items]
    areas = (box.shape[0] * box.shape[1] for box in boxes if isinstance(box, Box))
    return sum(areas) * pixel_area / 1e6

"""Run the same function on many tiles: in this process, or on a dask cluster on this machine."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from typing import Any, Protocol, TypeVar

T = TypeVar("T")


class RunTiles(Protocol):
    """Call ``function(shared, item)`` for every item; the answers come in the items' order."""

    def __call__(
        self, function: Callable[[Any, Any], T], items: Sequence[Any], *, shared: Any
    ) -> list[T]:
        """Return one answer an item."""
        ...


@contextmanager
def open_workers(n_workers: int) -> Iterator[RunTiles]:
    """Yield a `RunTiles` on `n_workers` processes; 1 stays in this process.

    `shared` is sent to each worker once (open zarr arrays travel as their path). A worker holds
    one tile at a time, so that memory follows tile size × workers.

    Examples
    --------
    >>> with open_workers(1) as run:
    ...     run(lambda shared, item: shared + item, [1, 2], shared=10)
    [11, 12]
    """
    if n_workers == 1:
        yield _run_here
        return
    from dask.distributed import Client, LocalCluster

    with (
        LocalCluster(  # type: ignore[no-untyped-call]
            n_workers=n_workers,
            threads_per_worker=1,
            processes=True,
            dashboard_address=":0",
            memory_limit=0,
        ) as cluster,
        Client(cluster) as client,  # type: ignore[no-untyped-call]
    ):

        def run(function: Callable[[Any, Any], T], items: Sequence[Any], *, shared: Any) -> list[T]:
            if not items:
                return []
            sent = client.scatter(shared, broadcast=True, hash=False)
            futures = [client.submit(function, sent, item, pure=False) for item in items]
            answers: list[T] = client.gather(futures)
            return answers

        yield run


def _run_here(function: Callable[[Any, Any], T], items: Sequence[Any], *, shared: Any) -> list[T]:
    from dask.base import compute
    from dask.delayed import delayed

    # Bound beforehand: dask would take dataclasses among the arguments apart.
    calls = [delayed(partial(function, shared, item), pure=False)() for item in items]
    return list(compute(*calls, scheduler="synchronous"))  # type: ignore[no-untyped-call]

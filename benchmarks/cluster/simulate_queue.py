"""10,000 slides on 500 nodes: a simulation of the queue from job times measured on one machine.

``python benchmarks/cluster/simulate_queue.py [--slides 10000] [--nodes 500] [--cores 16]
[--megapixels 2000] [--per-second 5]``

A slide is a chain of four jobs of the cluster, as the profile groups its rules: read; look
(calibrate, tissue, quality, in one); segment; tables. Assumed:

- a job takes its start (`STARTS_S`: processor seconds of a slide of 0.23 Mpx, where all is start)
  and so much a megapixel (`EACH_MPX_S`: of the rules, the difference to a slide of 2.9 Mpx, taken
  as linear, which for the spatial statistics is a guess; segmentation with a net, 0.68 Mpx/s);
- the sizes of the slides are log-normal about the median;
- segmentation runs on as many cores as it asks for, at an efficiency of 0.8;
- Snakemake starts twice in a job of the cluster for each of its own jobs, 2 s each;
- the controller submits at most `--per-second` jobs, keeps at most `--jobs` in the cluster, and
  learns of the end of a job at its next look, up to 40 s later;
- the scheduler takes 5 s to look at a job; a job fits on any free cores of one node, and nobody
  else uses the nodes; memory does not bind, and the file system keeps up;
- one in a hundred jobs fails at a random part of its time and is tried again.

The ideal is the work over all cores. What is lost to it is the price of the queue and the chain.
"""

import argparse
import heapq
import random
from collections import Counter, deque
from itertools import count

from tilflow.study.resources.needs import ask_workers

CHAIN = {
    "read": ("read_slide",),
    "look": ("prepare_slide",),
    "segment": ("segment_slide",),
    "tables": ("tabulate_cells", "describe_slide", "draw_slide"),
}
STARTS_S = {"read": 0.6, "look": 1.3, "segment": 1.3, "tables": 6.8}
EACH_MPX_S = {"read": 0.22, "look": 0.62, "segment": 1.47, "tables": 1.6}
"""Processor seconds of a job as such, and of each megapixel."""

EFFICIENCY = 0.8
START_S = 5.0
LOOK_S = 40.0
FAILING = 0.01
START_OF_SNAKEMAKE_S = 2.0


def main() -> None:
    """Print how long it takes, and how busy the cores are."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--slides", type=int, default=10_000)
    parser.add_argument("--nodes", type=int, default=500)
    parser.add_argument("--cores", type=int, default=16, help="of a node")
    parser.add_argument("--megapixels", type=float, default=2000, help="of the median slide")
    parser.add_argument("--spread", type=float, default=0.5, help="log-scale SD of the sizes")
    parser.add_argument("--jobs", type=int, default=4000, help="in the cluster at a time")
    parser.add_argument("--per-second", type=float, default=5)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    draw = random.Random(options.seed)
    sizes = [
        options.megapixels * draw.lognormvariate(0, options.spread) for _ in range(options.slides)
    ]
    took, busy, counts = simulate(sizes, options, draw)
    total = options.nodes * options.cores
    print(
        f"{options.slides} slides of {options.megapixels:g} Mpx (median) on {total} cores: ", end=""
    )
    print(f"{counts.total()} jobs, {counts['failed']} of them tried again")
    print(f"time {took / 3600:.2f} h; ideal {busy / total / 3600:.2f} h; ", end="")
    print(f"cores busy {busy / total / took:.0%}; ", end="")
    longest = sum(describe_job(job, max(sizes))[1] for job in CHAIN)
    print(f"the largest slide alone, {max(sizes):.0f} Mpx: {longest / 3600:.2f} h")


def describe_job(job: str, megapixels: float) -> tuple[int, float]:
    """Return the cores and the seconds of a job of the cluster."""
    seconds = START_OF_SNAKEMAKE_S * (1 + 2 * len(CHAIN[job])) + STARTS_S[job]
    if job != "segment":
        return 1, seconds + megapixels * EACH_MPX_S[job]
    cores = ask_workers(megapixels)
    speed = cores * (EFFICIENCY if cores > 1 else 1)
    return cores, seconds + megapixels * EACH_MPX_S[job] / speed


class Nodes:
    """Cores that are free, node by node."""

    def __init__(self, nodes: int, cores: int) -> None:
        self.free = [cores] * nodes
        self.with_free: list[set[int]] = [set() for _ in range(cores + 1)]
        self.with_free[cores] = set(range(nodes))

    def take(self, cores: int) -> int | None:
        """Take cores of the fullest node that has them; None where there is none."""
        for nodes in self.with_free[cores:]:
            if nodes:
                node = next(iter(nodes))
                self.change(node, -cores)
                return node
        return None

    def change(self, node: int, cores: int) -> None:
        """Give cores back to a node, or take them."""
        self.with_free[self.free[node]].remove(node)
        self.free[node] += cores
        self.with_free[self.free[node]].add(node)


def simulate(
    sizes: list[float], options: argparse.Namespace, draw: random.Random
) -> tuple[float, float, Counter[str]]:
    """Return the time of the last job's end, core seconds of work, and counts of jobs."""
    names = list(CHAIN)
    nodes = Nodes(options.nodes, options.cores)
    ready = [(0.0, slide, 0) for slide in range(len(sizes))]
    queue: deque[tuple[int, int]] = deque()
    events: list[tuple[float, int, str, int, int]] = []
    numbers = count()
    now, next_submission, in_cluster, busy = 0.0, 0.0, 0, 0.0
    counts: Counter[str] = Counter()

    def add(time: float, what: str, first: int, second: int) -> None:
        heapq.heappush(events, (time, next(numbers), what, first, second))

    while ready or events:
        can_submit = bool(ready) and in_cluster < options.jobs
        submission = max(next_submission, ready[0][0]) if can_submit else float("inf")
        if events and events[0][0] <= submission:
            now, _, what, first, second = heapq.heappop(events)
            if what == "waiting":
                queue.append((first, second))
            elif what == "free":
                nodes.change(first, second)
            else:
                in_cluster -= 1
                counts[what] += 1
                following = second if what == "failed" else second + 1
                if following < len(names):
                    heapq.heappush(ready, (now, first, following))
        else:
            now = submission
            next_submission = now + 1 / options.per_second
            _, slide, step = heapq.heappop(ready)
            in_cluster += 1
            add(now + START_S, "waiting", slide, step)
        # First come, first served: a large job is not overtaken for ever.
        while queue:
            slide, step = queue[0]
            cores, seconds = describe_job(names[step], sizes[slide])
            node = nodes.take(min(cores, options.cores))
            if node is None:
                break
            queue.popleft()
            fails = draw.random() < FAILING
            seconds *= draw.random() if fails else 1
            busy += cores * seconds
            add(now + seconds, "free", node, cores)
            add(now + seconds + draw.random() * LOOK_S, "failed" if fails else "done", slide, step)
    return now, busy, counts


if __name__ == "__main__":
    main()

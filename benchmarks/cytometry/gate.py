"""From an FCS file to counts: tilflow and FlowKit on the same gates, one after the other.

    python benchmarks/cytometry/gate.py [--events 1 5 20] [--repeats 3] [--largest-flowkit 5]

Draws files of that many million events × 20 channels (seeded, in a temporary folder), gates them
with the same 15 gates on compensated logicle scales in processes of their own, in turn, and checks
that the counts are equal. Prints the best of the repeats, ratios, the peak memory of each process
(ru_maxrss) and, beside, the floor: reading the file and passing over its memory once.
"""

import argparse
import json
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import numpy as np

MARKERS = [
    "CD3",
    "CD4",
    "CD8",
    "CD14",
    "CD16",
    "CD19",
    "CD38",
    "CD45",
    "CD45RA",
    "CCR7",
    "CD56",
    "CD69",
    "HLA-DR",
    "PD-1",
    "CD25",
    "Viability",
]

CHANNELS = ["FSC-A", "FSC-H", "SSC-A", *(f"FL{n}-A" for n in range(1, 17)), "Time"]
TOP = 262144.0
CHUNK = 250_000

# Share of the events, FSC, SSC, and the markers that are bright.
KINDS = {
    "cd4": (0.18, 90e3, 40e3, "CD3 CD4 CD45 CD45RA CCR7"),
    "cd8": (0.10, 90e3, 40e3, "CD3 CD8 CD45 CD45RA"),
    "cd8_active": (0.02, 95e3, 42e3, "CD3 CD8 CD45 CD38 HLA-DR CD69 PD-1"),
    "b": (0.06, 88e3, 40e3, "CD19 CD45 HLA-DR CD45RA"),
    "nk": (0.06, 92e3, 42e3, "CD56 CD16 CD45 CD38"),
    "classical": (0.07, 150e3, 85e3, "CD14 CD45 HLA-DR"),
    "non_classical": (0.01, 140e3, 75e3, "CD16 CD45 HLA-DR"),
    "granulocytes": (0.38, 160e3, 170e3, "CD45 CD16"),
    "dead": (0.04, 70e3, 60e3, "CD45 Viability CD3"),
    "debris": (0.08, 25e3, 20e3, ""),
}

# id, parent, dimensions, corners of a polygon or (lower, upper) of each dimension; display scale.
GATES: list[tuple[str, str, list[str], list[tuple[float | None, float | None]], bool]] = [
    (
        "singlets",
        "root",
        ["FSC-A", "FSC-H"],
        [(0.02, 0.01), (0.95, 0.80), (0.95, 1.0), (0.02, 0.10)],
        True,
    ),
    (
        "leukocytes",
        "singlets",
        ["CD45", "SSC-A"],
        [(0.55, 0.02), (1.0, 0.02), (1.0, 0.95), (0.55, 0.95)],
        True,
    ),
    ("viable", "leukocytes", ["Viability"], [(None, 0.55)], False),
    (
        "lymphocytes",
        "viable",
        ["FSC-A", "SSC-A"],
        [(0.2, 0.05), (0.5, 0.05), (0.5, 0.25), (0.35, 0.28), (0.2, 0.2)],
        True,
    ),
    ("t_cells", "lymphocytes", ["CD3", "CD19"], [(0.55, None), (None, 0.55)], False),
    ("b_cells", "lymphocytes", ["CD3", "CD19"], [(None, 0.55), (0.55, None)], False),
    (
        "cd4_t_cells",
        "t_cells",
        ["CD4", "CD8"],
        [(0.55, 0.0), (1.0, 0.0), (1.0, 0.5), (0.55, 0.5)],
        True,
    ),
    ("cd8_t_cells", "t_cells", ["CD4", "CD8"], [(None, 0.55), (0.55, None)], False),
    ("activated_cd8", "cd8_t_cells", ["HLA-DR", "CD38"], [(0.55, None), (0.55, None)], False),
    ("cd69_cd8", "cd8_t_cells", ["CD69"], [(0.55, None)], False),
    ("naive_cd8", "cd8_t_cells", ["CD45RA", "CCR7"], [(0.55, None), (0.55, None)], False),
    ("nk_cells", "lymphocytes", ["CD3", "CD56"], [(None, 0.55), (0.55, None)], False),
    (
        "monocytes",
        "viable",
        ["HLA-DR", "SSC-A"],
        [(0.55, 0.2), (1.0, 0.2), (1.0, 0.5), (0.7, 0.5), (0.55, 0.4)],
        True,
    ),
    ("classical", "monocytes", ["CD14", "CD16"], [(0.55, None), (None, 0.6)], False),
    ("non_classical", "monocytes", ["CD14", "CD16"], [(None, 0.55), (0.55, None)], False),
]
SCATTER = ("FSC-A", "FSC-H", "SSC-A")


def compute_spillover() -> np.ndarray:
    """Return the (16, 16) matrix: neighbours spill most."""
    distance = np.abs(np.subtract.outer(np.arange(16), np.arange(16)))
    return np.where(distance == 0, 1.0, 0.12 * 0.4 ** (distance - 1.0)) * (distance <= 3)


def draw_events(count: int, start: int) -> np.ndarray:
    """Return (count, 20) float32 events; the seed is their place in the file."""
    rng = np.random.default_rng(start)
    shares = [kind[0] for kind in KINDS.values()]
    which = rng.choice(len(KINDS), size=count, p=shares)
    bright = np.array([[m in kind[3].split() for m in MARKERS] for kind in KINDS.values()])
    middle = np.where(bright, np.log(8000.0), np.log(60.0))[which]
    dyes = np.exp(middle + rng.normal(0, 0.45, (count, 16)))
    seen = dyes @ compute_spillover() + rng.normal(0, 60, (count, 16))
    sizes = np.array([kind[1] for kind in KINDS.values()])[which]
    grain = np.array([kind[2] for kind in KINDS.values()])[which]
    fsc = sizes * np.exp(rng.normal(0, 0.1, count))
    height = fsc * rng.normal(0.92, 0.02, count) * np.where(rng.random(count) < 0.05, 0.55, 1.0)
    ssc = grain * np.exp(rng.normal(0, 0.12, count))
    clock = (start + np.arange(count)) / 5000.0
    return np.column_stack([fsc, height, ssc, seen, clock]).astype("<f4")


def write_fcs(path: Path, millions: float) -> None:
    """Write a file of drawn events, chunk by chunk."""
    count = int(millions * 1e6)
    matrix = ",".join(f"{value:.6g}" for value in compute_spillover().reshape(-1))
    begin, size = 8192, count * len(CHANNELS) * 4
    text = {
        "$BEGINDATA": begin,
        "$ENDDATA": begin + size - 1,
        "$BEGINSTEXT": 0,
        "$ENDSTEXT": 0,
        "$BEGINANALYSIS": 0,
        "$ENDANALYSIS": 0,
        "$BYTEORD": "1,2,3,4",
        "$DATATYPE": "F",
        "$MODE": "L",
        "$NEXTDATA": 0,
        "$PAR": len(CHANNELS),
        "$TOT": count,
        "$SPILLOVER": f"16,{','.join(CHANNELS[3:19])},{matrix}",
    }
    for number, name in enumerate(CHANNELS, start=1):
        text |= {f"$P{number}N": name, f"$P{number}B": 32, f"$P{number}E": "0,0"}
        text |= {f"$P{number}R": int(TOP)}
    for number, marker in enumerate(MARKERS, start=4):
        text[f"$P{number}S"] = marker
    body = "|" + "".join(f"{key}|{value}|" for key, value in text.items())
    end = begin + size - 1
    places = (58, 57 + len(body), *((begin, end) if end < 1e8 else (0, 0)), 0, 0)
    head = "FCS3.1    " + "".join(f"{place:>8d}" for place in places)
    with path.open("wb") as stream:
        stream.write((head + body).encode().ljust(begin))
        for start in range(0, count, CHUNK):
            stream.write(draw_events(min(CHUNK, count - start), start).tobytes())


def build_plan() -> tuple[dict[str, object], dict[str, object]]:
    """Return panel and strategy as their YAML files hold them."""
    populations = []
    for name, parent, dims, ends, is_polygon in GATES:
        gate: dict[str, object] = {"scale": "display"}
        if is_polygon:
            gate |= {"kind": "polygon", "dims": dims, "vertices": ends}
        else:
            gate |= {"kind": "rectangle", "bounds": dict(zip(dims, ends, strict=True))}
        populations.append({"id": name, "parent": parent, "gate": gate})
    panel = {
        "name": "benchmark",
        "strategy": "benchmark.yaml",
        # Without a time channel nothing is judged by time: FlowKit does not either.
        "time": "",
        "scatter": {name: name for name in SCATTER},
        "channels": dict(zip(CHANNELS[3:19], MARKERS, strict=True)),
    }
    return panel, {"name": "benchmark", "populations": populations}


def run_tilflow(path: Path, *, judged: bool) -> tuple[float, dict[str, int]]:
    """Gate with tilflow; `judged` also looks for faults over time, which may drop events."""
    from tilflow.cytometry.fcs.reading import open_fcs
    from tilflow.cytometry.gates.strategy import Strategy
    from tilflow.cytometry.panel import Panel
    from tilflow.cytometry.settings import CytometrySettings
    from tilflow.cytometry.tubes.blocks import gate_source
    from tilflow.cytometry.tubes.locked_plan import LockedPlan

    panel, strategy = build_plan()
    panel["time"] = "Time" if judged else ""
    begin = time.perf_counter()
    plan = LockedPlan(Strategy.model_validate(strategy))
    sample = gate_source(open_fcs(path), Panel.model_validate(panel), plan, CytometrySettings())
    counts = {item.id: int(item.members.sum()) for item in sample.gated.populations}
    return time.perf_counter() - begin, counts


def run_flowkit(path: Path) -> tuple[float, dict[str, int]]:
    """Gate with FlowKit."""
    import flowkit

    begin = time.perf_counter()
    sample = flowkit.Sample(path)
    plan = flowkit.GatingStrategy()
    labels = CHANNELS[3:19]
    plan.add_comp_matrix("spill", flowkit.Matrix(compute_spillover(), labels, labels))
    plan.add_transform("logicle", flowkit.transforms.LogicleTransform(TOP, 0.5, 4.5, 0.0))
    plan.add_transform("linear", flowkit.transforms.LinearTransform(TOP, 0.0))
    paths: dict[str, tuple[str, ...]] = {"root": ()}
    by_marker = dict(zip(MARKERS, labels, strict=True))
    for name, parent, dims, ends, is_polygon in GATES:
        paths[name] = (*paths[parent], parent)
        made = []
        for dim, (low, high) in zip(dims, [(None, None)] * 2 if is_polygon else ends, strict=True):
            of = {"compensation_ref": "spill", "transformation_ref": "logicle"}
            if dim in SCATTER:
                of = {"compensation_ref": "uncompensated", "transformation_ref": "linear"}
            made.append(
                flowkit.Dimension(by_marker.get(dim, dim), **of, range_min=low, range_max=high)
            )
        if is_polygon:
            gate = flowkit.gates.PolygonGate(name, made, ends)
        else:
            gate = flowkit.gates.RectangleGate(name, made)
        plan.add_gate(gate, paths[name])
    results = plan.gate_sample(sample)
    counts = {name: int(results.get_gate_count(name, paths[name])) for name, *_ in GATES}
    return time.perf_counter() - begin, counts


def run_floor(path: Path) -> tuple[float, dict[str, int]]:
    """Read the file and pass over its values once, in blocks."""
    begin, total = time.perf_counter(), 0.0
    buffer = np.empty(2**20, dtype=np.uint8)
    with path.open("rb") as stream:
        while size := stream.readinto(buffer):
            total += float(buffer[: size // 4 * 4].view("<f4").sum(dtype=np.float32))
    return time.perf_counter() - begin, {}


def measure(what: str, path: Path) -> dict[str, object]:
    """Run one engine in a process of its own."""
    command = [sys.executable, str(Path(__file__).resolve()), "--run", what, str(path)]
    answer = subprocess.run(command, check=True, capture_output=True, text=True)
    return dict(json.loads(answer.stdout.splitlines()[-1]))


def report(what: str, path: Path) -> None:
    """Print what one engine needs, as JSON."""
    # What is imported is not measured: both engines are loaded once and used for many files.
    if what.startswith("tilflow") or what == "nothing":
        import tilflow.cytometry.tubes.blocks  # noqa: F401
    elif what == "flowkit":
        import flowkit  # noqa: F401
    runs = {
        "tilflow": lambda: run_tilflow(path, judged=False),
        "tilflow_judged": lambda: run_tilflow(path, judged=True),
        "flowkit": lambda: run_flowkit(path),
        "floor": lambda: run_floor(path),
        "nothing": lambda: (0.0, {}),
    }
    if what.startswith("write="):
        write_fcs(path, float(what.removeprefix("write=")))
        what = "nothing"
    begin = time.process_time()
    seconds, counts = runs[what]()
    processor = time.process_time() - begin
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    answer = {"seconds": seconds, "processor": processor, "peak_mib": peak, "counts": counts}
    print(json.dumps(answer))


def main() -> None:
    """Print one line for each file and engine."""
    parser = argparse.ArgumentParser(description="tilflow and FlowKit from FCS file to counts")
    parser.add_argument("--events", type=float, nargs="+", default=[1, 5, 20], help="millions")
    parser.add_argument("--repeats", type=int, default=3)
    parser.add_argument("--largest-flowkit", type=float, default=5, help="millions of events")
    parser.add_argument("--run", nargs=2, metavar=("ENGINE", "FCS"), help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.run:
        report(arguments.run[0], Path(arguments.run[1]))
        return
    print(
        "events (M)  engine            seconds  processor s  x of tilflow  peak MiB"
        "  x of float32 events"
    )
    with tempfile.TemporaryDirectory() as folder:
        base = float(measure("nothing", Path(folder))["peak_mib"])
        print(f"imports alone hold {base:.0f} MiB")
        for millions in arguments.events:
            path = Path(folder) / f"{millions:g}.fcs"
            # In a process of its own: what it holds would count as the peak of those that follow.
            measure(f"write={millions}", path)
            compare(path, millions, arguments)
            path.unlink()


def compare(path: Path, millions: float, arguments: argparse.Namespace) -> None:
    """Measure the engines in turn, and print the best of each."""
    engines = ["floor", "tilflow", "tilflow_judged"]
    engines += ["flowkit"] if millions <= arguments.largest_flowkit else []
    found: dict[str, list[dict[str, object]]] = {engine: [] for engine in engines}
    for _ in range(arguments.repeats):
        for engine in engines:
            found[engine].append(measure(engine, path))
    events_mib = millions * 1e6 * len(CHANNELS) * 4 / 2**20
    own = min(float(run["seconds"]) for run in found["tilflow"])
    for engine, runs in found.items():
        seconds = min(float(run["seconds"]) for run in runs)
        processor = min(float(run["processor"]) for run in runs)
        peak = max(float(run["peak_mib"]) for run in runs)
        print(
            f"{millions:10g}  {engine:16s}{seconds:9.2f}{processor:13.2f}{seconds / own:14.2f}"
            f"{peak:10.0f}{peak / events_mib:21.2f}"
        )
    if "flowkit" in found:
        ours, theirs = found["tilflow"][0]["counts"], found["flowkit"][0]["counts"]
        assert ours == theirs, (ours, theirs)
        print(f"            counts of all {len(GATES)} gates equal, {sum(ours.values())} in all")


if __name__ == "__main__":
    main()

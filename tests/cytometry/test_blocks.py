"""Files gated in blocks: the same numbers for any block, as for the whole, and in little memory."""

import json
import subprocess
import sys
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

import tilflow
from tilflow.cytometry.fcs.reading import open_fcs, read_fcs
from tilflow.cytometry.gates.strategy import Strategy, find_strategy, read_strategy
from tilflow.cytometry.panel import Panel, read_panel
from tilflow.cytometry.settings import CytometrySettings
from tilflow.cytometry.signal.quality import REASONS
from tilflow.cytometry.tubes import blocks
from tilflow.cytometry.tubes.blocks import gate_source, take_events
from tilflow.cytometry.tubes.counting import CountInputs
from tilflow.cytometry.tubes.locked_plan import LockedPlan
from tilflow.cytometry.tubes.sample import gate_sample, tabulate_sample

FIXED = [
    {"id": "cells", "gate": {"kind": "rectangle", "bounds": {"FSC-A": [20000, None]}}},
    {
        "id": "single",
        "parent": "cells",
        "gate": {
            "kind": "polygon",
            "dims": ["FSC-A", "FSC-H"],
            "vertices": [[0, 0], [262144, 221000], [262144, 262144], [0, 20000]],
        },
    },
    {
        "id": "t",
        "parent": "single",
        "exclude": ["bright"],
        "gate": {"kind": "cuts", "cuts": {"CD3": {"method": "fixed", "at": 1500}}},
    },
    {
        "id": "cd8",
        "parent": "t",
        "gate": {"kind": "quadrant", "dividers": {"CD4": 1200, "CD8": 3000}, "keep": {}},
    },
    {
        "id": "any",
        "parent": "cd8",
        "gate": {
            "kind": "cuts",
            "combine": "any",
            "cuts": {
                "HLA-DR": {"method": "fixed", "at": 900},
                "CD38": {"method": "fixed", "at": 400, "side": "below"},
            },
        },
    },
    {
        "id": "round",
        "parent": "single",
        "gate": {
            "kind": "ellipsoid",
            "dims": ["CD14", "CD16"],
            "mean": [0.7, 0.4],
            "covariance": [[0.01, 0.002], [0.002, 0.02]],
            "distance_square": 3.0,
        },
    },
    {
        "id": "not_cd8",
        "parent": "t",
        "gate": {"kind": "boolean", "of": ["single"], "without": ["cd8"]},
    },
]
BRIGHT = {"id": "bright", "gate": {"kind": "rectangle", "bounds": {"CD3": [50000, None]}}}
FIXED[3]["gate"]["keep"] = {"CD4": "below", "CD8": "above"}
STRATEGIES = {
    "fixed": Strategy(name="fixed", populations=(BRIGHT, *FIXED)),
    "whole_blood": read_strategy(find_strategy("whole_blood")),
}


@pytest.fixture(scope="module")
def tube(tmp_path_factory, blood_maker) -> Path:
    path = tmp_path_factory.mktemp("tube") / "a.fcs"
    return blood_maker(3, 24_000, clog=True).write(path)


def gate(path: Path, strategy: Strategy, panel: Panel | None = None, **reading: int):
    reading = {"placing_events": 10_000, "block_events": 4_000, "threads": 1, **reading}
    settings = CytometrySettings.model_validate({"reading": reading})
    panel = panel or read_panel("whole_blood")
    return gate_source(open_fcs(path), panel, LockedPlan(strategy), settings)


def tabulate(sample, path: Path) -> pd.DataFrame:
    inputs = CountInputs(method="none")
    return tabulate_sample(
        sample,
        read_panel("whole_blood"),
        open_fcs(path),
        inputs,
        CytometrySettings(),
        sample_id="S",
        fcs_sha256="",
    )


@pytest.mark.parametrize("strategy", STRATEGIES.values(), ids=STRATEGIES)
def test_numbers_do_not_depend_on_the_blocks(tube, strategy):
    reference = gate(tube, strategy, block_events=24_000)
    table = tabulate(reference, tube)
    assert table["n_events"].sum() > 10_000
    for reading in ({"block_events": 1_000}, {"block_events": 7_777, "threads": 3}):
        other = gate(tube, strategy, **reading)
        pd.testing.assert_frame_equal(other.members(), reference.members())
        pd.testing.assert_frame_equal(tabulate(other, tube), table)
        np.testing.assert_array_equal(other.quality.codes, reference.quality.codes)
        assert other.gated.leukocyte_doublets == reference.gated.leukocyte_doublets


def test_fixed_gates_in_blocks_are_those_of_the_whole(tube):
    panel = read_panel("whole_blood").model_copy(update={"time": ""})
    whole = gate_sample(read_fcs(tube), panel, STRATEGIES["fixed"], CytometrySettings())
    in_blocks = gate(tube, STRATEGIES["fixed"], panel)
    assert whole.members().sum().min() > 10
    pd.testing.assert_frame_equal(in_blocks.members(), whole.members())
    kept = [item.gate for item in in_blocks.gated.populations]
    assert kept == [item.gate for item in whole.gated.populations]


@pytest.mark.parametrize("strategy", STRATEGIES.values(), ids=STRATEGIES)
def test_descending_calls_the_events_that_every_gate_asked_of_all_calls(
    tube, strategy, monkeypatch
):
    descended = gate(tube, strategy)
    monkeypatch.setattr(blocks, "can_descend", lambda _: False)
    asked = gate(tube, strategy)
    pd.testing.assert_frame_equal(descended.members(), asked.members())
    assert descended.gated.leukocyte_doublets == asked.gated.leukocyte_doublets


def test_gates_placed_on_a_part_are_near_those_of_the_whole(tube):
    whole = gate(tube, STRATEGIES["whole_blood"], placing_events=30_000).members()
    part = gate(tube, STRATEGIES["whole_blood"])
    told = {item.id: item.gate.how for item in part.gated.populations}
    assert told["cd8_t_cells"].endswith("in 8000 of 24000 events")
    for path in whole.columns:
        if whole[path].sum() < 20:
            continue
        overlap = (whole[path] & part.members()[path]).sum()
        f1 = 2 * overlap / (whole[path].sum() + part.members()[path].sum())
        assert f1 > 0.95, path


def test_events_between_judged_ones_share_their_judgement(tube):
    clogged = np.zeros(24_000, dtype=bool)
    clogged[6_000:6_500] = True
    sample = gate(tube, STRATEGIES["whole_blood"])
    off = ~sample.quality.usable
    assert off[clogged].mean() > 0.7
    assert off[~clogged].mean() < 0.02
    named = np.isin(sample.quality.codes, [REASONS.index("ok"), REASONS.index("margin")])
    np.testing.assert_array_equal(named, ~off)


def test_intensities_may_lie_in_a_file(tube, monkeypatch):
    in_memory = tabulate(gate(tube, STRATEGIES["whole_blood"]), tube)
    monkeypatch.setattr(blocks, "KEPT_BYTES", 0)
    sample = gate(tube, STRATEGIES["whole_blood"])
    pd.testing.assert_frame_equal(tabulate(sample, tube), in_memory)
    number = sample.names.index("CD14")
    everything = np.asarray(sample.columns.linear(number))
    np.testing.assert_array_equal(everything, sample.linear[:, number])


def test_events_are_taken_evenly(tube):
    whole, part = read_fcs(tube), take_events(open_fcs(tube), 7)
    np.testing.assert_array_equal(part.events, whole.events[::7])
    assert part.n_events == len(part.events)


LIMITED = """
import json, resource, sys
from pathlib import Path
from tilflow.cytometry.tubes.blocks import gate_source, take_events
from tilflow.cytometry.fcs.reading import open_fcs
from tilflow.cytometry.tubes.locked_plan import LockedPlan
from tilflow.cytometry.panel import Panel
from tilflow.cytometry.settings import CytometrySettings
from tilflow.cytometry.gates.strategy import Strategy

path, plan, block = Path(sys.argv[1]), json.loads(sys.argv[2]), int(sys.argv[3])
panel = Panel.model_validate(plan["panel"])
locked = LockedPlan(Strategy.model_validate(plan["strategy"]))
settings = CytometrySettings.model_validate({"reading": {"block_events": block, "threads": 1}})
source = open_fcs(path)
held = int(Path("/proc/self/statm").read_text().split()[0]) * resource.getpagesize()
resource.setrlimit(resource.RLIMIT_AS, (held + 60_000_000, held + 60_000_000))
try:
    take_events(source, 1)
except MemoryError:
    pass
else:
    raise SystemExit("the limit holds the whole file")
sample = gate_source(source, panel, locked, settings)
print(json.dumps({item.id: int(item.members.sum()) for item in sample.gated.populations}))
"""


def test_a_file_larger_than_memory_is_gated(tmp_path, fcs_writer):
    rng = np.random.default_rng(5)
    channels = {f"FL{n}-A": f"M{n}" for n in range(1, 21)}
    some = rng.lognormal(6, 1.5, (40_000, 20))
    path = fcs_writer(tmp_path / "a.fcs", channels, np.tile(some, (15, 1)), drop=("$NEXTDATA",))
    assert path.stat().st_size == 4096 + 48_000_000
    plan = {
        "panel": {
            "name": "p",
            "strategy": "s",
            "spillover": "none",
            "time": "",
            "scatter": {},
            "channels": channels,
        },
        "strategy": {
            "name": "s",
            "populations": [
                {"id": "a", "gate": {"kind": "rectangle", "bounds": {"M1": [400, None]}}},
                {
                    "id": "b",
                    "parent": "a",
                    "gate": {
                        "kind": "polygon",
                        "dims": ["M2", "M3"],
                        "vertices": [[50, 50], [5000, 90], [900, 9000]],
                    },
                },
            ],
        },
    }
    # 48 MB in the file, 96 MB as doubles; 60 MB may be taken.
    done = subprocess.run(
        [sys.executable, "-c", LIMITED, path, json.dumps(plan), "16384"],
        capture_output=True,
        text=True,
        check=False,
        env={"MALLOC_ARENA_MAX": "1", "OPENBLAS_NUM_THREADS": "1", "PYTHONPATH": _source()},
    )
    assert done.returncode == 0, done.stderr
    counts = json.loads(done.stdout)
    strategy, panel = Strategy.model_validate(plan["strategy"]), Panel.model_validate(plan["panel"])
    unlimited = gate(path, strategy, panel, block_events=600_000)
    assert counts == {item.id: int(item.members.sum()) for item in unlimited.gated.populations}
    assert counts["a"] == 15 * int((some[:, 0].astype("f4") >= 400).sum())
    assert 0 < counts["b"] < counts["a"]


def _source() -> str:
    return str(Path(tilflow.__file__).parents[1])

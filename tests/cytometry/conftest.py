"""Small files made by hand: an FCS writer that can lie, and blood whose truth is known."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pytest

MARKERS = {
    "FITC-A": "CD3",
    "PE-A": "CD38",
    "PerCP-Cy5-5-A": "CD8",
    "PE-Cy7-A": "CD16",
    "APC-A": "CD14",
    "APC-H7-A": "Viability",
    "V450-A": "HLA-DR",
    "V500-A": "CD45",
    "BV605-A": "CD4",
    "BV786-A": "CD69",
}
NEGATIVE = 90.0
BEADS_ADDED, BLOOD_UL = 50_000, 50.0


def write_fcs(
    path: Path,
    channels: Mapping[str, str],
    events: np.ndarray,
    *,
    keywords: Mapping[str, str] | None = None,
    order: str = "<",
    dtype: str = "f4",
    version: str = "FCS3.1",
    drop: tuple[str, ...] = (),
) -> Path:
    """Write events (n, channels) as they are; `keywords` replace or add, `drop` removes."""
    values = np.asarray(events).astype(f"{order}{dtype}")
    kind = {"f4": "F", "f8": "D"}.get(dtype, "I")
    text = {
        "$BYTEORD": "1,2,3,4" if order == "<" else "4,3,2,1",
        "$DATATYPE": kind,
        "$MODE": "L",
        "$NEXTDATA": "0",
        "$PAR": str(len(channels)),
        "$TOT": str(len(values)),
    }
    for number, (channel, marker) in enumerate(channels.items(), start=1):
        text |= {
            f"$P{number}N": channel,
            f"$P{number}B": str(values.dtype.itemsize * 8),
            f"$P{number}E": "0,0",
            f"$P{number}R": "262144",
        }
        text |= {f"$P{number}S": marker} if marker else {}
    text |= keywords or {}
    begin = 4096
    data = values.tobytes()
    text = {
        "$BEGINDATA": str(begin),
        "$ENDDATA": str(begin + len(data) - 1),
        "$BEGINANALYSIS": "0",
        "$ENDANALYSIS": "0",
        **text,
    }
    body = "/" + "".join(f"{key}/{value}/" for key, value in text.items() if key not in drop)
    assert 256 + len(body) < begin
    offsets = (256, 256 + len(body) - 1, begin, begin + len(data) - 1, 0, 0)
    header = version + "    " + "".join(f"{offset:8d}" for offset in offsets)
    path.write_bytes(header.ljust(256).encode() + body.encode().ljust(begin - 256) + data)
    return path


@pytest.fixture(scope="session")
def fcs_writer() -> Callable[..., Path]:
    """`write_fcs`."""
    return write_fcs


@dataclass(frozen=True)
class Blood:
    """A tube whose events are known: `classes` names the class of each."""

    channels: dict[str, str]
    events: np.ndarray
    classes: np.ndarray
    spillover: np.ndarray

    def write(self, path: Path, **keywords: str) -> Path:
        """Write the tube as an FCS file."""
        names = list(MARKERS)
        numbers = ",".join(f"{value:g}" for value in self.spillover.ravel())
        text = {
            "$SPILLOVER": f"{len(names)},{','.join(names)},{numbers}",
            "$TIMESTEP": "0.01",
            **keywords,
        }
        return write_fcs(path, self.channels, self.events, keywords=text)

    def count(self, *classes: str) -> int:
        """Return the single events of some classes."""
        return int(np.isin(self.classes, classes).sum())

    def true_count(self, *classes: str) -> float:
        """Return cells per µL by the true numbers, both cells of a doublet counted."""
        cells = sum(
            int((parts == name).sum()) for name in classes for parts in self.split_classes()
        )
        return cells / self.count("beads") * BEADS_ADDED / BLOOD_UL

    def split_classes(self) -> tuple[np.ndarray, np.ndarray]:
        """Return first and second cell of each event; the second is empty for single ones."""
        parts = np.char.partition(self.classes, "+")
        return parts[:, 0], parts[:, 2]


LOOKS: dict[str, dict[str, float]] = {
    # name: FSC-A, SSC-A and the markers that are not negative
    "debris": {"FSC": 9_000, "SSC": 5_000, "CD45": 70},
    "cd4": {"FSC": 60_000, "SSC": 15_000, "CD45": 24_000, "CD3": 6_000, "CD4": 10_000},
    "cd8": {"FSC": 60_000, "SSC": 15_000, "CD45": 24_000, "CD3": 6_000, "CD8": 13_000},
    "cd8_active": {
        "FSC": 60_000,
        "SSC": 15_000,
        "CD45": 24_000,
        "CD3": 6_000,
        "CD8": 13_000,
        "HLA-DR": 3_200,
        "CD38": 8_000,
    },
    "nk": {"FSC": 64_000, "SSC": 17_000, "CD45": 21_000, "CD16": 10_000, "CD38": 2_500},
    "b": {"FSC": 60_000, "SSC": 15_000, "CD45": 20_000, "HLA-DR": 8_000},
    "classical": {
        "FSC": 105_000,
        "SSC": 42_000,
        "CD45": 14_000,
        "CD14": 19_000,
        "HLA-DR": 5_500,
    },
    "intermediate": {
        "FSC": 105_000,
        "SSC": 42_000,
        "CD45": 14_000,
        "CD14": 15_000,
        "CD16": 3_400,
        "HLA-DR": 11_000,
    },
    "non_classical": {
        "FSC": 92_000,
        "SSC": 35_000,
        "CD45": 14_000,
        "CD14": 1_800,
        "CD16": 11_000,
        "HLA-DR": 6_500,
    },
    "neutrophil": {"FSC": 128_000, "SSC": 112_000, "CD45": 6_500, "CD16": 24_000},
    "dead": {"FSC": 40_000, "SSC": 20_000, "CD45": 12_000, "Viability": 22_000},
}

SHARES = {
    "debris": 0.18,
    "cd4": 0.07,
    "cd8": 0.045,
    "nk": 0.03,
    "b": 0.02,
    "classical": 0.045,
    "intermediate": 0.006,
    "non_classical": 0.009,
    "neutrophil": 0.45,
    "dead": 0.02,
}


def make_blood(
    seed: int,
    n_events: int = 13_000,
    *,
    brightness: float = 1.0,
    active_fraction: float = 0.08,
    doublets: float = 0.03,
    clog: bool = False,
) -> Blood:
    """Draw a tube: classes by `SHARES`, log-normal markers, spillover, photon noise, doublets."""
    generator = np.random.default_rng(seed)
    names = list(SHARES)
    weights = np.array([SHARES[name] for name in names])
    cells = generator.choice(names, size=n_events, p=weights / weights.sum()).astype(object)
    is_cd8 = cells == "cd8"
    cells[is_cd8 & (generator.uniform(size=n_events) < active_fraction)] = "cd8_active"
    is_bead = generator.uniform(size=n_events) < 0.1
    partner = generator.permutation(cells)
    is_double = (generator.uniform(size=n_events) < doublets) & ~is_bead
    is_double &= (cells != "debris") & (partner != "debris")

    first, second = _look(cells, generator, brightness), _look(partner, generator, brightness)
    area = first["FSC"] + np.where(is_double, second["FSC"], 0)
    height = 0.92 * np.where(is_double, np.maximum(first["FSC"], second["FSC"]), first["FSC"])
    height *= np.exp(0.028 * generator.standard_normal(n_events))
    side = first["SSC"] + np.where(is_double, second["SSC"], 0)
    dyes = np.column_stack(
        [first[marker] + np.where(is_double, second[marker], 0) for marker in MARKERS.values()]
    )
    area[is_bead], side[is_bead] = 34_000, 62_000
    height[is_bead] = 0.92 * 34_000
    dyes[is_bead] = 120_000 * np.exp(0.03 * generator.standard_normal((int(is_bead.sum()), 10)))
    spillover = np.eye(10) + 0.06 * np.eye(10, k=1) + 0.02 * np.eye(10, k=-1)
    seen = dyes @ spillover
    seen += generator.standard_normal(seen.shape) * np.sqrt(25.0**2 + 6.0 * seen)
    gaps = generator.exponential(0.25, n_events)
    if clog:
        stretch = slice(6_000, 6_500)
        seen[stretch] *= 0.6
        gaps[stretch] /= 0.45
    time = np.floor(np.cumsum(gaps))
    events = np.column_stack([time, area, height, side, seen]).clip(-262143, 262143)
    events[:, 1:4] = events[:, 1:4].clip(0, 262143)
    classes = np.where(is_double, cells + "+" + partner, cells)
    classes[is_bead] = "beads"
    channels = {"Time": "", "FSC-A": "", "FSC-H": "", "SSC-A": "", **MARKERS}
    return Blood(channels, events, classes.astype(str), spillover)


def _look(
    cells: np.ndarray, generator: np.random.Generator, brightness: float
) -> dict[str, np.ndarray]:
    look = {}
    for name, sigma in (("FSC", 0.08), ("SSC", 0.15), *((m, 0.28) for m in MARKERS.values())):
        usual = NEGATIVE if name in MARKERS.values() else 1.0
        medians = {cell: LOOKS[cell].get(name, usual) for cell in LOOKS}
        median = np.array([medians[cell] for cell in cells])
        factor = brightness if name in MARKERS.values() else 1.0
        look[name] = median * factor * np.exp(sigma * generator.standard_normal(len(cells)))
    return look


@pytest.fixture(scope="session")
def blood_maker() -> Callable[..., Blood]:
    """`make_blood`."""
    return make_blood


@pytest.fixture(scope="session")
def blood() -> Blood:
    """One ordinary tube."""
    return make_blood(1)

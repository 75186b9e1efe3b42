"""Literal studies: sheets in, problems out."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import flowio
import numpy as np
import pytest
import tifffile

PATIENTS = """\
patient_id	stratum	inclusion_date	first_dose_date
P01	A	2024-01-02	2024-01-10
P02	B	2024-01-03	2024-01-11
"""

BLOOD = """\
sample_id	patient_id	visit	collected_at	fcs	panel	count_method
P01-V1	P01	baseline	2024-01-09T08:30	fcs/P01-V1.fcs	panels/two_colours.yaml	none
P02-V1	P02	baseline	2024-01-10T09:00	fcs/P02-V1.fcs	panels/two_colours.yaml	none
"""

PANEL = """\
name: two_colours
strategy: two_colours.gates.yaml
spillover: none
time: Time
scatter: {FSC-A: FSC-A, SSC-A: SSC-A}
channels: {FITC-A: CD3, PE-A: CD8}
"""

STRATEGY = """\
name: two_colours
populations:
  - {id: t_cells, gate: {kind: rectangle, bounds: {CD3: [1000, null]}}}
"""

CHANNELS = ("Time", "FSC-A", "SSC-A", "FITC-A", "PE-A")
MARKERS = ("", "", "", "CD3", "CD8")


def write_fcs(
    path: Path, channels: Sequence[str] = CHANNELS, markers: Sequence[str] = MARKERS
) -> Path:
    """Write ten events."""
    path.parent.mkdir(parents=True, exist_ok=True)
    events = np.arange(10 * len(channels), dtype=float)
    with path.open("wb") as stream:
        flowio.create_fcs(stream, events, list(channels), opt_channel_names=list(markers))
    return path


@pytest.fixture
def make_sheets(tmp_path: Path) -> Callable[..., Path]:
    """Write texts (or bytes) as the files of a study folder."""

    def make(sheets: Mapping[str, str | bytes]) -> Path:
        folder = tmp_path / "study"
        folder.mkdir(exist_ok=True)
        for name, text in sheets.items():
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return folder

    return make


@pytest.fixture
def study(make_sheets: Callable[..., Path]) -> Path:
    """A study of two patients and two tubes in which nothing is wrong."""
    folder = make_sheets(
        {
            "patients.tsv": PATIENTS,
            "blood_samples.tsv": BLOOD,
            "panels/two_colours.yaml": PANEL,
            "panels/two_colours.gates.yaml": STRATEGY,
            "config.yaml": "results: out\n",
        }
    )
    for name in ("P01-V1", "P02-V1"):
        write_fcs(folder / "fcs" / f"{name}.fcs")
    return folder


@pytest.fixture
def tubes() -> Callable[..., Path]:
    """Write FCS files of ten events."""
    return write_fcs


@pytest.fixture
def slides() -> Callable[..., Path]:
    """Write TIFF slides of 64 × 64 pixels."""

    def write(path: Path, channels: Sequence[str] = (), *, pixel_size_um: float | None) -> Path:
        path.parent.mkdir(parents=True, exist_ok=True)
        metadata: dict[str, object] = {"axes": "CYX" if channels else "YXS"}
        if channels:
            metadata["Channel"] = {"Name": list(channels)}
        if pixel_size_um is not None:
            side = {"PhysicalSizeX": pixel_size_um, "PhysicalSizeY": pixel_size_um}
            units = {"PhysicalSizeXUnit": "µm", "PhysicalSizeYUnit": "µm"}
            metadata |= {**side, **units}
        shape = (len(channels), 64, 64) if channels else (64, 64, 3)
        pixels = np.full(shape, 200, "uint16" if channels else "uint8")
        photometric = "minisblack" if channels else "rgb"
        tifffile.imwrite(path, pixels, ome=True, metadata=metadata, photometric=photometric)
        return path

    return write

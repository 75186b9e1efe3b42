"""FCS 3.1 files: FlowIO lays out header, text and data; nothing in them identifies anybody."""

import io
from array import array
from pathlib import Path
from typing import Final

import flowio
import numpy as np
import numpy.typing as npt

from tilflow.simulate.detectors import CHANNELS, DETECTORS, SCATTER
from tilflow.staging import staged

NO_CRC: Final = b"00000000"
"""FCS 3.1, section 3.5: eight zeros stand for a checksum that was not computed."""

INSTRUMENT: Final = "tilflow simulate"


def write_fcs(
    path: Path,
    events: npt.NDArray[np.float32],
    *,
    spillover: npt.NDArray[np.float64],
    time_step_s: float,
    full_scale: int,
    volume_ul: float | None,
) -> None:
    """Write the events of a tube, not compensated, with the matrix that compensates them.

    No date, no clock time, no operator and no free text is written: they are optional in FCS 3.1.

    Parameters
    ----------
    path
        The file.
    events
        (n, channels) in the order of `detectors.CHANNELS`.
    spillover
        (fluorochrome, detector); goes to ``$SPILLOVER``.
    time_step_s
        Seconds per unit of the time channel: ``$TIMESTEP``.
    full_scale
        ``$PnR`` of every channel but time, whose range is what its values need.
    volume_ul
        Acquired volume; goes to ``$VOL`` in nl. None where the cytometer does not measure it.
    """
    time_range = max(full_scale, int(events[:, 0].max(initial=0)) + 1)
    text = {
        "cyt": INSTRUMENT,
        "timestep": f"{time_step_s:g}",
        "spillover": _format_spillover(spillover),
        "p1r": str(time_range),
        **{f"p{n}r": str(full_scale) for n in range(2, len(CHANNELS) + 1)},
    }
    if volume_ul is not None:
        text["vol"] = f"{volume_ul * 1000:.0f}"
    markers = ["", *("" for _ in SCATTER), *(detector.marker for detector in DETECTORS)]
    values = array("f")
    values.frombytes(np.ascontiguousarray(events, dtype="<f4").tobytes())
    with staged(path) as temporary, temporary.open("wb") as stream:
        flowio.create_fcs(stream, values, list(CHANNELS), markers, text)
        stream.seek(0, io.SEEK_END)
        stream.write(NO_CRC)


def _format_spillover(spillover: npt.NDArray[np.float64]) -> str:
    names = [detector.channel for detector in DETECTORS]
    return ",".join([str(len(names)), *names, *(f"{value:.6g}" for value in spillover.ravel())])

"""Thresholds of a tube as a file: ``gates.json`` of each tube, and the shared ones of a patient.

``tilflow cytometry place`` writes what a tube shows by itself, with the standard error of every
position; ``align`` reads the tubes of a patient and of its batches and writes where the gates of
the patient's tubes go. Positions are compared on one scale for all tubes, whatever a tube's own
display scale is: logicle for markers, linear for scatter.
"""

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from tilflow.cytometry.gates.alignment import Aligned, Observation, align_site
from tilflow.cytometry.gates.datadriven import Position
from tilflow.cytometry.gates.sites import Site
from tilflow.cytometry.settings import AlignmentSettings
from tilflow.cytometry.signal.transforms import Linear, Logicle
from tilflow.errors import InputError
from tilflow.staging import staged

Array = npt.NDArray[np.float64]

DIGITS: Final = 9
ORDER_OF_ERROR: Final = 0.2
"""The error of a density's extreme falls with the events' number to the power of -1/5
(Parzen, Ann Math Stat 1962;33:1065, at the kernel width of the rule of thumb)."""


@dataclass(frozen=True)
class Measure:
    """Between a tube's display scale and the scale on which tubes are compared."""

    display: Any
    """Display scale of the dimension; None for a plain number."""

    def to_linear(self, at: float) -> float:
        """Return a display value on the linear scale."""
        if self.display is None or not np.isfinite(at):
            return at
        return float(self.display.invert(np.array([at]))[0])

    def compare(self, linear: float) -> float:
        """Return a linear value on the scale of comparison."""
        if self.display is None or not np.isfinite(linear):
            return linear
        return float(self.common.apply(np.array([linear]))[0])

    def undo(self, at: float) -> float:
        """Return a value on the scale of comparison on the linear scale."""
        return at if self.display is None else float(self.common.invert(np.array([at]))[0])

    @property
    def common(self) -> Any:
        """Scale on which the tubes are compared."""
        return Logicle() if self.display.kind != "linear" else Linear(t=self.display.t)


def compute_error(site: Site, measure: Measure, settings: AlignmentSettings) -> float:
    """Return the standard error of a position, on the scale of comparison.

    Two parts, added as variances. By the bootstrap: the events are drawn anew with replacement and
    the threshold is found in each draw; the draws follow from the site's name alone, so that a
    tube's answer is the same at any time. And the flatness of a valley, which the bootstrap does
    not see: an empty gap stays empty in every draw.
    """
    n = len(site.values)
    if n < 2 or not np.isfinite(site.position.at):
        return float("inf")
    seeds = np.frombuffer(hashlib.sha256(site.name.encode()).digest()[:16], dtype="<u4")
    generator = np.random.default_rng([int(seed) for seed in seeds])
    step = max(1, -(-n // settings.bootstrap_events))
    values = np.sort(site.values)[::step]
    found = [
        site.find(values[generator.integers(len(values), size=len(values))]).at
        for _ in range(settings.bootstrap_repeats)
    ]
    places = [measure.compare(measure.to_linear(at)) for at in found]
    finite = np.array([place for place in places if np.isfinite(place)])
    if len(finite) < settings.bootstrap_repeats / 2:
        return float("inf")
    drawn = float(finite.std(ddof=1)) * (len(values) / n) ** ORDER_OF_ERROR
    doubt = site.position.doubt
    ends = [measure.compare(measure.to_linear(site.position.at + side * doubt)) for side in (-1, 1)]
    return float(np.hypot(drawn, (ends[1] - ends[0]) / 2))


def describe_site(site: Site, settings: AlignmentSettings) -> dict[str, Any]:
    """Return one position as ``gates.json`` holds it."""
    measure = Measure(site.scale)
    position = site.position
    is_found = position.how != "fallback" and np.isfinite(position.at)
    linear = measure.to_linear(position.at)
    error = compute_error(site, measure, settings) if is_found else float("inf")
    if position.how != site.method or position.warning:
        error = float(np.hypot(error, settings.fallback_error))
    return {
        "site": site.name,
        "dimension": site.dimension,
        "scale": None if site.scale is None else measure.common.model_dump(mode="json"),
        "linear": _plain(linear),
        "at": _plain(measure.compare(linear)),
        "standard_error": _plain(error),
        "method": site.method,
        "how": position.how,
        "warning": position.warning,
        "source": position.source,
        "where": site.where,
        "n_events": len(site.values),
    }


def _plain(value: float) -> float | None:
    return round(float(value), DIGITS) if np.isfinite(value) else None


def write_json(content: Any, path: Path) -> None:
    """Write as JSON, whole or not at all."""
    with staged(path) as temporary:
        temporary.write_text(
            json.dumps(content, indent=1, sort_keys=True, ensure_ascii=False) + "\n",
            encoding="utf-8",
        )


def read_json(path: Path) -> Any:
    """Read a file that `write_json` wrote.

    Raises
    ------
    InputError
        Where there is no such file, or it is no JSON.
    """
    try:
        return json.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        message = f"{path}: cannot be read: {error.strerror}"
        raise InputError(message) from error
    except (json.JSONDecodeError, UnicodeDecodeError) as error:
        message = f"{path}: is not JSON: {error}; run `tilflow cytometry place` again"
        raise InputError(message) from error


def align_tubes(
    tubes: Iterable[Mapping[str, Any]], *, patient_id: str, settings: AlignmentSettings
) -> dict[str, Any]:
    """Return where the gates of a patient's tubes go.

    Parameters
    ----------
    tubes
        Contents of ``gates.json`` of the patient's tubes and of those in their batches, in any
        order.

    Raises
    ------
    InputError
        Where two tubes have the same name, or were placed by different strategies.
    """
    tubes = sorted(tubes, key=lambda tube: str(tube["sample_id"]))
    names = [tube["sample_id"] for tube in tubes]
    _check(tubes, names)
    own = [tube["sample_id"] for tube in tubes if tube["patient_id"] == patient_id]
    if not own:
        message = f"patient {patient_id}: none of the {len(tubes)} files is of this patient"
        raise InputError(message)
    sites = sorted({row["site"] for tube in tubes for row in tube["positions"]})
    found = {(tube["sample_id"], row["site"]): row for tube in tubes for row in tube["positions"]}
    samples: dict[str, dict[str, Any]] = {name: {} for name in own}
    for site in sites:
        aligned = align_site(_observe(tubes, site, found), settings)
        for name in own:
            row = found.get((name, site))
            if row is not None and name in aligned:
                samples[name][site] = _describe_aligned(aligned[name], row)
    digest = next((str(tube["strategy_digest"]) for tube in tubes), "")
    return {
        "patient_id": patient_id,
        "strategy_digest": digest,
        "tubes": names,
        "samples": samples,
    }


def _check(tubes: Sequence[Mapping[str, Any]], names: Sequence[str]) -> None:
    twice = sorted({name for name in names if names.count(name) > 1})
    if twice:
        message = f"sample {twice[0]}: two of the files are of this sample"
        raise InputError(message)
    digests = {tube["strategy_digest"] for tube in tubes}
    if len(digests) > 1:
        message = "the files were placed by different strategies: align each strategy by itself"
        raise InputError(message)


def _observe(
    tubes: Sequence[Mapping[str, Any]], site: str, found: Mapping[tuple[str, str], Any]
) -> list[Observation]:
    observations = []
    for tube in tubes:
        row = found.get((tube["sample_id"], site))
        if row is None:
            continue
        knows = row["at"] is not None and row["standard_error"] is not None
        observations.append(
            Observation(
                str(tube["sample_id"]),
                str(tube["patient_id"]),
                str(tube["batch"]),
                float(row["at"]) if knows else float("nan"),
                float(row["standard_error"]) if knows else float("inf"),
            )
        )
    return observations


def _describe_aligned(aligned: Aligned, row: Mapping[str, Any]) -> dict[str, Any]:
    from pydantic import TypeAdapter

    from tilflow.cytometry.signal.transforms import Scale

    scale = None if row["scale"] is None else TypeAdapter(Scale).validate_python(row["scale"])
    measure = Measure(scale)
    return {
        "linear": _plain(measure.undo(aligned.at)),
        "own_linear": row["linear"],
        "shared_linear": _plain(measure.undo(aligned.shared)),
        "standard_error": row["standard_error"],
        "drift": _plain(aligned.drift),
        "other_tubes": aligned.others,
        "method": row["method"],
        "how": row["how"],
        "warning": row["warning"],
        "source": row["source"],
    }


def read_positions(
    path: Path, *, sample_id: str, strategy_digest: str, settings: AlignmentSettings
) -> dict[str, Position]:
    """Return site → position of a sample on the linear scale, from a file that ``align`` wrote.

    Raises
    ------
    InputError
        Where the file holds another strategy's positions, or none of this sample.
    """
    content = read_json(path)
    if sample_id not in content.get("samples", {}):
        message = f"{path}: holds no positions of sample {sample_id}; run `tilflow cytometry align`"
        raise InputError(message)
    if content["strategy_digest"] != strategy_digest:
        message = (
            f"{path}: was placed by another strategy; run `tilflow cytometry place` and `align` "
            f"again"
        )
        raise InputError(message)
    rows = content["samples"][sample_id]
    return {
        site: _read_position(row, settings)
        for site, row in rows.items()
        if row["linear"] is not None
    }


def _read_position(row: Mapping[str, Any], settings: AlignmentSettings) -> Position:
    drift = float("nan") if row["drift"] is None else float(row["drift"])
    others, own = int(row["other_tubes"]), str(row["warning"])
    position = Position(float(row["linear"]), str(row["how"]), own, drift, str(row["source"]))
    if not others:
        return position
    warning = own
    if own and not own.startswith("no control"):
        tubes = "another tube" if others == 1 else f"{others} other tubes"
        warning = f"{own.split(':')[0]}: placed with {tubes} in view"
    if abs(drift) > settings.warn_drift:
        told = f"the tube's own position is {drift:+.1f} SD off the shared one"
        warning = f"{warning}; {told}" if warning else told
    how = "shared" if row["how"] == "fallback" else f"{row['how']}, shared"
    return replace(position, how=how, warning=warning)

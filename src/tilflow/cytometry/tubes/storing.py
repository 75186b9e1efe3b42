"""The files of one sample: ``events.zarr``, ``membership.parquet``, ``populations.parquet``."""

import shutil
import warnings
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from tilflow.cytometry.fcs.reading import open_fcs
from tilflow.cytometry.gates.alignment_positions import write_json
from tilflow.cytometry.gates.overrides import Overrides
from tilflow.cytometry.gates.strategy import read_strategy
from tilflow.cytometry.panel import Panel, derive_panel
from tilflow.cytometry.settings import CytometrySettings
from tilflow.cytometry.tubes.blocks import gate_source, take_events
from tilflow.cytometry.tubes.counting import CountInputs
from tilflow.cytometry.tubes.locked_plan import (
    LockedPlan,
    derive_plan_columns,
    describe_empty_tube,
    describe_tube,
)
from tilflow.cytometry.tubes.names import EVENTS, MEMBERSHIP, POPULATIONS
from tilflow.cytometry.tubes.sample import (
    Sample,
    check_has_events,
    gate_sample_by_workspace,
    tabulate_failure,
    tabulate_sample,
)
from tilflow.errors import InputError
from tilflow.provenance import compute_sha256
from tilflow.staging import staged

if TYPE_CHECKING:
    import pandas as pd
    from anndata import AnnData


def write_sample(
    path: Path,
    panel: Panel | None,
    source: Path,
    inputs: CountInputs,
    settings: CytometrySettings,
    *,
    sample_id: str,
    workspace_sample: str,
    out: Path,
    locked: LockedPlan | None = None,
    with_events: bool = True,
    data_set: int = 1,
) -> None:
    """Gate an FCS file and write its files into `out`.

    Parameters
    ----------
    panel
        None derives one from the file's own marker names.
    source
        Strategy: YAML, Gating-ML (.xml) or FlowJo workspace (.wsp).
    locked
        The YAML strategy with its controls, shared positions and changes by hand; None applies it
        alone.
    with_events
        Write ``events.zarr`` too, for pictures and other programs. It needs memory for all events
        of the file; the other two files are made in blocks.
    data_set
        Which of several data sets in one file is gated, counted from 1.

    Raises
    ------
    InputError
        Where the file cannot be read or gated; nothing is written then.
    """
    fcs = open_fcs(path, data_set=data_set)
    check_has_events(fcs)
    panel = panel or derive_panel(fcs, strategy=source.name)
    with ThreadPoolExecutor(1) as pool:
        digest = pool.submit(compute_sha256, path)
        if source.suffix in (".wsp", ".xml"):
            name = workspace_sample or panel.workspace_sample
            whole = take_events(fcs, 1)
            sample = gate_sample_by_workspace(whole, path, panel, source, settings, name=name)
        else:
            locked = locked or LockedPlan(read_strategy(source))
            sample = gate_source(fcs, panel, locked, settings)
        table = tabulate_sample(
            sample,
            panel,
            fcs,
            inputs,
            settings,
            sample_id=sample_id,
            fcs_sha256=digest.result(),
        )
    overrides = locked.overrides if locked else Overrides()
    table = derive_plan_columns(table, sample.gated, overrides)
    events = _annotate(sample, panel, source, sample_id) if with_events else None
    _write(sample.members(), table, events, out)


def write_failure(
    path: Path,
    panel: Panel | None,
    source: Path,
    *,
    reason: str,
    method: str,
    sample_id: str,
    out: Path,
    with_events: bool = True,
) -> None:
    """Write the files of a sample that could not be measured: failed rows, no events."""
    import pandas as pd

    table = tabulate_failure(
        source, panel, sample_id=sample_id, method=method, reason=reason, fcs_path=path
    )
    table = derive_plan_columns(table, None, Overrides())
    events = _annotate_failure(sample_id, reason) if with_events else None
    _write(pd.DataFrame(index=pd.RangeIndex(0)), table, events, out)


def _annotate_failure(sample_id: str, reason: str) -> "AnnData":
    from anndata import AnnData

    about = {"sample_id": sample_id, "failure": reason, "gates": "[]", "ticks": "{}"}
    # zarr holds no array without columns well: one column says that there is nothing.
    return AnnData(X=np.zeros((0, 1), dtype=np.float32), uns=about)


def write_tube(
    path: Path,
    panel: Panel | None,
    locked: LockedPlan,
    settings: CytometrySettings,
    *,
    sample_id: str,
    patient_id: str,
    batch: str,
    failed_as_empty: bool,
    out: Path,
) -> None:
    """Find every threshold in an FCS file and its controls, and write them as ``gates.json``.

    Raises
    ------
    InputError
        Where the file cannot be gated, unless `failed_as_empty`: then the file says why.
    """
    tube = {"sample_id": sample_id, "patient_id": patient_id, "batch": batch}
    try:
        source = open_fcs(path)
        check_has_events(source)
        # As many events as place the gates when the file is gated.
        fcs = take_events(source, -(-source.n_events // settings.reading.placing_events))
        panel = panel or derive_panel(fcs, strategy=locked.strategy.name)
        content = describe_tube(fcs, panel, locked, settings, **tube)
    except InputError as error:
        if not failed_as_empty:
            raise
        content = describe_empty_tube(locked.strategy.digest, **tube, failure=str(error))
    write_json(content, out)


def _annotate(sample: Sample, panel: Panel, source: Path, sample_id: str) -> "AnnData":
    from tilflow.cytometry.tubes.annotated import build_annotated

    return build_annotated(
        sample.display,
        sample.linear,
        sample.gated,
        channels=sample.channels,
        names=sample.names,
        codes=sample.quality.codes,
        usable=sample.quality.usable,
        scales=sample.scales,
        about={
            "sample_id": sample_id,
            "panel": panel.name,
            "strategy": source.stem,
            "strategy_digest": sample.gated.digest,
            "warnings": "\n".join(sample.warnings),
        },
    )


def _write(
    members: "pd.DataFrame", table: "pd.DataFrame", events: "AnnData | None", out: Path
) -> None:
    if events is not None:
        write_events(events, out / EVENTS)
    elif (out / EVENTS).exists():
        # Those of an earlier run would not fit the populations that are written now.
        shutil.rmtree(out / EVENTS)
    with staged(out / MEMBERSHIP) as temporary:
        members.to_parquet(temporary, index=False)
    with staged(out / POPULATIONS) as temporary:
        table.to_parquet(temporary, index=False)


def write_events(events: "AnnData", path: Path) -> None:
    """Write the AnnData of a sample as a zarr 3 store, whole or not at all."""
    import anndata

    modern = anndata.settings.override(zarr_write_format=3)
    with staged(path) as temporary, modern, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        events.write_zarr(temporary)

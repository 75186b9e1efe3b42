"""The datasets on disk: XPT, Dataset-JSON and CSV of each, and the define.xml of all."""

import datetime as dt
from collections.abc import Mapping
from pathlib import Path

import pandas as pd

from tilflow.trial.export.dataset_json import write_dataset_json
from tilflow.trial.export.define import write_define
from tilflow.trial.export.transport import write_transport
from tilflow.trial.sdtm.definition import describe_study
from tilflow.trial.sdtm.variables import DATASETS
from tilflow.trial.tables import write_csv, write_tsv


def write_datasets(
    tables: Mapping[str, pd.DataFrame], out: Path, study_id: str, moment: dt.datetime
) -> None:
    """Write every dataset in three formats, what XPT spells otherwise, and ``define.xml``.

    Parameters
    ----------
    tables
        Name → dataset, with the variables of `DATASETS`.
    moment
        Stands for the time of writing in every file.
    """
    changes = []
    for name, table in tables.items():
        dataset, path = DATASETS[name], out / name.lower()
        write_csv(table, path.with_suffix(".csv"))
        write_dataset_json(
            table,
            dataset.variables,
            path.with_suffix(".json"),
            name=name,
            label=dataset.label,
            study_id=study_id,
            moment=moment,
        )
        changed = write_transport(
            table,
            dataset.variables,
            path.with_suffix(".xpt"),
            name=name,
            label=dataset.label,
            moment=moment,
        )
        changed.insert(0, "dataset", name)
        changes.append(changed)
    # Tables without rows are without types, too.
    filled = [changed for changed in changes if len(changed)] or changes[:1]
    write_tsv(pd.concat(filled, ignore_index=True), out / "xpt_changes.tsv")
    write_define(describe_study(tables, study_id, moment), out / "define.xml")

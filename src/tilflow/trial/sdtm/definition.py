"""What define.xml says of the SDTM datasets."""

import datetime as dt
from collections.abc import Mapping
from typing import Final

import pandas as pd

from tilflow.trial.export.define import Described, Study
from tilflow.trial.sdtm.variables import DATASETS

DECODES: Final = {
    "CP": {"CPTESTCD": "CPTEST"}, "LB": {"LBTESTCD": "LBTEST"}, "MI": {"MITESTCD": "MITEST"},
}  # fmt: skip
"""Dataset → its short names and what they stand for."""

COMMENT: Final = (
    "Measurements of blood and tissue by tilflow, and the patients as the sheets hold them. "
    "conformance.tsv lists the rules that were checked; no validator of CDISC's was run. Variables "
    "that no sheet holds (site, country, race, consent) are the sponsor's to add."
)


def describe_study(tables: Mapping[str, pd.DataFrame], study_id: str, moment: dt.datetime) -> Study:
    """Return the datasets as `tilflow.trial.export.define.write_define` wants them."""
    described = tuple(
        Described(
            name=name, label=DATASETS[name].label, structure=DATASETS[name].structure,
            observation_class=DATASETS[name].observation_class, keys=DATASETS[name].keys,
            variables=DATASETS[name].variables, table=table,
            domain=name.removeprefix("SUPP"), decodes=DECODES.get(name, {}),
            values=("QVAL", "QNAM", "QLABEL", "QORIG") if name.startswith("SUPP") else None,
        )
        for name, table in tables.items()
    )  # fmt: skip
    return Study(
        study_id=study_id, standard="SDTMIG", version="3.4", purpose="Tabulation",
        comment=COMMENT, moment=moment, datasets=described,
    )  # fmt: skip

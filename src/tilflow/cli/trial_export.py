"""Commands of ``trial`` that hand the tables over: ADLB in every format, dictionary, rules."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tilflow.cli.trial_verbs import add_verb, find_last_day, require_file

if TYPE_CHECKING:
    import datetime as dt

    import pandas as pd

NOTES = (
    "Immune biomarkers of the study, by patient, parameter and visit.",
    "adlb: every value beside its baseline, in the Basic Data Structure of CDISC ADaM.",
    "dictionary: what each column of each table holds, and how it comes about.",
    "conformance: rules that were checked, and the first rows on which one does not hold.",
)


def register(verbs: Any) -> None:
    """Add the verbs to those of ``trial``."""
    text = (
        "ADLB as Parquet, CSV, XLSX, XPT and Dataset-JSON, with define.xml, dictionary and "
        "conformance"
    )
    verb = add_verb(verbs, "export", run_export, text)
    verb.add_argument("longitudinal", metavar="LONGITUDINAL", help="study/longitudinal.parquet")
    verb.add_argument("--out", required=True, metavar="DIR", help="folder for the files")


def run_export(arguments: argparse.Namespace) -> None:
    """Write ADLB in every format, define.xml, the dictionary and the conformance table."""
    from tilflow.settings import read_settings
    from tilflow.trial.export.adlb import derive_adlb
    from tilflow.trial.export.conformance import summarise_conformance
    from tilflow.trial.export.pages import format_dictionary, tabulate_dictionary
    from tilflow.trial.export.schema import check_schema
    from tilflow.trial.export.variables import ADLB
    from tilflow.trial.longitudinal import COLUMNS
    from tilflow.trial.tables import read_parquet, write_csv, write_text, write_tsv

    path, out = require_file(arguments.longitudinal), Path(arguments.out)
    settings = read_settings(arguments.config).trial.export
    longitudinal = read_parquet(path, COLUMNS, texts_as_categories=True)
    adlb = derive_adlb(longitudinal, settings)
    check_schema(adlb, ADLB, flags="Y")
    conformance, dictionary = summarise_conformance(adlb), tabulate_dictionary()
    write_tsv(conformance, out / "conformance.tsv")
    write_csv(dictionary, out / "dictionary.csv")
    write_text(format_dictionary(), out / "dictionary.md")
    _write_adlb(adlb, out, settings.study_id, find_last_day(adlb["ADT"]))
    _write_workbook(adlb, dictionary, conformance, out, settings.xlsx_largest_rows)


def _write_adlb(adlb: "pd.DataFrame", out: Path, study_id: str, moment: "dt.datetime") -> None:
    from tilflow.trial.export.adlb import describe_adlb
    from tilflow.trial.export.dataset_json import write_dataset_json
    from tilflow.trial.export.define import write_define
    from tilflow.trial.export.transport import write_transport
    from tilflow.trial.export.variables import ADLB, ADLB_LABEL
    from tilflow.trial.tables import write_csv, write_parquet, write_tsv

    write_parquet(adlb, out / "adlb.parquet")
    write_csv(adlb, out / "adlb.csv")
    write_dataset_json(
        adlb, ADLB, out / "adlb.json",
        name="ADLB", label=ADLB_LABEL, study_id=study_id, moment=moment,
    )  # fmt: skip
    changes = write_transport(
        adlb, ADLB, out / "adlb.xpt", name="ADLB", label=ADLB_LABEL, moment=moment
    )
    write_tsv(changes, out / "adlb_xpt_changes.tsv")
    write_define(describe_adlb(adlb, study_id, moment), out / "define.xml")


def _write_workbook(
    adlb: "pd.DataFrame",
    dictionary: "pd.DataFrame",
    conformance: "pd.DataFrame",
    out: Path,
    largest_rows: int,
) -> None:
    from tilflow.trial.export.variables import ADLB
    from tilflow.trial.export.workbook import Sheet, write_workbook

    sheets = [
        Sheet("adlb", adlb, ADLB),
        Sheet("dictionary", dictionary, {}),
        Sheet("conformance", conformance, {}),
    ]
    write_workbook(
        sheets, out / "adlb.xlsx",
        notes=NOTES, moment=find_last_day(adlb["ADT"]), largest_rows=largest_rows,
    )  # fmt: skip

"""The command of ``trial`` that writes SDTM: cell phenotypes, tissue findings, blood counts."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tilflow.cli.trial_sheets import tabulate, tabulate_if_there
from tilflow.cli.trial_verbs import add_verb, find_last_day, require_file

if TYPE_CHECKING:
    import pandas as pd

    from tilflow.study import Study
    from tilflow.trial.sdtm.domains import StudySheets


def register(verbs: Any) -> None:
    """Add the verb to those of ``trial``."""
    text = "CP, MI, LB, DM and SUPP-- as XPT, Dataset-JSON and CSV, with define.xml and conformance"
    verb = add_verb(verbs, "sdtm", run_sdtm, text)
    verb.add_argument("longitudinal", metavar="LONGITUDINAL", help="study/longitudinal.parquet")
    verb.add_argument("completeness", metavar="COMPLETENESS", help="study/completeness.parquet")
    verb.add_argument("study", metavar="STUDY", help="folder of the study's sheets")
    verb.add_argument("--out", required=True, metavar="DIR", help="folder for the files")


def run_sdtm(arguments: argparse.Namespace) -> None:
    """Write every dataset, define.xml, the conformance table and what XPT spells otherwise."""
    from tilflow.settings import read_settings
    from tilflow.study import open_study
    from tilflow.trial.dictionary import COMPLETENESS
    from tilflow.trial.longitudinal import COLUMNS
    from tilflow.trial.sdtm.conformance import summarise_sdtm_conformance
    from tilflow.trial.sdtm.domains import derive_domains
    from tilflow.trial.sdtm.files import write_datasets
    from tilflow.trial.tables import read_parquet, write_tsv

    study_id = read_settings(arguments.config).trial.export.study_id
    for path in (arguments.longitudinal, arguments.completeness):
        require_file(path)
    sheets = _read_sheets(open_study(arguments.study))
    longitudinal = read_parquet(arguments.longitudinal, COLUMNS)
    completeness = read_parquet(arguments.completeness, COMPLETENESS)
    tables = derive_domains(longitudinal, completeness, sheets, study_id=study_id)
    out = Path(arguments.out)
    moment = find_last_day(longitudinal["collected_at"].astype(str).str[:10])
    write_datasets(tables, out, study_id, moment)
    write_tsv(summarise_sdtm_conformance(tables), out / "conformance.tsv")


def _read_sheets(study: "Study") -> "StudySheets":
    from tilflow.trial.sdtm.domains import StudySheets

    return StudySheets(
        patients=tabulate(study.patients.values(), "patients.tsv"),
        blood=tabulate(study.blood_samples.values(), "blood_samples.tsv"),
        biopsies=tabulate(study.biopsies.values(), "biopsies.tsv"),
        doses=tabulate_if_there(study, "doses.tsv"),
        survival=tabulate_if_there(study, "survival.tsv"),
        lesions=tabulate_if_there(study, "lesions.tsv"),
        definitions=_read_strategies(study),
        assay_kinds=_read_assays(study),
    )


def _read_strategies(study: "Study") -> "dict[str, pd.DataFrame]":
    """Return panel → marker strings; gates of a workspace or Gating-ML file are drawn by hand."""
    from tilflow.cytometry.gates.marker_strings import describe_populations
    from tilflow.cytometry.gates.strategy import find_strategy, read_strategy
    from tilflow.cytometry.panel import read_panel

    found = {}
    for source in sorted({str(sample.panel) for sample in study.blood_samples.values()}):
        panel = read_panel(source)
        path = find_strategy(panel.strategy, panel.folder)
        if path.suffix in (".yaml", ".yml"):
            found[source] = describe_populations(read_strategy(path))
    return found


def _read_assays(study: "Study") -> dict[str, str]:
    from tilflow.slides.assay import find_assay, read_assay

    sources = sorted({str(slide.assay) for slide in study.biopsies.values()})
    return {source: read_assay(find_assay(source)).kind for source in sources}

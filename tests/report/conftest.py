"""A small study with every kind of trouble, written as literals."""

import math
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest
from PIL import Image

from tilflow.measurement import derive_measurements, write_measurements
from tilflow.report.contents import RESULTS, Contents
from tilflow.report.page import build_page
from tilflow.report.pictures import reduce_picture
from tilflow.report.settings import ReportSettings
from tilflow.study_day import compute_study_day

NO_BEADS = "120 bead events; at least 1000 are needed: acquire the tube longer"
FEW = "31 events are below the limit of quantitation of 50"
NO_TISSUE = "no tissue found: 0.02 mm², at least 0.5 mm² are needed"
NO_MARKER = "marker CD69 is not among the channels"

PATIENTS = pd.DataFrame(
    [
        ("A-01", "A", "1", 6.0, "2024-01-02", "2024-01-08", "F", 61, "melanoma"),
        ("A-02", "A", "1", 12.0, "2024-01-15", "2024-01-22", "M", 54, "head & neck <SCC>"),
        ("B-01", "B", "1", 1.0, "2024-02-05", "2024-02-12", "F", 70, "ovarian carcinoma"),
        ("B-02", "B", "2", 3.0, "2024-03-04", "2024-03-11", "M", 48, "gastric carcinoma"),
    ],
    columns=[
        *("patient_id", "stratum", "cohort", "dose_mg", "inclusion_date", "first_dose_date"),
        *("sex", "age", "tumour_type"),
    ],
)
# sample, patient, visit, study day; B-02 came without a baseline.
BLOOD = [
    ("A01_V1", "A-01", "baseline", -1),
    ("A01_V2", "A-01", "C2D1", 15),
    ("A01_V3", "A-01", "C5D1", 57),
    ("A02_V1", "A-02", "baseline", -2),
    ("A02_V2", "A-02", "C2D1", 16),
    ("A02_V3", "A-02", "C5D1", 58),
    ("B01_V1", "B-01", "baseline", -1),
    ("B01_V2", "B-01", "C2D1", 15),
    ("B01_V3", "B-01", "C5D1", 56),
    ("B02_V2", "B-02", "C2D1", 14),
    ("B02_V3", "B-02", "C5D1", 57),
]
SLIDES = [
    ("A01_BX1", "A-01", "baseline", -7),
    ("A01_BX2", "A-01", "C5D1", 50),
    ("B01_BX1", "B-01", "baseline", -10),
    ("B01_BX2", "B-01", "C5D1", 48),
]
# parameter → unit and the values in the order of BLOOD
VALUES = {
    "monocytes.count_per_ul": (
        "cells/µL",
        (412, 655, 1210, 388, 520, None, 290, 341, 702, 505, 760),
    ),
    "cd8_t_cells.count_per_ul": (
        "cells/µL",
        (356, 402, 588, 512, 640, None, 18.4, 44, 97, 231, 255),
    ),
    "activated_cd8_t_cells.percent_of_parent": (
        "%",
        (4.1, 9.8, 12.5, 2.2, 5.6, None, 7.7, 11.2, 8.9, 3.3, 6.4),
    ),
    "cd4_t_cells.count_per_ul": (
        "cells/µL",
        (702, 690, 731, 888, 870, None, 401, 395, 420, 644, 601),
    ),
}
DENSITIES = {
    ("cd8_t_cells.density_per_mm2", "whole"): (182, 516, 64, None),
    ("cd8_t_cells.density_per_mm2", "tumour"): (141, 602, 31, None),
    ("macrophages.density_per_mm2", "whole"): (220, 260, 300, None),
}


def _days(table: list[tuple[str, str, str, int]]) -> pd.DataFrame:
    first = dict(zip(PATIENTS["patient_id"], PATIENTS["first_dose_date"], strict=True))
    rows = []
    for name, patient, visit, day in table:
        elapsed = day - 1 if day > 0 else day
        moment = pd.Timestamp(first[patient]) + pd.Timedelta(days=elapsed)
        assert compute_study_day(moment.date(), pd.Timestamp(first[patient]).date()) == day
        rows.append((name, patient, visit, moment.isoformat()))
    return pd.DataFrame(rows, columns=["id", "patient_id", "visit", "collected_at"])


def make_sheets() -> dict[str, pd.DataFrame]:
    """Return the sheets as tables, with every column that the report reads."""
    first = dict(zip(PATIENTS["patient_id"], PATIENTS["first_dose_date"], strict=True))

    def at(patient: str, day: int) -> str:
        return str((pd.Timestamp(first[patient]) + pd.Timedelta(days=day - 1)).date())

    doses = [
        (patient, at(patient, day), dose, "subcutaneous", "eftilagimod alpha")
        for patient, dose in (("A-01", 6.0), ("A-02", 12.0), ("B-01", 1.0), ("B-02", 3.0))
        for day in (1, 15, 29, 43, 57)
    ]
    survival = [
        ("A-01", at("A-01", 300), False, None, None, False),
        ("A-02", at("A-02", 190), True, at("A-02", 190), at("A-02", 57), True),
        ("B-01", at("B-01", 240), False, None, at("B-01", 130), True),
        ("B-02", at("B-02", 85), False, None, None, False),
    ]
    blood, slides = _days(BLOOD), _days(SLIDES)
    return {
        "patients": PATIENTS,
        "blood_samples": blood.rename(columns={"id": "sample_id"}).assign(control_type=None),
        "biopsies": slides.rename(columns={"id": "slide_id"}),
        "doses": pd.DataFrame(
            doses, columns=["patient_id", "given_at", "dose_mg", "route", "drug"]
        ),
        "survival": pd.DataFrame(
            survival,
            columns=[
                *("patient_id", "last_contact_date", "died", "death_date"),
                *("progression_date", "progressed"),
            ],
        ),
        "adverse_events": make_adverse_events(),
    }


def make_adverse_events() -> pd.DataFrame:
    """Return the events: A-01 has a rash twice, B-01 nothing at all."""
    rows = [
        ("A-01", "Rash", "Skin disorders", 1, "2024-01-10", "2024-01-20", True, False, False),
        ("A-01", "Rash", "Skin disorders", 3, "2024-03-01", None, True, True, False),
        ("A-02", "Pruritus", "Skin disorders", 2, "2024-02-20", "2024-02-22", False, False, False),
        ("B-02", "Nausea", "", 1, "2024-03-12", "2024-03-14", None, None, None),
    ]
    columns = [
        *("patient_id", "term", "soc", "grade", "start_date", "end_date"),
        *("related", "serious", "dlt"),
    ]
    return pd.DataFrame(rows, columns=columns)


# patient, study day, sum and its change against the baseline, response, new lesion.
LOOKS = [
    ("A-01", -1, 66.0, None, "", False),
    ("A-01", 57, 60.0, -9.1, "SD", False),
    ("A-01", 113, 41.0, -37.9, "PR", False),
    ("A-02", 57, 95.0, None, "PD", True),
    ("B-01", -3, 40.0, None, "", False),
    ("B-01", 60, 44.0, 10.0, "SD", False),
]
# endpoint, day, per cent without the event, at risk, events, censored: of all four patients.
STEPS = [
    ("progression_free_survival", 0, 100.0, 4, 0, 0),
    ("progression_free_survival", 64, 75.0, 4, 1, 0),
    ("progression_free_survival", 92, 75.0, 3, 0, 1),
    ("progression_free_survival", 137, 37.5, 2, 1, 0),
    ("progression_free_survival", 306, 37.5, 1, 0, 1),
    ("overall_survival", 0, 100.0, 4, 0, 0),
    ("overall_survival", 92, 100.0, 4, 0, 1),
    ("overall_survival", 197, 66.7, 3, 1, 0),
    ("overall_survival", 247, 66.7, 2, 0, 1),
    ("overall_survival", 306, 66.7, 1, 0, 1),
]
# stratum, cohort, dose, treated, evaluable, not evaluable, DLT, decided on, DLT of those.
COHORTS = [
    ("A", "1", 6.0, 8, 7, 1, 2, 6, 1, "escalate", False, "later ones with a toxicity: 1"),
    ("A", "2", 12.0, 3, 3, 0, 0, 3, 0, "escalate", False, ""),
    ("B", "1", 1.0, 6, 6, 0, 1, 6, 1, "escalate", True, ""),
    ("B", "2", 3.0, 2, 2, 0, 2, 2, 2, "stop", False, ""),
]


def make_clinical() -> dict[str, pd.DataFrame]:
    """Return what the trial's rules make of the sheets."""
    looks = ["patient_id", "study_day", "sum_mm", "change_percent", "response", "new_lesion"]
    seen = pd.DataFrame(LOOKS, columns=looks)
    steps = ["endpoint", "day", "survival_percent", "n_at_risk", "n_events", "n_censored"]
    curves = pd.DataFrame(STEPS, columns=steps).assign(stratum="all", kind="step")
    outcomes = PATIENTS[["patient_id", "stratum", "cohort", "dose_mg"]].assign(
        evaluability=["evaluable", "evaluable", "evaluable", "fewer than 3 doses by day 84"],
        best_response=["PR", "PD", "SD", "NE"],
        confirmed_best_response=["SD", "PD", "SD", "NE"],
        best_change_percent=[-37.9, math.nan, 10.0, math.nan],
        progression_free_days=[306.0, 64.0, 137.0, 92.0],
        progression_free_is_event=[False, True, True, False],
        progression_free_reason=["no event", "progression", "progression", "no event"],
        overall_days=[306.0, 197.0, 247.0, 92.0],
        overall_is_event=[False, True, False, False],
        overall_reason=["alive", "death", "alive", "alive"],
    )
    return {
        "responses": seen.assign(is_baseline=seen["response"] == ""),
        "survival": curves.assign(lower=math.nan, upper=math.nan)[list(RESULTS["survival"])],
        "dose_escalation": pd.DataFrame(COHORTS, columns=list(RESULTS["dose_escalation"])),
        "patient_outcomes": outcomes[list(RESULTS["patient_outcomes"])],
    }


def derive_adverse_events() -> pd.DataFrame:
    """Return the events with their study days."""
    last = pd.array([13, None, 32, 4], dtype="Int64")
    return make_adverse_events().assign(study_day=[3, 54, 30, 2], last_day=last)


def _measure() -> pd.DataFrame:
    rows: list[dict[str, Any]] = []
    for (name, patient, visit, day), moment in zip(
        BLOOD, _days(BLOOD)["collected_at"], strict=True
    ):
        k = [row[0] for row in BLOOD].index(name)
        base = {
            "specimen": "blood", "specimen_id": name, "patient_id": patient, "visit": visit,
            "study_day": day, "collected_at": moment, "compartment": "whole_blood",
            "source": f"blood/{name}/populations.parquet", "method": "beads",
        }  # fmt: skip
        for parameter, (unit, values) in VALUES.items():
            rows.append(base | _value(parameter, unit, values[k], NO_BEADS))
        few = name == "B01_V1"
        rows[-3] |= {"quality": "warn", "reason": FEW} if few else {}
        missing = _value("cd69_cd8_t_cells.percent_of_parent", "%", None, NO_MARKER)
        rows += [base | missing] if name == "A01_V2" else []
    for k, ((name, patient, visit, day), moment) in enumerate(
        zip(SLIDES, _days(SLIDES)["collected_at"], strict=True)
    ):
        for (parameter, compartment), densities in DENSITIES.items():
            rows.append(
                {
                    "specimen": "tissue", "specimen_id": name, "patient_id": patient,
                    "visit": visit, "study_day": day, "collected_at": moment,
                    "compartment": compartment, "source": f"tissue/{name}/densities.parquet",
                    "method": "area",
                }
                | _value(parameter, "cells/mm²", densities[k], NO_TISSUE)
            )  # fmt: skip
    return derive_measurements(pd.DataFrame(rows))


def _value(parameter: str, unit: str, value: float | None, reason: str) -> dict[str, Any]:
    row = {"parameter": parameter, "unit": unit}
    if value is None:
        return row | {"value": math.nan, "quality": "fail", "reason": reason}
    spread = 1.96 / math.sqrt(value) if unit != "%" else 0.12
    interval = {"lower": value * math.exp(-spread), "upper": value * math.exp(spread)}
    return row | interval | {"value": float(value), "quality": "ok", "reason": ""}


def _follow(measurements: pd.DataFrame) -> pd.DataFrame:
    """Return the measurements beside their baselines, in the form of the longitudinal table."""
    table = measurements.merge(
        PATIENTS[["patient_id", "stratum", "cohort", "dose_mg"]], on="patient_id"
    )
    is_good = table["value"].notna()
    table["is_baseline"] = (table["visit"] == "baseline") & is_good
    key = ["patient_id", "parameter", "compartment"]
    baseline = table[table["is_baseline"]][[*key, "value", "lower", "upper"]]
    baseline.columns = [*key, "baseline", "_low", "_high"]
    table = table.merge(baseline, on=key, how="left")
    after = is_good & ~table["is_baseline"]
    fold = (table["value"] / table["baseline"]).where(after)
    table = table.assign(
        visit_number=table["visit"].map({"baseline": 0, "C2D1": 1, "C5D1": 2}),
        timepoint="trough",
        change=(table["value"] - table["baseline"]).where(after),
        percent_change=100 * (fold - 1),
        fold_change=fold,
        log2_fold_change=np.log2(fold.astype(float)),
        fold_change_lower=(table["lower"] / table["_high"]).where(after),
        fold_change_upper=(table["upper"] / table["_low"]).where(after),
        is_analysed=is_good,
        choice=np.where(is_good, "only record", "failed: nothing to analyse"),
    )
    return table[list(RESULTS["longitudinal"])]


def _describe(longitudinal: pd.DataFrame) -> pd.DataFrame:
    keys = ["parameter", "compartment", "specimen", "stratum", "visit"]
    rows = []
    for key, group in longitudinal[longitudinal["fold_change"].notna()].groupby(keys):
        mean = math.exp(np.log(group["fold_change"]).mean())
        interval = (mean * 0.7, mean * 1.4) if len(group) > 1 else (math.nan, math.nan)
        note = "" if len(group) > 1 else "one patient: no interval"
        rows.append((*key, len(group), mean, *interval, group["fold_change"].median(), 0.5, 0.5,
                     "exact signed rank", note))  # fmt: skip
    return pd.DataFrame(rows, columns=list(RESULTS["statistics"]))


def make_results() -> dict[str, pd.DataFrame]:
    """Return the tables under ``study/``."""
    measurements = _measure()
    longitudinal = _follow(measurements)
    completeness = [
        (row.patient_id, "blood", row.visit, True, 1, 1, "measured", "")
        for row in _days(BLOOD).itertuples()
    ]
    completeness[5] = ("A-02", "blood", "C5D1", True, 1, 0, "failed", NO_BEADS)
    completeness.append(("B-02", "blood", "baseline", True, 0, 0, "missing", "not drawn"))
    endpoints: list[tuple[Any, ...]] = [
        ("feasibility", "all", "", 4, 4, 100.0, 39.8, 100.0, "%", "Clopper–Pearson", ""),
        ("objective_response", "all", "", 4, 1, 25.0, 0.63, 80.6, "%", "Clopper–Pearson",
         "unconfirmed"),
        ("overall_survival", "all", "", 4, 1, math.nan, math.nan, math.nan, "months",
         "Kaplan–Meier median", "median not reached"),
    ]  # fmt: skip
    return {
        "measurements": measurements,
        "longitudinal": longitudinal,
        "completeness": pd.DataFrame(completeness, columns=list(RESULTS["completeness"])),
        "endpoints": pd.DataFrame(endpoints, columns=list(RESULTS["endpoints"])),
        "statistics": _describe(longitudinal),
        **make_clinical(),
    }


def make_image(width: int = 640, height: int = 420) -> Image.Image:
    """Return a picture with smooth and sharp parts."""
    y, x = np.mgrid[:height, :width]
    layers = [(x * 255 // width), (y * 255 // height), ((x // 40 + y // 40) % 2) * 200]
    return Image.fromarray(np.stack(layers, axis=-1).astype(np.uint8))


def list_picture_paths() -> Iterable[str]:
    """Return the pictures that there are: every specimen but the failed ones."""
    yield from (f"blood/{row[0]}/gating.png" for row in BLOOD if row[0] != "A02_V3")
    yield from (f"tissue/{row[0]}/overlay.png" for row in SLIDES if row[0] != "B01_BX2")


@pytest.fixture(scope="session")
def make_contents() -> Callable[..., Contents]:
    """Return a function that makes the contents of a page; its arguments replace parts."""

    def make(**parts: Any) -> Contents:
        picture = reduce_picture(make_image(), width_px=200, budget=20_000)
        whole: dict[str, Any] = {
            "study_name": "INSIGHT small",
            "sheets": make_sheets(),
            "results": make_results(),
            "adverse_events": derive_adverse_events(),
            "picture_paths": list(list_picture_paths()),
            "pictures": dict.fromkeys(list_picture_paths(), picture),
            "figures_folder": "study/figures",
            "strategies": {row[0]: "f00d" * 16 for row in BLOOD},
            "changed_settings": [("trial.change.lloq_events", "50", "30")],
            "versions": {"numpy": "2.4.6"},
        }
        return Contents(**(whole | parts))

    return make


@pytest.fixture(scope="session")
def contents(make_contents: Callable[..., Contents]) -> Contents:
    """The small study."""
    return make_contents()


@pytest.fixture(scope="session")
def page(contents: Contents) -> str:
    """The page of the small study."""
    return build_page(contents, ReportSettings())


@pytest.fixture
def study_folder(tmp_path: Path) -> Path:
    """The small study on disk: sheets, and ``results/`` with tables and pictures."""
    folder = tmp_path / "small"
    (folder / "fcs").mkdir(parents=True)
    sheets = make_sheets()
    blood = sheets["blood_samples"].drop(columns="control_type")
    blood = blood.assign(
        fcs=[f"fcs/{name}.fcs" for name in blood["sample_id"]],
        panel="whole_blood", count_method="beads", beads_added=50000, sample_volume_ul=100,
    )  # fmt: skip
    slides = sheets["biopsies"].assign(image="slide.tif", assay="mif")
    for name in blood["fcs"]:
        (folder / name).write_bytes(name.encode())
    (folder / "slide.tif").write_bytes(b"slide")
    sheets |= {"blood_samples": blood, "biopsies": slides}
    for name, table in sheets.items():
        if len(table):
            flags = table.select_dtypes("bool").columns
            table = table.assign(**{f: table[f].map({True: "yes", False: "no"}) for f in flags})
            table.to_csv(folder / f"{name}.tsv", sep="\t", index=False)
    _write_results(folder / "results")
    return folder


def _write_results(results: Path) -> None:
    (results / "study").mkdir(parents=True)
    for name, table in make_results().items():
        path = results / "study" / f"{name}.parquet"
        if name == "measurements":
            write_measurements(table, path)
        else:
            table.to_parquet(path, index=False)
    for name in list_picture_paths():
        (results / name).parent.mkdir(parents=True)
        make_image(120, 80).save(results / name)
    for name, *_ in BLOOD:
        table = pd.DataFrame({"sample_id": [name], "strategy_digest": ["f00d" * 16]})
        (results / "blood" / name).mkdir(parents=True, exist_ok=True)
        table.to_parquet(results / "blood" / name / "populations.parquet", index=False)

"""Size and time of the report of a trial of 45 patients and 12 blood visits.

``python benchmarks/report/size_and_time.py [--patients 45] [--keep DIR]``

Patients, doses, events and courses are those of `tilflow simulate --preset trial`; the tables are
drawn directly: as many values a sample and slide as the shipped panel and assays give, with a
picture of full size beside each. Then `tilflow report figures`, `patients` and `build` run as
processes of their own, one after another, as a person waits for them.
"""

import argparse
import resource
import subprocess
import sys
import tempfile
import time
from datetime import date
from pathlib import Path

import numpy as np
import pandas as pd
from PIL import Image

from tilflow.measurement import derive_measurements, write_measurements
from tilflow.report.settings import ReportSettings
from tilflow.simulate.clinical import (
    tabulate_adverse_events,
    tabulate_assessments,
    tabulate_doses,
    tabulate_survival,
)
from tilflow.simulate.cohort import Patient, draw_patients, tabulate_patients
from tilflow.simulate.settings import build_settings
from tilflow.simulate.study_folder import write_sheet
from tilflow.simulate.tumour_course import draw_courses

VISIT_DAYS = (1, 15, 29, 43, 57, 71, 85, 113, 141, 197, 253, 365)
SLIDE_DAYS = (-6, 43)
EXTRA = 100
"""Parameters of a blood sample beside those that the report names, as the shipped panel has."""
MISSED, FAILED, WARNED = 0.06, 0.03, 0.05
"""Shares of samples that were not drawn, could not be measured, or have a warning."""


def draw_values(
    patients: list[Patient], last_days: dict[str, date], generator: np.random.Generator
) -> pd.DataFrame:
    """Draw the measurements of all patients: noise on a rise in the first weeks.

    `last_days` has the last contact of each: nothing is drawn after it.
    """
    settings = ReportSettings()
    wanted = [*settings.primary_parameters, *settings.further_parameters]
    blood = [name for name in wanted if "density" not in name and "of_cells" not in name]
    blood += [f"extra_{k}.count_per_ul" for k in range(EXTRA)]
    tissue = [name for name in wanted if "density" in name]
    rows: list[dict[str, object]] = []
    for patient in patients:
        for kind, days, names in (("blood", VISIT_DAYS, blood), ("tissue", SLIDE_DAYS, tissue)):
            # Shares stay below 100 % whatever the rise and the noise.
            levels = {
                name: generator.lognormal(1.5, 0.5)
                if "percent" in name
                else generator.lognormal(5, 1)
                for name in names
            }
            for day in days:
                is_over = patient.date_of(day) > last_days[patient.patient_id]
                if generator.random() < MISSED or is_over:
                    continue
                rows += draw_specimen(patient, kind, day, levels, generator)
    return derive_measurements(pd.DataFrame(rows))


def draw_specimen(
    patient: Patient,
    kind: str,
    day: int,
    levels: dict[str, float],
    generator: np.random.Generator,
) -> list[dict[str, object]]:
    """Draw every value of one tube or slide."""
    name = f"{patient.patient_id}-{'D' if kind == 'blood' else 'BX'}{abs(day)}"
    has_failed = generator.random() < FAILED
    base = {
        "patient_id": patient.patient_id,
        "visit": f"D{day}" if kind == "blood" else ("SCR" if day < 0 else "ON"),
        "collected_at": f"{patient.date_of(day).isoformat()}T08:30",
        "study_day": day,
        "specimen": kind,
        "specimen_id": name,
        "method": "beads" if kind == "blood" else "area",
        "source": f"{kind}/{name}/table.parquet",
    }
    rows = []
    for parameter, level in levels.items():
        rise = 1 + 0.8 * (1 - np.exp(-max(day, 0) / 40)) * patient.sensitivity
        value = level * rise * generator.lognormal(0, 0.25)
        is_warned = generator.random() < WARNED
        unit = {"count": "cells/uL", "density": "cells/mm2"}.get(
            parameter.split(".")[1].split("_")[0], "%"
        )
        for compartment in ("whole_blood",) if kind == "blood" else ("whole", "tumour", "stroma"):
            row = base | {"parameter": parameter, "compartment": compartment, "unit": unit}
            if has_failed:
                row |= {"quality": "fail", "reason": "120 bead events; at least 1000 are needed"}
            else:
                spread = np.exp(1.96 / np.sqrt(value + 5))
                row |= {"value": value, "lower": value / spread, "upper": value * spread}
                row |= {"quality": "warn" if is_warned else "ok"}
                row |= {"reason": "31 events: below the limit of 50" if is_warned else ""}
            rows.append(row)
    return rows


def write_folder(folder: Path, n_patients: int, generator: np.random.Generator) -> None:
    """Write sheets, tables and pictures of a study."""
    settings = build_settings("trial", seed=1)
    patients = draw_patients(settings)[:n_patients]
    courses = draw_courses(patients, settings)
    for name, table in {
        "patients": tabulate_patients(patients),
        "doses": tabulate_doses(patients, courses, settings),
        "adverse_events": tabulate_adverse_events(patients, courses, settings),
        "tumour_assessments": tabulate_assessments(patients, courses),
        "survival": tabulate_survival(patients, courses),
    }.items():
        write_sheet(folder / f"{name}.tsv", table)
    survival = tabulate_survival(patients, courses)
    days = map(date.fromisoformat, survival["last_contact_date"])
    last_days = dict(zip(survival["patient_id"], days, strict=True))
    values = draw_values(patients, last_days, generator)
    write_specimens(folder, values)
    (folder / "results" / "study").mkdir(parents=True)
    write_measurements(values, folder / "results" / "study" / "measurements.parquet")
    write_pictures(folder / "results", values, generator)


def write_specimens(folder: Path, values: pd.DataFrame) -> None:
    """Write the sheets of tubes and slides, and empty files for what they name."""
    kept = ["specimen", "specimen_id", "patient_id", "visit", "collected_at"]
    specimens = values.drop_duplicates("specimen_id")[kept]
    (folder / "a.fcs").touch()
    (folder / "a.tif").touch()
    tubes = specimens[specimens["specimen"] == "blood"].rename(columns={"specimen_id": "sample_id"})
    write_sheet(
        folder / "blood_samples.tsv",
        tubes.drop(columns="specimen").assign(
            fcs="a.fcs",
            panel="whole_blood",
            count_method="beads",
            beads_added=50_000,
            sample_volume_ul=50,
        ),
    )
    slides = specimens[specimens["specimen"] == "tissue"].rename(
        columns={"specimen_id": "slide_id"}
    )
    sheet = slides.drop(columns="specimen").assign(image="a.tif", assay="mif")
    write_sheet(folder / "biopsies.tsv", sheet)


def write_pictures(results: Path, values: pd.DataFrame, generator: np.random.Generator) -> None:
    """Write a picture of full size for each specimen: clouds of points, as gates have them."""
    for kind, size, name in (
        ("blood", (1705, 1116), "gating.png"),
        ("tissue", (2250, 1440), "overlay.png"),
    ):
        pixels = np.full((size[1], size[0], 3), 255, np.uint8)
        for x, y in generator.uniform(0.1, 0.9, (14, 2)) * size:
            cloud = generator.normal((x, y), 40, (4000, 2)).astype(int)
            inside = ((cloud >= 0) & (cloud < size)).all(axis=1)
            pixels[cloud[inside, 1], cloud[inside, 0]] = generator.integers(0, 256, 3)
        image = Image.fromarray(pixels)
        for specimen in values.loc[values["specimen"] == kind, "specimen_id"].unique():
            path = results / kind / str(specimen) / name
            path.parent.mkdir(parents=True)
            image.save(path, compress_level=4)


def run(*arguments: object) -> tuple[float, float]:
    """Run ``tilflow …`` and return its seconds, by the clock and of the processor."""
    start, before = time.perf_counter(), resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([sys.executable, "-m", "tilflow", *map(str, arguments)], check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    processor = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return time.perf_counter() - start, processor


def main() -> None:
    """Make the study, derive its tables, and time the report."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--patients", type=int, default=45)
    parser.add_argument("--keep", type=Path, help="folder in which the study stays")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        folder = arguments.keep or Path(temporary)
        write_folder(folder, arguments.patients, np.random.default_rng(1))
        report(folder, folder / "results")


def report(folder: Path, results: Path) -> None:
    """Derive the tables, make the report, and print what it took."""
    study = results / "study"
    run("trial", "longitudinal", study / "measurements.parquet", folder, "--out", study)
    run("trial", "endpoints", folder, "--out", study)
    longitudinal = study / "longitudinal.parquet"
    run("trial", "outcomes", longitudinal, folder, "--out", study)
    run("trial", "statistics", longitudinal, folder, "--out", study / "statistics.parquet")
    print(f"{len(pd.read_parquet(longitudinal)):,} values")
    page, pages = results / "report.html", results / "patients"
    seconds = {
        "figures": run("report", "figures", folder, results, "--out", study / "figures"),
        "patients": run("report", "patients", folder, results, "--out", pages),
        "build": run(
            "report", "build", folder, results, "--figures", "study/figures", "--out", page
        ),
    }
    clock, processor = (sum(times) for times in zip(*seconds.values(), strict=True))
    for name, times in {**seconds, "all": (clock, processor)}.items():
        print(f"report {name}: {times[0]:.1f} s by the clock, {times[1]:.1f} s of the processor")
    sizes = [path.stat().st_size / 1e6 for path in pages.glob("*.html")]
    print(f"report.html: {page.stat().st_size / 1e6:.1f} MB")
    print(f"patients: {len(sizes)} pages, largest {max(sizes):.2f} MB, all {sum(sizes):.1f} MB")
    files = list((study / "figures").iterdir())
    print(f"figures: {len(files)} files, {sum(f.stat().st_size for f in files) / 1e6:.1f} MB")


if __name__ == "__main__":
    main()

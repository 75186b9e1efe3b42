"""A study of many patients whose files are hard links to a few small ones: for planning alone."""

import csv
import os
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

FIRST_DOSE = date(2022, 1, 24)
TEST_DATA = Path(__file__).resolve().parents[2] / "test_data"


def write_wide_study(folder: Path, *, patients: int, tubes: int = 12, slides: int = 3) -> None:
    """Write sheets of `patients` patients, each with so many blood samples and slides."""
    (folder / "blood").mkdir(parents=True)
    (folder / "tissue").mkdir()
    fcs = sorted((TEST_DATA / "blood").glob("*.fcs"))[0]
    image = sorted((TEST_DATA / "tissue").glob("*.ome.tif"))[0]
    rows: dict[str, list[dict[str, Any]]] = {"patients": [], "blood_samples": [], "biopsies": []}
    for number in range(1, patients + 1):
        patient_id = f"P{number:05d}"
        rows["patients"].append(
            {
                "patient_id": patient_id,
                "stratum": "ABCD"[number % 4],
                "inclusion_date": FIRST_DOSE - timedelta(days=7),
                "first_dose_date": FIRST_DOSE,
            }
        )
        rows["blood_samples"] += [
            describe_tube(folder, fcs, patient_id, visit) for visit in range(tubes)
        ]
        rows["biopsies"] += [
            describe_slide(folder, image, patient_id, visit) for visit in range(slides)
        ]
    for name, table in rows.items():
        write_sheet(folder / f"{name}.tsv", table)
    (folder / "config.yaml").write_text("results: results\n")


def describe_tube(folder: Path, fcs: Path, patient_id: str, visit: int) -> dict[str, Any]:
    """Return the row of a tube, its file linked; the first visit lies before the first dose."""
    day = FIRST_DOSE + timedelta(days=28 * visit)
    sample_id = f"{patient_id}-V{visit + 1}"
    link_to(fcs, folder / "blood" / f"{sample_id}.fcs")
    return {
        "sample_id": sample_id,
        "patient_id": patient_id,
        "visit": f"V{visit + 1}",
        "collected_at": datetime(day.year, day.month, day.day, 0 if visit == 0 else 8),
        "fcs": f"blood/{sample_id}.fcs",
        "panel": "whole_blood",
        "count_method": "beads",
        "beads_added": 61_000,
        "sample_volume_ul": 50,
    }


def describe_slide(folder: Path, image: Path, patient_id: str, visit: int) -> dict[str, Any]:
    """Return the row of a slide, its file linked."""
    day = FIRST_DOSE + timedelta(days=42 * visit - 1)
    slide_id = f"{patient_id}-S{visit + 1}"
    link_to(image, folder / "tissue" / f"{slide_id}.ome.tif")
    return {
        "slide_id": slide_id,
        "patient_id": patient_id,
        "visit": f"S{visit + 1}",
        "collected_at": datetime(day.year, day.month, day.day, 9),
        "image": f"tissue/{slide_id}.ome.tif",
        "assay": "ihc_membrane",
    }


def link_to(source: Path, target: Path) -> None:
    """Link a file; a folder takes some 65,000 links to one file on ext4."""
    os.link(source, target)


def write_sheet(path: Path, table: list[dict[str, Any]]) -> None:
    """Write rows as tab-separated text."""
    with path.open("w", newline="", encoding="utf-8") as stream:
        writer = csv.DictWriter(stream, table[0], delimiter="\t", lineterminator="\n")
        writer.writeheader()
        for row in table:
            writer.writerow(
                {
                    key: value.isoformat(timespec="minutes")
                    if isinstance(value, datetime)
                    else value
                    for key, value in row.items()
                }
            )

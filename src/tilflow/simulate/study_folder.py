"""Write a simulated study: sheets, FCS files, slides, and what is true of them."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, Final

import pandas as pd

from tilflow.errors import InputError
from tilflow.simulate.blood_state import BloodState, draw_baseline, draw_visit
from tilflow.simulate.blood_truth import Counting, tabulate_blood_truth
from tilflow.simulate.clinical import (
    tabulate_adverse_events,
    tabulate_assessments,
    tabulate_doses,
    tabulate_survival,
)
from tilflow.simulate.cohort import draw_patients, tabulate_patients
from tilflow.simulate.detectors import MARKERS
from tilflow.simulate.effects import compute_effect, tabulate_effects
from tilflow.simulate.fcs_file import write_fcs
from tilflow.simulate.immunophenotype import POPULATIONS
from tilflow.simulate.seeding import derive_seeds, draw_factor, open_generator
from tilflow.simulate.settings import SimulateSettings
from tilflow.simulate.specimens import (
    ControlPlan,
    SlidePlan,
    TubePlan,
    plan_controls,
    plan_slides,
    plan_tubes,
)
from tilflow.simulate.tube import Batch, Tube, acquire_tube, draw_batch
from tilflow.simulate.tumour_course import draw_courses
from tilflow.staging import staged

PANEL: Final = "whole_blood"
ASSAYS: Final = {"ihc": "ihc_membrane", "mif": "mif"}
DECIMALS: Final = 6
"""Significant digits of the numbers in the truth tables."""

BLOOD_COLUMNS: Final = (
    "sample_id",
    "patient_id",
    "visit",
    "timepoint",
    "collected_at",
    "fcs",
    "panel",
    "count_method",
    "beads_added",
    "sample_volume_ul",
    "dilution_factor",
    "acquired_volume_ul",
    "cbc_per_ul",
    "cbc_population",
    "batch",
)

CONTROL_COLUMNS: Final = ("control_of", "control_type", "control_marker")
"""Further columns of a study with control tubes."""


def write_study(folder: Path, settings: SimulateSettings) -> None:
    """Write a whole study into a new or empty folder.

    The same settings give the same bytes, file by file.

    Raises
    ------
    InputError
        When something already lies in `folder`: nothing is overwritten.
    """
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        message = f"{folder}: is not an empty folder: name a new one, nothing is overwritten"
        raise InputError(message)
    with staged(folder) as temporary:
        temporary.mkdir()
        _write_study(temporary, settings)


def _write_study(folder: Path, settings: SimulateSettings) -> None:
    patients = draw_patients(settings)
    courses = draw_courses(patients, settings)
    tubes = plan_tubes(patients, courses, settings)
    slides = plan_slides(patients, courses, settings)
    (folder / "config.yaml").write_text(format_config(settings), encoding="utf-8")
    for name, table in {
        "patients": tabulate_patients(patients),
        "doses": tabulate_doses(patients, courses, settings),
        "adverse_events": tabulate_adverse_events(patients, courses, settings),
        "tumour_assessments": tabulate_assessments(patients, courses),
        "survival": tabulate_survival(patients, courses),
        "truth/effects": tabulate_effects(settings),
    }.items():
        write_sheet(folder / f"{name}.tsv", table)
    with staged(folder / "truth" / "README.md") as temporary:
        temporary.write_text(TRUTH, encoding="utf-8")
    write_blood(folder, tubes, settings)
    if slides:
        write_slides(folder, slides, settings)


TRUTH: Final = """\
# What is true of this simulated trial

- `blood.tsv`: a row a sample and population. `n_events`: singlet events of the class in the file.
  `n_cells_with_doublets`: with those in doublets. `count_per_ul`: in the blood that was drawn.
  `count_per_ul_acquired`: what a perfect gate on this very file would report, from its cells and
  beads (or blood count, or volume).
- `events/<sample_id>.parquet`: the class of each event, in the order of the file.
- `tissue.tsv`: a row a slide, phenotype and compartment: cells, area and density.
- `nuclei/<slide_id>.parquet`: centre, size, phenotype and compartment of each nucleus. A pixel's
  centre is at whole coordinates.
- `effects.tsv`: the planted fold changes.
"""


def format_config(settings: SimulateSettings) -> str:
    """Return ``config.yaml``: its name, and the errors of counting that this trial alone has."""
    return (
        "# A simulated trial with known truth. Only what differs from the defaults stands here.\n"
        "report:\n"
        "  study_name: Simulated trial\n"
        "cytometry:\n"
        "  counting:\n"
        f"    pipetting_cv_percent: {settings.tube.pipetting_cv_percent}\n"
        f"    cbc_cv_percent: {settings.tube.cbc_cv_percent}\n"
    )


def write_sheet(path: Path, table: pd.DataFrame) -> None:
    """Write a table as TSV; numbers with as many digits as they carry."""
    with staged(path) as temporary:
        table.to_csv(
            temporary, sep="\t", index=False, lineterminator="\n", float_format=f"%.{DECIMALS}g"
        )


def write_blood(folder: Path, tubes: Sequence[TubePlan], settings: SimulateSettings) -> None:
    """Write the FCS files, ``blood_samples.tsv`` and the truth of the blood."""
    baselines = {
        plan.patient.patient_id: draw_baseline(
            open_generator(settings.seed, "baseline", plan.patient.patient_id)
        )
        for plan in tubes
    }
    batches = {
        plan.batch: draw_batch(
            open_generator(settings.seed, "batch", plan.batch), settings.cytometer, settings.tube
        )
        for plan in tubes
    }
    rows, truths = [], []
    bloods: dict[str, BloodState] = {}
    for plan in tubes:
        generator = open_generator(settings.seed, "tube", plan.sample_id)
        effect = compute_effect(
            plan.patient.stratum.effects,
            settings.biology,
            dose_mg=plan.patient.dose_mg,
            study_day=plan.visit.day,
        ).scaled(plan.patient.sensitivity)
        blood = draw_visit(baselines[plan.patient.patient_id], effect, generator, settings.biology)
        bloods[plan.sample_id] = blood
        batch = batches[plan.batch]
        tube = acquire_tube(
            blood,
            batch,
            generator,
            has_beads=plan.count_method == "beads",
            is_clogged=plan.is_clogged,
            tube=settings.tube,
            cytometer=settings.cytometer,
        )
        cbc_error = draw_factor(generator, settings.tube.cbc_cv_percent)
        counting = _derive_counting(plan, tube, batch, cbc_error, settings)
        _write_tube(folder, plan.sample_id, tube, counting, settings)
        rows.append(_blood_row(plan, counting))
        truths.append(tabulate_blood_truth(plan.sample_id, tube, counting))
    columns = list(BLOOD_COLUMNS)
    if controls := plan_controls(tubes, settings):
        columns += CONTROL_COLUMNS
        for control in controls:
            blood, batch = bloods[control.donor.sample_id], batches[control.donor.batch]
            rows.append(_write_control(folder, control, blood, batch, settings))
    write_sheet(folder / "blood_samples.tsv", pd.DataFrame(rows, columns=columns))
    write_sheet(folder / "truth" / "blood.tsv", pd.concat(truths, ignore_index=True))


def _write_control(
    folder: Path, plan: ControlPlan, blood: BloodState, batch: Batch, settings: SimulateSettings
) -> dict[str, Any]:
    """Write the FCS file of a control tube and return its row of the sheet."""
    is_fmo = plan.control_type == "fmo"
    tube = acquire_tube(
        blood,
        batch,
        open_generator(settings.seed, "tube", plan.sample_id),
        has_beads=False,
        is_clogged=False,
        tube=settings.tube,
        cytometer=settings.cytometer,
        left_out=(plan.marker,) if is_fmo else MARKERS,
    )
    donor = plan.donor
    counting = Counting("none", settings.tube.sample_volume_ul)
    _write_tube(folder, plan.sample_id, tube, counting, settings)
    return _blood_row(replace(donor, sample_id=plan.sample_id), counting) | {
        "control_of": "",
        "control_type": plan.control_type,
        "control_marker": plan.marker,
    }


def _derive_counting(
    plan: TubePlan, tube: Tube, batch: Batch, cbc_error: float, settings: SimulateSettings
) -> Counting:
    """Return what the site knows of the tube, to the digits in which it writes it down."""
    known: dict[str, Any] = {}
    if plan.count_method == "beads":
        known = {"beads_added": batch.beads_added}
    elif plan.count_method == "cbc":
        leukocytes = sum(tube.count_per_ul[name] for name in POPULATIONS["leukocytes"])
        known = {"cbc_per_ul": float(round(leukocytes * cbc_error, -1))}
    else:
        known = {
            "acquired_volume_ul": round(tube.acquired_volume_ul, 3),
            "dilution_factor": settings.tube.dilution_factor,
        }
    return Counting(plan.count_method, settings.tube.sample_volume_ul, **known)


def _write_tube(
    folder: Path, sample_id: str, tube: Tube, counting: Counting, settings: SimulateSettings
) -> None:
    write_fcs(
        folder / "blood" / f"{sample_id}.fcs",
        tube.events,
        spillover=tube.spillover,
        time_step_s=settings.cytometer.time_step_s,
        full_scale=settings.cytometer.full_scale,
        volume_ul=counting.acquired_volume_ul,
    )
    with staged(folder / "truth" / "events" / f"{sample_id}.parquet") as temporary:
        tube.truth.to_parquet(temporary, index=False)


def _blood_row(plan: TubePlan, counting: Counting) -> dict[str, Any]:
    def text(value: float | None) -> str:
        return "" if value is None else f"{value:.10g}"

    return {
        "sample_id": plan.sample_id,
        "patient_id": plan.patient.patient_id,
        "visit": plan.visit.name,
        "timepoint": plan.visit.timepoint,
        "collected_at": plan.collected_at.isoformat(timespec="minutes"),
        "fcs": f"blood/{plan.sample_id}.fcs",
        "panel": PANEL,
        "count_method": counting.count_method,
        "beads_added": text(counting.beads_added),
        "sample_volume_ul": text(counting.sample_volume_ul),
        "dilution_factor": text(counting.dilution_factor),
        "acquired_volume_ul": text(counting.acquired_volume_ul),
        "cbc_per_ul": text(counting.cbc_per_ul),
        "cbc_population": "leukocytes" if counting.count_method == "cbc" else "",
        "batch": plan.batch,
    }


def write_slides(folder: Path, slides: Sequence[SlidePlan], settings: SimulateSettings) -> None:
    """Write the slides, ``biopsies.tsv`` and ``truth/tissue.tsv``."""
    from tilflow.simulate.tissue import write_slide

    rows, truths = [], []
    for plan in slides:
        image = f"tissue/{plan.slide_id}.ome.tif"
        # Only the IHC slides lack a stain for the tumour: a person has to draw it.
        annotations = f"tissue/{plan.slide_id}.geojson" if plan.kind == "ihc" else ""
        (folder / "tissue").mkdir(exist_ok=True)
        truths.append(
            write_slide(
                folder / image,
                kind=plan.kind,
                height_um=settings.slides.height_um,
                width_um=settings.slides.width_um,
                pixel_size_um=settings.slides.pixel_size_um,
                cd8_density_per_mm2=plan.cd8_density_per_mm2,
                seed=derive_seeds(str(settings.seed), "slide", plan.slide_id)[0],
                truth_folder=folder / "truth",
                slide_id=plan.slide_id,
                annotations=folder / annotations if annotations else None,
                settings=settings.slides.tissue,
            )
        )
        rows.append(_slide_row(plan, image, annotations))
    write_sheet(folder / "biopsies.tsv", pd.DataFrame(rows))
    write_sheet(folder / "truth" / "tissue.tsv", pd.concat(truths, ignore_index=True))


def _slide_row(plan: SlidePlan, image: str, annotations: str) -> Mapping[str, str]:
    is_injected = plan.patient.stratum.route == "intratumoral"
    return {
        "slide_id": plan.slide_id,
        "patient_id": plan.patient.patient_id,
        "visit": plan.visit,
        "collected_at": plan.collected_at.isoformat(timespec="minutes"),
        "image": image,
        "assay": ASSAYS[plan.kind],
        "lesion_id": "L1",
        "injected": "yes" if is_injected else "no",
        "core": "1",
        "pixel_size_um": "",
        "annotations": annotations,
        "batch": f"{plan.collected_at:%Y-%m}",
    }

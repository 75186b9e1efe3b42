# From the sheets of the study to wildcards, options and digests. No science here.

import os
import sys
from functools import cache
from pathlib import Path
from shlex import quote

from snakemake.exceptions import WorkflowError

import tilflow
from tilflow.cytometry.overrides import read_study_overrides, write_own_overrides
from tilflow.cytometry.panel import read_panel
from tilflow.cytometry.strategy import find_strategy
from tilflow.errors import InputError
from tilflow.provenance import compute_code_digest, compute_settings_digest
from tilflow.section_files import write_section_file
from tilflow.settings import parse_settings
from tilflow.slides.assay import find_assay
from tilflow.study import open_study

# The commands are those of the interpreter that runs Snakemake, whether or not it is on the PATH.
shell.prefix(
    f"set -euo pipefail; PATH={quote(os.path.dirname(sys.executable))}:$PATH; "
)

SHEETS = (
    "patients.tsv",
    "blood_samples.tsv",
    "biopsies.tsv",
    "doses.tsv",
    "medications.tsv",
    "adverse_events.tsv",
    "tumour_assessments.tsv",
    "lesions.tsv",
    "survival.tsv",
)


def open_inputs():
    """Settings and study of this run, or every problem with them at once."""
    configfiles = [str(path) for path in workflow.configfiles]
    source = configfiles[-1] if configfiles else "config"
    try:
        settings = parse_settings(config, source=source)
        if not settings.study_folder and not configfiles:
            raise InputError(
                "no study: name its config with --configfile STUDY/config.yaml"
            )
        folder = Path(settings.study_folder or Path(configfiles[-1]).parent)
        study = open_study(folder)
        overrides = read_study_overrides(
            study.folder,
            settings.cytometry.overrides,
            {
                sample_id: sample.panel
                for sample_id, sample in study.blood_samples.items()
            },
        )
        return settings, study, overrides
    except InputError as error:
        raise WorkflowError(str(error)) from None


SETTINGS, STUDY, OVERRIDES = open_inputs()
RESULTS = SETTINGS.results.rstrip("/")


def relative(path):
    """Path as the terminal shows it: relative where it lies below the working directory."""
    path = os.path.relpath(path)
    return os.path.abspath(path) if path.startswith("..") else path


STUDY_FOLDER = relative(STUDY.folder)


wildcard_constraints:
    sample_id=r"[A-Za-z0-9][A-Za-z0-9._-]*",
    slide_id=r"[A-Za-z0-9][A-Za-z0-9._-]*",
    patient_id=r"[A-Za-z0-9][A-Za-z0-9._-]*",
    panel=r"[^/]+",


@cache
def section(*names):
    """Config file with these sections alone: jobs rerun when they change, and only then."""
    return write_section_file(SETTINGS, names, Path(RESULTS, "settings"))


CONFIG = write_section_file(SETTINGS, (), Path(RESULTS, "settings"))


@cache
def code(*rooms):
    """Digest of the source that a job runs: snakemake alone misses an edit inside a package."""
    return compute_code_digest(*rooms)


def sheet_files(*names):
    """Those of the named sheets that the study has."""
    paths = [STUDY.folder / name for name in names or SHEETS]
    return [relative(path) for path in paths if path.exists()]


# Files that the sheets name, by way of panels and assays too.


def named(source):
    """A panel or assay for the command line: a shipped one's name, or a path."""
    return relative(source) if os.path.isabs(source) else source


def list_panel_files(source):
    """Files of a panel: its own, its strategy's, its spillover's."""
    panel = read_panel(source)
    files = [source, find_strategy(panel.strategy, panel.folder)]
    if panel.spillover not in ("file", "none"):
        files.append(panel.resolve(panel.spillover))
    return list_own(files)


def list_assay_files(source):
    """File of an assay."""
    return list_own([find_assay(source)])


def list_own(files):
    """Those that came with the study: shipped ones are part of the code and its digest."""
    package = os.path.dirname(tilflow.__file__)
    own = (file for file in map(str, files) if os.path.isabs(file))
    return [relative(file) for file in own if not file.startswith(package)]


def list_files_of(sources, list_files):
    """Source → its files; a wrong one keeps its place, and `check` says what is wrong with it."""
    files = {}
    for source in sources:
        try:
            files[source] = list_files(source)
        except InputError:
            files[source] = [relative(source)] if os.path.isfile(source) else []
    return files


PANEL_FILES = list_files_of(
    {sample.panel for sample in STUDY.blood_samples.values()}, list_panel_files
)
ASSAY_FILES = list_files_of(
    {slide.assay for slide in STUDY.biopsies.values()},
    list_assay_files,
)
INPUT_FILES = sorted(
    {
        *(relative(sample.fcs) for sample in STUDY.blood_samples.values()),
        *(relative(slide.image) for slide in STUDY.biopsies.values()),
        *(
            relative(slide.annotations)
            for slide in STUDY.biopsies.values()
            if slide.annotations
        ),
        *(file for files in PANEL_FILES.values() for file in files),
        *(file for files in ASSAY_FILES.values() for file in files),
    }
)


# What a row of a sheet says, as options of a command.


def options(**values):
    """Options for those values that are given: ``beads_added=5`` is ``--beads-added 5``."""
    return " ".join(
        (
            f"--{name.replace('_', '-')} {value:.12g}"
            if isinstance(value, float)
            else f"--{name.replace('_', '-')} {value}"
        )
        for name, value in values.items()
        if value is not None
    )


def counting_options(sample_id):
    """How the cells of a tube are counted."""
    sample = STUDY.blood_samples[sample_id]
    return options(
        count_method=sample.count_method,
        beads_added=sample.beads_added,
        sample_volume_ul=sample.sample_volume_ul,
        dilution_factor=sample.dilution_factor,
        acquired_volume_ul=sample.acquired_volume_ul,
        cbc_per_ul=sample.cbc_per_ul,
        cbc_population=sample.cbc_population,
    )


def batch_option(sample_id):
    """The batch of a tube, where the sheet names one."""
    batch = STUDY.blood_samples[sample_id].batch
    return f"--batch {quote(batch)}" if batch else ""


def pixel_size_option(slide_id):
    """The sheet's pixel size, where it overrides the image's."""
    return options(pixel_size_um=STUDY.biopsies[slide_id].pixel_size_um)


def annotation_files(slide_id):
    """Regions that a person drew on the slide, if any."""
    annotations = STUDY.biopsies[slide_id].annotations
    return [relative(annotations)] if annotations else []


def annotations_option(slide_id):
    """The same, as an option."""
    return " ".join(
        f"--annotations {quote(file)}" for file in annotation_files(slide_id)
    )


# Blood: the tubes that are measured; controls serve others.

SAMPLES = [
    sample_id
    for sample_id, sample in STUDY.blood_samples.items()
    if sample.control_type is None
]
SLIDES = list(STUDY.biopsies)

# Gates that follow the patient's other visits and the batch: those of strategies in YAML. A
# workspace draws its gates where they are.


def label_panels(sources):
    """Panel → its name in paths, which another panel beside it does not change."""
    stems = [Path(source).stem for source in sources]
    return {
        source: (
            stem
            if stems.count(stem) == 1
            else f"{stem}-{compute_settings_digest(named(source))[:8]}"
        )
        for source, stem in zip(sources, stems)
    }


PANEL_LABELS = label_panels(
    sorted({STUDY.blood_samples[sample_id].panel for sample_id in SAMPLES})
)


@cache
def is_aligned(panel):
    """Whether the gates of a panel's tubes are placed with one another in view."""
    try:
        content = read_panel(panel)
        strategy = find_strategy(content.strategy, content.folder)
    except InputError:
        return False
    return SETTINGS.cytometry.alignment.enabled and strategy.suffix in (
        ".yaml",
        ".yml",
    )


def tubes_in_view(patient_id, label):
    """Tubes of a patient and a panel, and those in their batches: for any order the same."""
    tubes = {
        sample_id: STUDY.blood_samples[sample_id]
        for sample_id in sorted(SAMPLES)
        if PANEL_LABELS[STUDY.blood_samples[sample_id].panel] == label
    }
    batches = set()
    if SETTINGS.cytometry.alignment.use_batches:
        batches = {
            tube.batch for tube in tubes.values() if tube.patient_id == patient_id
        }
    return [
        sample_id
        for sample_id, tube in tubes.items()
        if tube.patient_id == patient_id or (tube.batch and tube.batch in batches)
    ]


def positions_files(sample_id):
    """File of the shared positions of a tube, where its gates are aligned."""
    tube = STUDY.blood_samples[sample_id]
    if not is_aligned(tube.panel):
        return []
    return [f"{RESULTS}/gates/{tube.patient_id}/{PANEL_LABELS[tube.panel]}.json"]


def find_neighbours(sample_id):
    """The patient's tubes of the same panel before and after this one."""
    tube = STUDY.blood_samples[sample_id]
    course = sorted(
        (
            each
            for each in map(STUDY.blood_samples.get, SAMPLES)
            if (each.patient_id, each.panel) == (tube.patient_id, tube.panel)
        ),
        key=lambda each: (each.collected_at, each.sample_id),
    )
    names = [each.sample_id for each in course]
    place = names.index(sample_id)
    return names[max(place - 1, 0) : place] + names[place + 1 : place + 2]


def find_controls(sample_id):
    """Control tubes of a sample, then of its batch."""
    tube = STUDY.blood_samples[sample_id]
    controls = [
        each
        for each in STUDY.blood_samples.values()
        if each.control_type is not None and each.panel == tube.panel
    ]
    own = [each for each in controls if each.control_of == sample_id]
    of_batch = [
        each
        for each in controls
        if each.control_of is None and each.batch and each.batch == tube.batch
    ]
    return [*own, *of_batch]


def control_files(sample_id):
    """Their FCS files."""
    return [relative(each.fcs) for each in find_controls(sample_id)]


def control_options(sample_id):
    """The same, as options: name, type, marker, file."""
    return " ".join(
        f"--control {each.sample_id} {each.control_type} {quote(each.control_marker or '-')}"
        f" {quote(relative(each.fcs))}"
        for each in find_controls(sample_id)
    )


def plan_options(sample_id):
    """How the gates of a tube are placed: aligned, or by its controls; and changed by hand.

    The changes of one sample are a file of their own, named by its digest: those of another
    sample rerun nothing here.
    """
    positions = positions_files(sample_id)
    parts = [f"--positions {quote(file)}" for file in positions]
    if not positions:
        parts = [control_options(sample_id)]
    if sample_id in OVERRIDES:
        file = write_own_overrides(OVERRIDES[sample_id], Path(RESULTS, "settings"))
        parts.append(f"--overrides {quote(str(file))}")
    return " ".join(part for part in parts if part)


POPULATIONS = expand(
    f"{RESULTS}/blood/{{sample_id}}/populations.parquet", sample_id=SAMPLES
)
GATING_PICTURES = expand(f"{RESULTS}/blood/{{sample_id}}/gating.png", sample_id=SAMPLES)
DENSITIES = expand(f"{RESULTS}/tissue/{{slide_id}}/densities.parquet", slide_id=SLIDES)
SCORES = expand(f"{RESULTS}/tissue/{{slide_id}}/scores.parquet", slide_id=SLIDES)
SPATIAL = expand(f"{RESULTS}/tissue/{{slide_id}}/spatial.parquet", slide_id=SLIDES)
SLIDE_CHECKS = expand(f"{RESULTS}/tissue/{{slide_id}}/quality.parquet", slide_id=SLIDES)
OVERLAYS = expand(f"{RESULTS}/tissue/{{slide_id}}/overlay.png", slide_id=SLIDES)
THRESHOLDS = expand(f"{RESULTS}/tissue/{{slide_id}}/thresholds.png", slide_id=SLIDES)
CELL_CLUSTERS = (
    expand(f"{RESULTS}/tissue/{{slide_id}}/clusters.parquet", slide_id=SLIDES)
    if SETTINGS.slides.clusters.enabled
    else []
)
SLIDE_STORES = expand(f"{RESULTS}/tissue/{{slide_id}}/slide.ome.zarr", slide_id=SLIDES)


def parts(name):
    """Path of a store of a slide that one rule makes and others read."""
    return f"{RESULTS}/tissue/{{slide_id}}/parts/{name}"

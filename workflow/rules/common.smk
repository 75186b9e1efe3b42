# From the sheets of the study to wildcards, options and digests. No science here.

import gc
import os
import sys
from functools import cache
from inspect import signature
from pathlib import Path
from shlex import quote

from snakemake.exceptions import WorkflowError

import tilflow
from tilflow.cytometry.gates.overrides import read_study_overrides, write_own_overrides
from tilflow.cytometry.gates.strategy import find_strategy
from tilflow.cytometry.panel import read_panel
from tilflow.errors import InputError
from tilflow.provenance import compute_code_digest, compute_settings_digest
from tilflow.section_files import write_section_file
from tilflow.settings import parse_settings
from tilflow.slides.assay import find_assay
from tilflow.study import open_study
from tilflow.study.claiming import remove_temporary
from tilflow.study.resources.extents import count_megapixels, count_million_values
from tilflow.study.resources.needs import NEEDS, WORKER_MB, ask_workers

# The commands are those of the interpreter that runs Snakemake, whether or not it is on the PATH;
# with environments of their own (conda, modules, a container) they are those of the environments.
shell.prefix(
    "set -euo pipefail; "
    if workflow.deployment_settings.deployment_method
    else f"set -euo pipefail; PATH={quote(os.path.dirname(sys.executable))}:$PATH; "
)

# Snakemake keeps every job: to look for rubbish among them takes a tenth to a quarter of planning, and
# goes on again when the first job starts (study.smk).
gc.disable()


def known(function):
    """The same function; its parameters are looked up once, and not for every job."""
    function.__signature__ = signature(function)
    return function


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


@cache
def list_input_files():
    """Every file that the sheets name."""
    return sorted(
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


def group_tubes(tubes, key):
    """What a tube's row says → the tubes, by name; those that say nothing of it are left out."""
    groups = {}
    for tube in tubes:
        if (value := key(tube))[-1]:
            groups.setdefault(value, []).append(tube)
    return groups


TUBES = [STUDY.blood_samples[sample_id] for sample_id in sorted(SAMPLES)]
TUBES_OF_PATIENT = group_tubes(
    TUBES, lambda tube: (PANEL_LABELS[tube.panel], tube.patient_id)
)
TUBES_OF_BATCH = group_tubes(TUBES, lambda tube: (PANEL_LABELS[tube.panel], tube.batch))
CONTROLS = [
    tube for tube in STUDY.blood_samples.values() if tube.control_type is not None
]
CONTROLS_OF_TUBE = group_tubes(CONTROLS, lambda tube: (tube.panel, tube.control_of))
CONTROLS_OF_BATCH = group_tubes(
    (tube for tube in CONTROLS if tube.control_of is None),
    lambda tube: (tube.panel, tube.batch),
)


def tubes_in_view(patient_id, label):
    """Tubes of a patient and a panel, and those in their batches: for any order the same."""
    own = TUBES_OF_PATIENT.get((label, patient_id), [])
    found = {tube.sample_id for tube in own}
    if SETTINGS.cytometry.alignment.use_batches:
        for batch in {tube.batch for tube in own}:
            found |= {tube.sample_id for tube in TUBES_OF_BATCH.get((label, batch), [])}
    return sorted(found)


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
        TUBES_OF_PATIENT[PANEL_LABELS[tube.panel], tube.patient_id],
        key=lambda each: (each.collected_at, each.sample_id),
    )
    names = [each.sample_id for each in course]
    place = names.index(sample_id)
    return names[max(place - 1, 0) : place] + names[place + 1 : place + 2]


def find_controls(sample_id):
    """Control tubes of a sample, then of its batch."""
    tube = STUDY.blood_samples[sample_id]
    own = CONTROLS_OF_TUBE.get((tube.panel, sample_id), [])
    return [*own, *CONTROLS_OF_BATCH.get((tube.panel, tube.batch), [])]


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


def of_samples(name):
    """A file of every sample."""
    return [f"{RESULTS}/blood/{sample_id}/{name}" for sample_id in SAMPLES]


def of_slides(name):
    """A file of every slide."""
    return [f"{RESULTS}/tissue/{slide_id}/{name}" for slide_id in SLIDES]


POPULATIONS = of_samples("populations.parquet")
GATING_PICTURES = of_samples("gating.png")
DENSITIES = of_slides("densities.parquet")
SCORES = of_slides("scores.parquet")
SPATIAL = of_slides("spatial.parquet")
OVERLAYS = of_slides("overlay.png")
THRESHOLDS = of_slides("thresholds.png")
CELL_CLUSTERS = (
    of_slides("clusters.parquet") if SETTINGS.slides.clusters.enabled else []
)
SLIDE_STORES = of_slides("slide.ome.zarr")


def every(*files):
    """Lists of files as one function: Snakemake looks at a list for each of its files."""
    return known(lambda wildcards: [file for each in files for file in each])


def parts(name):
    """Path of a store of a slide that one rule makes and others read."""
    return f"{RESULTS}/tissue/{{slide_id}}/parts/{name}"


# What a job asks of a scheduler: computed from its input, more at each further attempt.


@cache
def count_work(kind, name):
    """Million values of a tube or of its largest control, or megapixels of a slide."""
    if kind == "slide":
        return count_megapixels(relative(STUDY.biopsies[name].image))
    files = [relative(STUDY.blood_samples[name].fcs), *control_files(name)]
    return max(map(count_million_values, files))


def amount(wildcards):
    """How much a job has to do: the same, or the specimens of the study."""
    if hasattr(wildcards, "sample_id"):
        return count_work("tube", wildcards.sample_id)
    if hasattr(wildcards, "slide_id"):
        return count_work("slide", wildcards.slide_id)
    return len(SAMPLES) + len(SLIDES)


def memory(rule):
    """Memory (MiB) of a job of a rule."""
    return known(
        lambda wildcards, attempt: NEEDS[rule].ask_memory(amount(wildcards), attempt)
    )


def minutes(rule):
    """Run time of a job of a rule."""
    return known(
        lambda wildcards, attempt: NEEDS[rule].ask_minutes(amount(wildcards), attempt)
    )


def memory_of_workers(rule):
    """Memory (MiB) of a job whose cores are workers of their own."""
    return known(
        lambda wildcards, threads, attempt: NEEDS[rule].ask_memory(
            amount(wildcards), attempt
        )
        + WORKER_MB * threads
    )


workers = known(lambda wildcards: ask_workers(amount(wildcards)))

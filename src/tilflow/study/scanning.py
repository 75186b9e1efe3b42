"""Sheets drafted from a folder tree of FCS files and slides.

Names tell ids, patients and visits where they tell them beyond doubt; the files tell channels and
markers. Dates are never guessed: those in file names are as often the day of a scan or an export,
and those inside the files are not read, as they identify.
"""

from pathlib import Path
from typing import Final

from tilflow.errors import InputError
from tilflow.study.files import count
from tilflow.study.naming import guess_names
from tilflow.study.panel_drafts import draft_blood
from tilflow.study.scaffold import Draft
from tilflow.study.slide_drafts import draft_slides, find_slides
from tilflow.study.tree import read_tree

FCS_SUFFIXES: Final = (".fcs", ".lmd")


def scan_folder(folder: Path | str, study: Path | str) -> Draft:
    """Return the draft of a study from the files below `folder`.

    Parameters
    ----------
    folder
        The folder tree of FCS files and slides.
    study
        The study folder; files inside of it are named relative to it, others by absolute path.

    Raises
    ------
    InputError
        Where there is no such folder, or neither an FCS file nor a slide in it.
    """
    tree = read_tree(folder, study)
    tubes = [path for path in tree.files if path.suffix.lower() in FCS_SUFFIXES]
    slides = find_slides(tree.files)
    if not tubes and not slides:
        message = f"{tree.root}: neither an FCS file nor a slide below it"
        raise InputError(message)
    # Together: that D04 is a patient may show only beside the slides of A01.
    guesses = guess_names([tree.relative(path) for path in (*tubes, *slides)])
    blood = draft_blood(tubes, guesses[: len(tubes)], tree)
    tissue = draft_slides(slides, guesses[len(tubes) :], tree)
    patients = sorted({guess.patient_id for guess in guesses if guess.patient_id})
    return Draft(
        rows={
            "patients.tsv": [{"patient_id": patient} for patient in patients],
            **blood.rows,
            **tissue.rows,
        },
        files={**blood.files, **tissue.files},
        notes=(
            f"found {count(len(tubes), 'FCS file')}, {count(len(slides), 'slide')}, "
            f"{count(len(patients), 'patient')}",
            "names were taken from files and folders: change those that identify a person",
            *blood.notes,
            *tissue.notes,
        ),
    )

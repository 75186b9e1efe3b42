"""What file and folder names tell of patient and visit, where they tell it beyond doubt.

A path is taken apart into tokens: folders whole, the file name at ``_``, spaces and ``.``. What a
token means is often clear only beside the tokens at the same place in other paths: ``D04`` among
``A01``, ``B02`` and ``C03`` is a patient of stratum D, among ``D01`` and ``D15`` it is a day.
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePath
from typing import Final, TypeAlias

Place: TypeAlias = tuple[str, int]
"""``("folder", depth)``, or ``("name", index of the token)``."""

EXPLICIT_PATIENT: Final = re.compile(
    r"(?:patient|pat|pt|subject|subj|sub|pid|donor|case)[-_ ]?(?=[a-z]*-?\d)([a-z0-9-]+)", re.I
)
SITE_AND_NUMBER: Final = re.compile(r"\d{2,4}-\d{2,5}")
IDENTIFIER_LIKE: Final = re.compile(r"[a-z]{1,8}-?\d{1,6}(?:-\d{1,6})?", re.I)
VISIT: Final = re.compile(
    r"c\d{1,2}d\d{1,3}|(?:day|d)[- ]?-?\d{1,3}|(?:week|wk|w)[- ]?\d{1,3}|(?:visit|v)[- ]?\d{1,2}"
    r"|cycle[- ]?\d{1,2}|scr|screening|baseline|bl|pre|post|predose|postdose|pre-dose|post-dose"
    r"|on-?treatment|eot|follow-?up[- ]?\d*|fu[- ]?\d*|progression",
    re.I,
)
VERSION: Final = re.compile(r"(?:panel|protocol|template|assay)[-_ ]?v\d+", re.I)
"""A version of a panel looks like a visit."""

WELL: Final = re.compile(r"[a-h]\d{1,2}", re.I)
LABORATORY: Final = re.compile(
    r"(?:cd|il|ki|pd|ctla|lag|hla|ccr|cxcr|tcr|ig|he|fmo|tube|plate|batch|panel|run|specimen|"
    r"sample|slide|scan|core|block|level|exp|rep|comp|lot|x|s|t)-?\d+[a-z]*",
    re.I,
)
"""Markers, wells' companions and counters that look like identifiers."""

CONTROLS: Final[Mapping[str, str]] = {
    "fmo": r"(?<![a-z])fmo(?![a-z])",
    "isotype": r"(?<![a-z])isotype(?![a-z])",
    "unstained": r"(?<![a-z])unstained(?![a-z])",
    "single_stain": r"single[-_ ]?stain|(?:^|/)comp(?:ensation)?(?![a-z])",
}
"""Kind of control → what names it in a path, in lower case."""


@dataclass(frozen=True)
class Guess:
    """What a path tells; empty where it does not, or not beyond doubt."""

    patient_id: str = ""
    visit: str = ""
    control_type: str = ""


def guess_names(paths: Sequence[PurePath]) -> list[Guess]:
    """Return a guess for each of `paths`, which are relative to one folder.

    Examples
    --------
    >>> guess_names([PurePath("P01/C1D1/tube_1.fcs"), PurePath("P02/C1D1/FMO CD8.fcs")])
    [Guess(patient_id='P01', visit='C1D1', control_type=''),
     Guess(patient_id='P02', visit='C1D1', control_type='fmo')]
    """
    split = [split_tokens(path) for path in paths]
    patients = _find_patient_places(split)
    return [
        Guess(
            patient_id=_clean(_only(_list_patients(tokens, patients))),
            visit=_only(
                token
                for at, token in tokens.items()
                if at not in patients and VISIT.fullmatch(token)
            ),
            control_type=_only(
                kind
                for kind, pattern in CONTROLS.items()
                if re.search(pattern, path.as_posix().lower())
            ),
        )
        for path, tokens in zip(paths, split, strict=True)
    ]


def split_tokens(path: PurePath) -> dict[Place, str]:
    """Return the tokens of a path by their place.

    Examples
    --------
    >>> split_tokens(PurePath("site1/P01_C1D1.fcs"))
    {('folder', 0): 'site1', ('name', 0): 'P01', ('name', 1): 'C1D1'}
    """
    folders = {("folder", depth): name for depth, name in enumerate(path.parts[:-1])}
    stem = re.sub(r"(\.[a-z]{2,8}){1,2}$", "", path.name, flags=re.I)
    stem = VERSION.sub("", stem)
    tokens = [part for token in re.split(r"[_ .]+", stem) if token for part in _split_visit(token)]
    return {**folders, **{("name", n): token for n, token in enumerate(tokens)}}


def _split_visit(token: str) -> list[str]:
    """Return ``P01-C1D1`` as patient and visit; other hyphens stay."""
    head, _, tail = token.rpartition("-")
    is_pair = VISIT.fullmatch(tail) and re.search(r"\d", head)
    return [head, tail] if is_pair else [token]


def _find_patient_places(split: Sequence[Mapping[Place, str]]) -> set[Place]:
    """Return the places whose tokens are all identifiers, and not all of them visits."""
    values: dict[Place, set[str]] = {}
    for tokens in split:
        for at, token in tokens.items():
            values.setdefault(at, set()).add(token)
    return {
        at
        for at, tokens in values.items()
        if all(_is_identifier(token) for token in tokens)
        and not all(VISIT.fullmatch(token) for token in tokens)
        and (at[0] == "folder" or at[1] == 0 or not all(WELL.fullmatch(t) for t in tokens))
    }


def _is_identifier(token: str) -> bool:
    if SITE_AND_NUMBER.fullmatch(token):
        return True
    return bool(IDENTIFIER_LIKE.fullmatch(token)) and not LABORATORY.fullmatch(token)


def _list_patients(tokens: Mapping[Place, str], places: set[Place]) -> Iterable[str]:
    """Return the candidates of the strongest kind that there are."""
    explicit = [token for token in tokens.values() if EXPLICIT_PATIENT.fullmatch(token)]
    folders = [token for at, token in tokens.items() if at in places and at[0] == "folder"]
    names = [token for at, token in tokens.items() if at in places and at[0] == "name"]
    return explicit or folders or names


def _only(candidates: Iterable[str]) -> str:
    """Return the one candidate; "" where there is none, or several that differ."""
    distinct = list(dict.fromkeys(candidates))
    return distinct[0] if len(distinct) == 1 else ""


def make_identifiers(paths: Sequence[PurePath]) -> list[str]:
    """Return an identifier for each path: its file name, with folders in front where it must.

    Examples
    --------
    >>> make_identifiers([PurePath("a/t 1.fcs"), PurePath("b/t 1.fcs"), PurePath("b/x.ome.tif")])
    ['a-t_1', 'b-t_1', 'x']
    """
    parts = [(*path.parts[:-1], _stem(path.name)) for path in paths]
    chosen = [_clean(each[-1]) or "unnamed" for each in parts]
    clashing = _find_clashes(chosen)
    for depth in range(2, max((len(each) for each in parts), default=0) + 1):
        if not _find_clashes(chosen):
            break
        for n in clashing:
            chosen[n] = _clean("-".join(parts[n][-depth:])) or "unnamed"
    return _number(chosen)


def _find_clashes(names: Sequence[str]) -> list[int]:
    """Return the places of names that differ in their case at most."""
    times = Counter(name.lower() for name in names)
    return [n for n, name in enumerate(names) if times[name.lower()] > 1]


def _stem(name: str) -> str:
    return re.sub(r"(\.ome)?\.[A-Za-z0-9]{2,8}$", "", name)


def _clean(text: str) -> str:
    return re.sub(r"[^A-Za-z0-9._-]+", "_", text).lstrip("._-")[:64].rstrip("._-")


def _number(names: Sequence[str]) -> list[str]:
    """Tell apart what cutting and cleaning made the same."""
    taken = {name.lower() for name in names}
    seen: set[str] = set()
    numbered = []
    for name in names:
        new, number = name, 1
        while new.lower() in seen or (number > 1 and new.lower() in taken):
            number += 1
            new = f"{name[:58]}-{number}"
        seen.add(new.lower())
        numbered.append(new)
    return numbered

"""PARAMCD and PARAM: a short code and a text for each parameter, compartment and unit."""

import hashlib
import re
from collections.abc import Iterable, Mapping
from typing import Final, TypeAlias

from tilflow.errors import InputError

Key: TypeAlias = tuple[str, str, str]
"""Parameter, compartment, unit."""

ALPHABET: Final = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
CODE: Final = re.compile(r"[A-Z][A-Z0-9]{0,7}")


def derive_codes(keys: Iterable[Key], stated: Mapping[str, str]) -> dict[Key, str]:
    """Return a PARAMCD for each key.

    A code is three letters of the population and five that are a digest of the whole key: so it
    does not depend on which other parameters there are. Should two digests agree (one in sixty
    million pairs), the key that comes first keeps its code and the other takes its next digest.

    Parameters
    ----------
    keys
        Parameters, compartments and units.
    stated
        ``parameter@compartment`` → its code, which comes first.

    Raises
    ------
    InputError
        For a stated code that is none, or that two parameters get.

    Examples
    --------
    >>> key = ("cd8_t_cells.percent_of_parent", "whole_blood", "%")
    >>> derive_codes([key], {})[key], derive_codes([key], {"monocytes.x@whole": "M"})[key]
    ('CD88272M', 'CD88272M')
    """
    codes: dict[Key, str] = {}
    taken: dict[str, Key] = {}
    ordered = sorted(set(keys))
    names = {key: f"{key[0]}@{key[1]}" for key in ordered}
    for key in sorted(ordered, key=lambda key: names[key] not in stated):
        if names[key] in stated:
            code = _check(stated[names[key]], names[key])
            if code in taken:
                first = taken[code]
                message = (
                    f"trial.export.paramcd: {code} is for {names[first]} ({first[2]}) and for "
                    f"{names[key]} ({key[2]}): give each its own"
                )
                raise InputError(message)
        else:
            code = compute_code(key)
            attempt = 0
            while code in taken:
                attempt += 1
                code = compute_code(key, attempt)
        codes[key] = code
        taken[code] = key
    return codes


def _check(code: str, name: str) -> str:
    if not CODE.fullmatch(code):
        message = (
            f"trial.export.paramcd, {name}: {code!r} is no PARAMCD: a capital letter, then at most "
            "seven capital letters and digits"
        )
        raise InputError(message)
    return code


def compute_code(key: Key, attempt: int = 0) -> str:
    """Return the code of a key: its population's letters and a digest."""
    letters = re.sub(r"[^A-Z0-9]", "", key[0].upper())
    head = (re.sub(r"^[0-9]+", "", letters) or "P")[:3]
    text = "\x1f".join([*key, str(attempt)] if attempt else key)
    number = int.from_bytes(hashlib.sha256(text.encode()).digest()[:8], "big")
    tail = ""
    for _ in range(8 - len(head)):
        number, digit = divmod(number, len(ALPHABET))
        tail += ALPHABET[digit]
    return head + tail


def format_param(key: Key) -> str:
    """Return PARAM: the parameter, its compartment and its unit.

    Examples
    --------
    >>> format_param(("cd8_t_cells.count_per_ul", "whole_blood", "cells/µL"))
    'cd8_t_cells count_per_ul, whole_blood (cells/µL)'
    """
    parameter, compartment, unit = key
    quantity = parameter.replace(".", " ", 1)
    return f"{quantity}, {compartment}" + (f" ({unit})" if unit else "")

"""Config files that hold some sections alone, named by their digest.

A rule is handed the file of the sections it depends on. It cannot see the others, so nothing else
can change its answer; and as the name changes with the content, Snakemake reruns the rule exactly
when one of its own settings changes.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from tilflow.provenance import compute_settings_digest
from tilflow.settings import Settings
from tilflow.staging import staged


def write_section_file(settings: Settings, names: Sequence[str], folder: Path | str) -> str:
    """Write the sections `names` (dotted paths; none means all) and return the file's path.

    Examples
    --------
    >>> import tempfile
    >>> from tilflow.settings import read_settings
    >>> path = write_section_file(Settings(), ["results"], tempfile.mkdtemp())
    >>> read_settings(path).results
    'results'
    """
    import yaml

    content = select_sections(settings.model_dump(mode="json"), names)
    label = "-".join(name.replace(".", "_") for name in names) or "all"
    path = Path(folder) / f"{label}-{compute_settings_digest(content)[:12]}.yaml"
    if not path.exists():
        with staged(path) as temporary:
            temporary.write_text(
                yaml.safe_dump(content, sort_keys=True, allow_unicode=True), encoding="utf-8"
            )
    return str(path)


def select_sections(content: dict[str, Any], names: Sequence[str]) -> dict[str, Any]:
    """Return the part of a nested mapping that the dotted paths `names` lead to; none means all.

    Examples
    --------
    >>> select_sections({"slides": {"read": {"a": 1}, "segment": {"b": 2}}}, ["slides.segment"])
    {'slides': {'segment': {'b': 2}}}
    """
    if not names:
        return content
    selected: dict[str, Any] = {}
    for name in names:
        source, target = content, selected
        *folders, leaf = name.split(".")
        for part in folders:
            source, target = source[part], target.setdefault(part, {})
        target[leaf] = source[leaf]
    return selected

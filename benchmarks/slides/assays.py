"""A shipped assay with another engine."""

from pathlib import Path

import yaml

from tilflow.slides.assay import find_assay


def choose_assay(name: str, engine: str | None, folder: Path) -> Path:
    """Return a shipped assay, or a copy with another engine, which then counts alone."""
    shipped = find_assay(name)
    if engine is None:
        return shipped
    content = yaml.safe_load(shipped.read_text(encoding="utf-8"))
    content |= {"engine": engine, "positivity": "threshold"}
    if content.get("points"):
        content["points"].pop("agreement", None)
    copy = folder / f"{shipped.stem}_{engine}.yaml"
    copy.write_text(yaml.safe_dump(content), encoding="utf-8")
    return copy

"""Densities against a simulator's truth, and why they differ: ``python accuracy_density.py``.

``[--kinds mif ihc] [--seeds 31 32] [--side-um 2000] [--cd8 250] [--folder KEEP]``

Slides with known cells go through the commands that the pipeline runs (read, prepare, segment,
tabulate, describe) with the shipped assays ``mif`` (tumour from PanCK) and ``ihc_membrane`` (tumour
from a person's outline). The cells are known one by one, so that a difference is no matter of
chance: it is an error of ours, or of what was left out of the tissue as not evaluable.

Printed for each phenotype and compartment, pooled over the slides: cells, the error of the density
(pooled, and of the worst slide), what one slide's count would vary by chance alone (one standard
error), and where the error of the *count* comes from, all in % of the true cells:

missed: no nucleus found there · made up: found where there is none, or a second time · taken,
lost: found, but called this or called another · into, out of: called rightly, but placed on the
other side of the compartments' border · not evaluable: true cells in tissue that was left out.

Found and true nuclei are paired where each is the other's nearest and they are no farther apart
than the radius of the true one and a micrometre.
"""

import argparse
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import numpy as np
import pandas as pd
from scipy.spatial import cKDTree

from tilflow.simulate.tissue import write_slide
from tilflow.store.annotated import read_annotated
from tilflow.store.pyramid import open_pyramid

ASSAYS = {"mif": "mif", "ihc": "ihc_membrane"}
ALL = "nucleated_cells"
ACTIVE = "ki67_cd8_t_cells"
WHOLE, TUMOUR, STROMA = "whole", "tumour", "stroma"
PIXEL_UM = 0.5
LEAST = 30
"""Groups of fewer true cells are not printed."""


def draw(kind: str, seed: int, folder: Path, options: argparse.Namespace) -> pd.DataFrame:
    """Write a slide and its truth, where it is not there, and return its true densities."""
    truth = folder / "truth.parquet"
    if not truth.exists():
        folder.mkdir(parents=True, exist_ok=True)
        write_slide(
            folder / "slide.ome.tif",
            kind=kind,
            height_um=options.side_um,
            width_um=options.side_um,
            pixel_size_um=PIXEL_UM,
            cd8_density_per_mm2=options.cd8,
            seed=seed,
            truth_folder=folder,
            slide_id="slide",
            annotations=folder / "nests.geojson" if kind == "ihc" else None,
        ).to_parquet(truth)
    return pd.read_parquet(truth)


def measure(kind: str, folder: Path) -> None:
    """Run what the rules of the pipeline run."""
    parts, assay = folder / "parts", ("--assay", ASSAYS[kind])
    image, named = parts / "image.ome.zarr", ("--slide-id", "slide")
    if kind == "ihc":
        outlined: tuple[object, ...] = ("--annotations", folder / "nests.geojson")
    else:
        outlined = ()
    quality, cells = folder / "quality.parquet", folder / "cells.zarr"
    known = ("--calibration", parts / "calibration.json", "--tissue", parts / "evaluable.ome.zarr")
    run("read", folder / "slide.ome.tif", *assay, "--out", image)
    run("prepare", image, *assay, *named, "--table", quality, "--out", parts)
    run("segment", image, *assay, *known, "--cells", "--format", "zarr", "--out", parts)
    run("tabulate", parts, *assay, *outlined, *named, "--out", cells)
    given = ("--cell-table", cells, "--quality", quality)
    run("describe", parts, *given, *assay, *named, "--out", folder)


def run(verb: str, *arguments: object) -> None:
    """Run ``tilflow slides VERB …``."""
    command = [sys.executable, "-m", "tilflow", "slides", verb, *map(str, arguments)]
    subprocess.run(command, check=True, stderr=subprocess.DEVNULL)


def read_found(folder: Path) -> pd.DataFrame:
    """Return the cells that were found: place in µm from the corner, phenotype, compartment."""
    table = read_annotated(folder / "cells.zarr")
    found = pd.DataFrame(
        {
            "x_um": table.obsm["spatial"][:, 0],
            "y_um": table.obsm["spatial"][:, 1],
            "phenotype": table.obs["phenotype"].astype(str).to_numpy(),
            "compartment": table.obs["compartment"].astype(str).to_numpy(),
        }
    )
    column = f"is_{ACTIVE}"
    found["is_active"] = table.obs[column].to_numpy(bool) if column in table.obs else False
    return found[found["compartment"].isin([TUMOUR, STROMA])].reset_index(drop=True)


def read_true(folder: Path) -> pd.DataFrame:
    """Return the true cells, and whether each lies in tissue that was evaluated."""
    true = pd.read_parquet(folder / "nuclei" / "slide.parquet")
    true["is_active"] = (true["phenotype"] == "cd8_t_cells") & true["is_ki67_positive"]
    mask = open_pyramid(folder / "parts" / "evaluable.ome.zarr")
    pixels, side = mask.levels[0][:], mask.pixel_size_um
    places = [
        np.clip(((true[f"{axis}_um"] + PIXEL_UM / 2) / side).astype(int), 0, length - 1)
        for axis, length in zip("yx", pixels.shape, strict=True)
    ]
    true["is_evaluable"] = pixels[places[0], places[1]] > 0
    return true


def pair(true: pd.DataFrame, found: pd.DataFrame) -> tuple[np.ndarray, np.ndarray]:
    """Return the rows of true and found cells that are one another's nearest."""
    left, right = (table[["y_um", "x_um"]].to_numpy(float) for table in (true, found))
    away, theirs = cKDTree(right).query(left)
    _, ours = cKDTree(left).query(right)
    own = np.arange(len(left))
    fits = (ours[theirs] == own) & (away <= true["radius_um"].to_numpy() + 1.0)
    return own[fits], theirs[fits]


def is_member(cells: pd.DataFrame, phenotype: str) -> np.ndarray:
    """Tell which cells are of a phenotype."""
    if phenotype == ALL:
        return np.ones(len(cells), bool)
    if phenotype == ACTIVE:
        return cells["is_active"].to_numpy(bool)
    return (cells["phenotype"] == phenotype).to_numpy()


def explain(
    true: pd.DataFrame, found: pd.DataFrame, phenotype: str, compartment: str
) -> dict[str, int]:
    """Count what makes the found cells of a group differ from the true ones."""
    inside = [np.ones(len(cells), bool) for cells in (true, found)]
    if compartment != WHOLE:
        inside = [(cells["compartment"] == compartment).to_numpy() for cells in (true, found)]
    members = [is_member(cells, phenotype) for cells in (true, found)]
    evaluable = true["is_evaluable"].to_numpy()
    rows, theirs = pair(true, found)
    paired = [np.zeros(len(true), bool), np.zeros(len(found), bool)]
    paired[0][rows], paired[1][theirs] = True, True
    is_true, is_found = (
        (each & where)[chosen]
        for each, where, chosen in zip(members, inside, (rows, theirs), strict=True)
    )
    called_true, called_found = members[0][rows], members[1][theirs]
    lost, taken = is_true & ~called_found, is_found & ~called_true
    return {
        "true": int((members[0] & inside[0]).sum()),
        "found": int((members[1] & inside[1]).sum()),
        "missed": int((members[0] & inside[0] & ~paired[0] & evaluable).sum()),
        "made up": int((members[1] & inside[1] & ~paired[1]).sum()),
        "taken": int(taken.sum()),
        "lost": int(lost.sum()),
        "into": int((is_found & ~is_true & called_true).sum()),
        "out of": int((is_true & ~is_found & called_found).sum()),
        "not evaluable": int((members[0] & inside[0] & ~paired[0] & ~evaluable).sum()),
    }


def judge(kind: str, seed: int, folder: Path, options: argparse.Namespace) -> pd.DataFrame:
    """Return the groups of one slide."""
    truth = draw(kind, seed, folder, options).set_index(["phenotype", "compartment"])
    if not (folder / "densities.parquet").exists():
        measure(kind, folder)
    densities = pd.read_parquet(folder / "densities.parquet")
    densities = densities.set_index(["phenotype", "compartment"])
    true, found = read_true(folder), read_found(folder)
    rows = []
    for group, row in truth.iterrows():
        if group not in densities.index:
            continue
        told = densities.loc[group]
        counts = explain(true, found, *group)
        # Both are counts over the areas that the slide's table states.
        if counts["true"] != row["n_cells"] or counts["found"] != told["n_cells"]:
            msg = f"{kind} {seed} {group}: {counts}, {row['n_cells']}, {told['n_cells']}"
            raise SystemExit(msg)
        areas = {"true mm2": row["area_mm2"], "found mm2": told["area_mm2"]}
        rows.append(
            {"kind": kind, "seed": seed, **dict(zip(truth.index.names, group, strict=True))}
        )
        rows[-1] |= counts | areas
    return pd.DataFrame(rows)


def pool(groups: pd.DataFrame) -> pd.DataFrame:
    """Pool the groups over the slides; shares in % of the true cells."""
    groups = groups[groups["true"] >= LEAST].copy()
    true, found = (groups[name] / groups[f"{name} mm2"] for name in ("true", "found"))
    groups["error"] = 100 * (found / true - 1)
    rows = []
    for key, group in groups.groupby(["kind", "phenotype", "compartment"], sort=False):
        total = group.sum(numeric_only=True)
        density = [total[name] / total[f"{name} mm2"] for name in ("found", "true")]
        worst = group["error"].loc[group["error"].abs().idxmax()]
        row = dict(zip(("kind", "phenotype", "in"), key, strict=True))
        row |= {"slides": len(group), "true": int(total["true"]), "found": int(total["found"])}
        row |= {"error %": 100 * (density[0] / density[1] - 1), "worst %": worst}
        row |= {"by chance %": 100 / np.sqrt(total["true"] / len(group))}
        row |= {"area %": 100 * (total["found mm2"] / total["true mm2"] - 1)}
        causes = ["missed", "made up", "taken", "lost", "into", "out of", "not evaluable"]
        rows.append(row | {name: 100 * total[name] / total["true"] for name in causes})
    return pd.DataFrame(rows)


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--kinds", nargs="+", choices=ASSAYS, default=list(ASSAYS))
    parser.add_argument("--seeds", type=int, nargs="+", default=[31, 32])
    parser.add_argument("--side-um", type=float, default=2000.0)
    parser.add_argument("--cd8", type=float, default=250.0, help="CD8 T cells a mm²")
    parser.add_argument("--folder", type=Path, help="keep the slides here")
    options = parser.parse_args()
    started, tables = time.perf_counter(), []
    with tempfile.TemporaryDirectory() as temporary:
        for kind in options.kinds:
            for seed in options.seeds:
                folder = (options.folder or Path(temporary)) / f"{kind}-{seed}"
                tables.append(judge(kind, seed, folder, options))
                print(f"{kind} {seed} done", file=sys.stderr)
    print(f"{options.side_um:g} µm, {time.perf_counter() - started:.0f} s, ", end="")
    print(f"load {os.getloadavg()[0]:.1f}; shares in % of the true cells")
    print(pool(pd.concat(tables, ignore_index=True)).round(1).to_string(index=False))


if __name__ == "__main__":
    main()

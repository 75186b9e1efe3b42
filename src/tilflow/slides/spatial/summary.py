"""The table of a slide's spatial statistics."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from typing import Any, Final

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from scipy.spatial import cKDTree

from tilflow.slides.cells.densities import Grid, compute_share_interval, cut_grid
from tilflow.slides.cells.dispersion import Clusters, compute_clusters
from tilflow.slides.settings_cells import SpatialSettings
from tilflow.slides.spatial.labelling import Shuffler, Surroundings
from tilflow.slides.spatial.neighbours import (
    Curve,
    find_nearest,
    find_pairs,
    plant_tree,
)
from tilflow.slides.spatial.niches import count_around, find_niches
from tilflow.slides.spatial.windows import SetCovariance, measure_edge_distance

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]

WHOLE = "whole"
TEXTS: Final = ("slide_id", "statistic", "from", "to", "compartment", "quality", "reason")
COLUMNS: Final = (
    *("slide_id", "statistic", "from", "to", "compartment", "radius_um"),
    *("value", "lower", "upper", "n", "is_headline", "quality", "reason"),
)
MEASURED: Final = ("value", "lower", "upper")
"""Columns that a failed row lacks."""

HEADLINES: Final = ("nearest_median", "share_within", "mixing")
"""Of tumour and immune cells on the whole slide; they go into the measurements."""
LEAST_OVERLAP = 0.01
"""A pair counts for at most 100: a shift that leaves less of a compartment says little."""


@dataclass(frozen=True)
class PlacedCells:
    """The evaluable cells of a slide.

    Attributes
    ----------
    places
        x and y (n, 2) in µm from the slide's corner.
    labels
        Place of each cell's phenotype in `names`; `len(names)` where it has none.
    names
        Phenotypes.
    groups
        Name → phenotypes that are looked for together as neighbours, such as TILs.
    tumour
        Phenotypes of tumour cells.
    masks
        Compartment → its area (y, x); ``whole`` is all tissue.
    pixel_um
        Side of a pixel of the masks.
    """

    places: Floats
    labels: Ints
    names: tuple[str, ...]
    groups: Mapping[str, tuple[str, ...]]
    tumour: tuple[str, ...]
    masks: Mapping[str, NDArray[np.bool_]]
    pixel_um: float

    @cached_property
    def edge_um(self) -> Floats:
        """From each cell to the edge of the tissue."""
        x, y = self.places.T
        return measure_edge_distance(self.masks[WHOLE], y, x, pixel_um=self.pixel_um)

    @cached_property
    def n_by_label(self) -> Ints:
        """Cells of each phenotype; those of none come last."""
        return np.bincount(self.labels, minlength=len(self.names) + 1)

    @cached_property
    def tree(self) -> cKDTree:
        """Of all places."""
        return plant_tree(self.places)

    @cached_property
    def strata(self) -> Ints:
        """Which compartment each cell lies in, as a number."""
        stratum = np.zeros(len(self.places), np.int64)
        for number, name in enumerate(self.masks):
            if name != WHOLE:
                stratum[self.find_inside(name)] = number
        return stratum

    def find_inside(self, compartment: str) -> NDArray[np.bool_]:
        """Whether each cell lies in a compartment."""
        mask = self.masks[compartment]
        x, y = (self.places.T / self.pixel_um).astype(int)
        inside: NDArray[np.bool_] = mask[
            np.clip(y, 0, mask.shape[0] - 1), np.clip(x, 0, mask.shape[1] - 1)
        ]
        return inside


def summarise_spatial(
    cells: PlacedCells, *, slide_id: str, minimum_area_mm2: float, settings: SpatialSettings
) -> pd.DataFrame:
    """Describe how each phenotype lies to each other in every compartment.

    Anchors (``from``) lie in the compartment; their neighbours (``to``) anywhere in the tissue, but
    those of ``cross_l``, which is of the compartment alone.

    Returns
    -------
    One row a statistic, pair of phenotypes, compartment and radius, `COLUMNS`:

    - ``nearest_q25``, ``nearest_median``, ``nearest_q75`` (µm): distance to the nearest, corrected
      for the edge; the interval of the median from the clustering of the anchors.
    - ``share_within`` (0–1): anchors with one within `contact_um`, of those no nearer to the edge;
      its interval likewise.
    - ``nearest_within`` (0–1): the cross-type G function, Kaplan–Meier at the edge.
    - ``cross_l`` (µm): √(K/π), translation-corrected; the radius itself where they lie apart.
    - ``neighbour_share`` (0–1): part of all neighbours within `contact_um`.
    - ``mixing``: that part over the one under shuffled names; 1 where the kinds are mixed.

    Of these four the interval is the envelope under shuffled names (`labelling`). Of the whole
    slide, without an interval (`niches`):

    - ``niche_share`` (0–1): cells whose neighbourhood is of that kind, of those drawn.
    - ``niche_composition`` (0–1): what these neighbourhoods are made of on average.
    """
    if not cells.names:
        reason = "the assay tells no phenotypes apart"
        return _typed([_name("spatial", "", "", WHOLE) | {"reason": reason}], slide_id, cells)
    seed = int.from_bytes(sha256(slide_id.encode()).digest()[:8], "big")
    rng = np.random.default_rng(seed)
    shuffler = Shuffler(cells.labels, cells.strata)
    shuffled = [shuffler.shuffle(rng) for _ in range(settings.shuffles)]
    nearest = _find_all_nearest(cells)
    rows: list[dict[str, Any]] = []
    for compartment, mask in cells.masks.items():
        area = float(mask.sum()) * cells.pixel_um**2 / 1e6
        inside = cells.find_inside(compartment)
        overlap = SetCovariance(mask, pixel_um=cells.pixel_um, reach_um=max(settings.radii_um))
        for origin in range(len(cells.names)):
            anchors = np.flatnonzero(inside & (cells.labels == origin))
            reason = ""
            if area < minimum_area_mm2 or area == 0:
                reason = f"evaluable area {area:.3g} mm² is below {minimum_area_mm2:g} mm²"
            elif len(anchors) < 2:
                reason = f"{len(anchors)} {cells.names[origin]} in {compartment}"
            if reason:
                rows += _fail(cells, origin, compartment, len(anchors), reason)
                continue
            rows += _describe_distances(cells, nearest, origin, anchors, compartment, settings)
            drawn = anchors
            if len(anchors) > settings.max_anchors:
                drawn = np.sort(rng.choice(anchors, settings.max_anchors, replace=False))
            around = _look_around(cells, drawn, inside, overlap, area, settings)
            rows += _describe_neighbours(
                cells, around, origin, shuffled, inside, compartment, settings
            )
    rows += _describe_niches(cells, rng, settings)
    return _typed(rows, slide_id, cells)


def _describe_niches(
    cells: PlacedCells, rng: np.random.Generator, settings: SpatialSettings
) -> Iterator[dict[str, Any]]:
    """Yield the niches of the whole slide, where there are cells enough for them."""
    if settings.niches == 0 or len(cells.places) < settings.min_cells * settings.niches:
        return
    drawn = np.arange(len(cells.places))
    if len(drawn) > settings.niche_cells:
        drawn = np.sort(rng.choice(drawn, settings.niche_cells, replace=False))
    shares = count_around(
        cells.tree,
        cells.places,
        cells.labels,
        drawn,
        reach_um=settings.niche_um,
        n_labels=len(cells.names) + 1,
    )
    niches = find_niches(shares, settings.niches, rng=rng)
    for place, (n, composition) in enumerate(zip(niches.n, niches.composition, strict=True)):
        niche, base = f"niche_{place + 1}", {"n": int(n), "radius_um": settings.niche_um}
        yield _name("niche_share", niche, "", WHOLE) | base | {"value": n / len(drawn)}
        for name, share in zip(cells.names, composition[:-1], strict=True):
            yield _name("niche_composition", niche, name, WHOLE) | base | {"value": share}


def _name(statistic: str, origin: str, target: str, compartment: str) -> dict[str, Any]:
    return {"statistic": statistic, "from": origin, "to": target, "compartment": compartment}


def _typed(rows: list[dict[str, Any]], slide_id: str, cells: PlacedCells) -> pd.DataFrame:
    table = pd.DataFrame(rows).reindex(columns=list(COLUMNS))
    table["slide_id"] = slide_id
    table["n"] = table["n"].fillna(0)
    immune = {name for group, members in cells.groups.items() for name in (group, *members)}
    meets = table["from"].isin(cells.tumour) & table["to"].isin(immune)
    meets |= table["from"].isin(immune) & table["to"].isin(cells.tumour)
    table["is_headline"] = (
        meets & table["compartment"].eq(WHOLE) & table["statistic"].isin(HEADLINES)
    )
    table["reason"] = table["reason"].fillna("")
    failed = table["value"].isna()
    warned = table["reason"].ne("")
    table["quality"] = np.select([failed, warned], ["fail", "warn"], "ok")
    table.loc[failed & ~warned, "reason"] = "not reached: too near to the edge, or none in reach"
    types: dict[str, Any] = {n: "string" if n in TEXTS else "float64" for n in COLUMNS}
    return table.astype({**types, "n": "int64", "is_headline": bool})


def _find_all_nearest(cells: PlacedCells) -> Floats:
    """Return the distance from each cell to the nearest of each phenotype (phenotype, cell)."""
    kinds = range(len(cells.names))
    return np.array([find_nearest(cells.places, cells.places[cells.labels == k]) for k in kinds])


def _fail(
    cells: PlacedCells, origin: int, compartment: str, n: int, reason: str
) -> Iterator[dict[str, Any]]:
    for target in (*cells.names, *cells.groups):
        for statistic in ("nearest_median", "share_within", "mixing"):
            if target in cells.names or statistic == "mixing":
                name = _name(statistic, cells.names[origin], target, compartment)
                yield name | {"n": n, "reason": reason}


def _warn(cells: PlacedCells, n: int, targets: Sequence[int], settings: SpatialSettings) -> str:
    n_targets = int(cells.n_by_label[list(targets)].sum())
    few = [
        f"only {number} {what}"
        for number, what in ((n, "cells to start from"), (n_targets, "cells to look for"))
        if number < settings.min_cells
    ]
    return "; ".join(few)


def _describe_distances(
    cells: PlacedCells,
    nearest: Floats,
    origin: int,
    anchors: Ints,
    compartment: str,
    settings: SpatialSettings,
) -> Iterator[dict[str, Any]]:
    edge = cells.edge_um[anchors]
    clear = edge >= settings.contact_um
    everyone = Anchors.place(cells, anchors, compartment, settings)
    clear_ones = everyone
    if clear.any():
        clear_ones = Anchors.place(cells, anchors[clear], compartment, settings)
    for target, name in enumerate(cells.names):
        distance = nearest[target, anchors]
        base = {"n": len(anchors), "reason": _warn(cells, len(anchors), [target], settings)}
        curve = Curve.compute(distance, edge)
        q25, median, q75 = curve.find_quantiles(np.array([0.25, 0.5, 0.75]))
        ends = curve.find_quantiles(everyone.compute_levels(distance <= median, 0.5))
        for statistic, value in (("q25", q25), ("median", median), ("q75", q75)):
            row = _name(f"nearest_{statistic}", cells.names[origin], name, compartment)
            row |= base | {"value": value}
            if statistic == "median" and np.isfinite(value):
                row |= {"lower": ends[0], "upper": ends[1]}
            yield row
        row = _name("share_within", cells.names[origin], name, compartment) | base
        row |= {"radius_um": settings.contact_um, "n": int(clear.sum())}
        if clear.any():
            within = distance[clear] <= settings.contact_um
            low, high = clear_ones.compute_interval(within)
            row |= {"value": within.mean(), "lower": low, "upper": high}
        yield row


@dataclass(frozen=True)
class Anchors:
    """Anchors on the grid on which their clustering is seen."""

    grid: Grid
    clusters: Clusters

    @classmethod
    def place(
        cls, cells: PlacedCells, anchors: Ints, compartment: str, settings: SpatialSettings
    ) -> "Anchors":
        """Cut the compartment's grid, and place the anchors on it."""
        x, y = cells.places[anchors].T
        grid = cut_grid(
            cells.masks[compartment], y, x, mask_pixel_um=cells.pixel_um, step_um=settings.grid_um
        )
        everyone = grid.count(np.ones(len(anchors), bool)).astype(float)
        return cls(grid, compute_clusters(everyone, step_um=grid.step_um))

    def compute_interval(self, chosen: NDArray[np.bool_]) -> tuple[float, float]:
        """95 % interval of the share of anchors that are chosen, which cluster."""
        return compute_share_interval(self.grid.count(chosen), self.clusters)

    def compute_levels(self, chosen: NDArray[np.bool_], level: float) -> Floats:
        """95 % interval of the share that lies below a quantile, about the quantile's own level.

        Anchors whose neighbour the edge hides are not among the chosen: their share is below the
        level, and an interval about it would sit too low.
        """
        share, ends = float(chosen.mean()), np.array(self.compute_interval(chosen))
        if share in (0, 1):
            return ends
        ends = np.clip(ends, 1e-9, 1 - 1e-9)
        odds = ends / (1 - ends) * (1 - share) / share * level / (1 - level)
        centred: Floats = odds / (1 + odds)
        return centred


def _look_around(
    cells: PlacedCells,
    anchors: Ints,
    inside: NDArray[np.bool_],
    overlap: SetCovariance,
    area_mm2: float,
    settings: SpatialSettings,
) -> Surroundings:
    radii = np.array(sorted({*settings.radii_um, settings.contact_um}))
    pairs = find_pairs(cells.places, anchors, reach_um=float(radii[-1]), tree=cells.tree)
    step = cells.places[pairs.neighbour] - cells.places[anchors[pairs.anchor]]
    shared = np.maximum(overlap(step[:, 1], step[:, 0]), LEAST_OVERLAP * area_mm2)
    # K = area² / (anchors × neighbours) × sum of 1 / shared area, in µm².
    weight = np.where(inside[pairs.neighbour], area_mm2**2 / shared * 1e6 / len(anchors), 0.0)
    return Surroundings(pairs, cells.edge_um[anchors], weight, radii)


def _describe_neighbours(
    cells: PlacedCells,
    around: Surroundings,
    origin: int,
    shuffled: Sequence[NDArray[np.int16]],
    inside: NDArray[np.bool_],
    compartment: str,
    settings: SpatialSettings,
) -> Iterator[dict[str, Any]]:
    kinds = len(cells.names) + 1
    seen = around.summarise(cells.labels, kinds)
    null = [around.summarise(labels, kinds) for labels in shuffled]
    n = len(around.edge_um)
    contact = int(np.searchsorted(around.radii_um, settings.contact_um))
    own = np.arange(kinds) == origin
    others = np.maximum(np.bincount(cells.labels[inside], minlength=kinds) - own, 1)
    for target, name in enumerate(cells.names):
        base = {"n": n, "reason": _warn(cells, n, [target], settings)}
        for statistic, place in (("nearest_within", 0), ("cross_l", 1)):
            curve = _scale(seen[place][target], place, others[target])
            curves = [_scale(each[place][target], place, others[target]) for each in null]
            low, high = np.min(curves, axis=0), np.max(curves, axis=0)
            for radius, value, lower, upper in zip(around.radii_um, curve, low, high, strict=True):
                ends = {"value": value, "lower": lower, "upper": upper, "radius_um": radius}
                yield _name(statistic, cells.names[origin], name, compartment) | base | ends
    together = {name: [place] for place, name in enumerate(cells.names)}
    together |= {g: [cells.names.index(m) for m in parts] for g, parts in cells.groups.items()}
    for name, targets in together.items():
        base = {"n": n, "reason": _warn(cells, n, targets, settings)}
        base["radius_um"] = settings.contact_um
        shares = np.array([_share(each[2][:, contact], targets) for each in (seen, *null)])
        share, expected = shares[0], shares[1:].mean()
        ends = {"value": share, "lower": shares[1:].min(), "upper": shares[1:].max()}
        yield _name("neighbour_share", cells.names[origin], name, compartment) | base | ends
        ends = {key: value / expected for key, value in ends.items()} if expected > 0 else {}
        yield _name("mixing", cells.names[origin], name, compartment) | base | ends


def _scale(curve: Floats, place: int, n_others: int) -> Floats:
    """Bring sums of weights (place 1) to the L function; leave shares as they are."""
    scaled: Floats = np.sqrt(curve / n_others / np.pi) if place == 1 else curve
    return scaled


def _share(neighbours: Floats, targets: Sequence[int]) -> float:
    total = neighbours.sum()
    return float(neighbours[list(targets)].sum() / total) if total > 0 else float("nan")

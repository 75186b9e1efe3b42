"""Pool one population over all samples, find clusters in it, and count them sample by sample.

Gates find what they were made for. Here neighbours, Leiden clusters and a UMAP (scanpy) show what
else is there. Everything is seeded, runs on one thread and does not depend on the order of the
samples.
"""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np
import numpy.typing as npt
import pandas as pd

from tilflow.clustering import cluster_cells
from tilflow.cytometry.settings import ExploreSettings
from tilflow.cytometry.tubes.counting import compute_percent
from tilflow.errors import InputError

if TYPE_CHECKING:
    from anndata import AnnData

Array = npt.NDArray[np.float64]

CLIP: Final = 8.0
"""Scaled values beyond this many deviations are drawn in: one odd event is no neighbourhood."""
COMPARTMENT: Final = "whole_blood"


@dataclass(frozen=True)
class Cells:
    """The cells of one population in one sample.

    Attributes
    ----------
    values
        (n, k) markers on the display scale.
    total
        Cells of the population in the sample; `values` may hold fewer of them.
    reason
        Why there are none, where the sample could not be measured.
    """

    sample_id: str
    batch: str
    markers: tuple[str, ...]
    values: Array
    total: int
    reason: str = ""


@dataclass(frozen=True)
class Pool:
    """Cells of all samples on one scale.

    Attributes
    ----------
    scaled
        (n, k) in robust deviations from the pool's median, batches brought to one level.
    display
        (n, k) as measured.
    sample_ids, batches
        (n,) of each cell.
    """

    population: str
    markers: tuple[str, ...]
    scaled: Array
    display: Array
    sample_ids: npt.NDArray[np.str_]
    batches: npt.NDArray[np.str_]


def choose_rows(count: int, most: int, *, seed: int, sample_id: str) -> npt.NDArray[np.intp]:
    """Return which of `count` cells are taken, in their order: drawn by the sample's own name.

    Examples
    --------
    >>> choose_rows(3, 5, seed=1, sample_id="A").tolist()
    [0, 1, 2]
    >>> choose_rows(100, 4, seed=1, sample_id="A").tolist() == choose_rows(
    ...     100, 4, seed=1, sample_id="A").tolist()
    True
    """
    if count <= most:
        return np.arange(count)
    digest = hashlib.sha256(sample_id.encode()).digest()
    words = np.frombuffer(digest[:16], dtype="<u4").tolist()
    drawn = np.random.default_rng([seed, *words]).choice(count, most, replace=False)
    return np.sort(drawn)


def pool_cells(population: str, samples: Sequence[Cells], settings: ExploreSettings) -> Pool:
    """Draw the same number of cells from every sample and bring the batches to one level.

    Raises
    ------
    InputError
        Where no sample has the population, or the samples share no two markers.
    """
    present = sorted((each for each in samples if each.total), key=lambda each: each.sample_id)
    if not present:
        message = f"no sample has cells of {population}: is it a population of the strategy?"
        raise InputError(message)
    markers = tuple(
        marker
        for marker in present[0].markers
        if marker not in settings.left_out and all(marker in each.markers for each in present)
    )
    if len(markers) < 2:
        message = f"{population}: the samples have fewer than two markers in common"
        raise InputError(message)
    most = min(settings.cells_per_sample, max(settings.most_cells // len(present), 1))
    parts = []
    for each in present:
        rows = choose_rows(
            len(each.values), most, seed=settings.seed, sample_id=f"{each.sample_id}/{population}"
        )
        columns = np.array([each.markers.index(marker) for marker in markers])
        parts.append(each.values[rows][:, columns])
    sizes = [len(part) for part in parts]
    sample_ids = np.repeat([each.sample_id for each in present], sizes)
    batches = np.repeat([each.batch for each in present], sizes)
    display = np.concatenate(parts)
    scaled = scale_by_batch(display, sample_ids, batches, settings)
    return Pool(population, markers, scaled, display, sample_ids, batches)


def scale_by_batch(
    display: Array,
    sample_ids: npt.NDArray[np.str_],
    batches: npt.NDArray[np.str_],
    settings: ExploreSettings,
) -> Array:
    """Return the cells (n, k) in robust deviations, with the levels of the batches taken out.

    A marker that all cells carry alike is not blown up to the spread of one that tells them apart:
    no spread is taken for less than `smallest_spread`. The level of a batch is the median of its
    samples' medians. What all samples of a batch share is taken for the instrument's; what differs
    between them stays. So a change of all patients at once, in one batch, is lost: measure visits
    of several kinds in each batch.
    """
    medians = {name: np.median(display[sample_ids == name], axis=0) for name in set(sample_ids)}
    level = np.median(list(medians.values()), axis=0)
    shifted = display.copy()
    for batch in sorted(set(batches)):
        members = sorted(set(sample_ids[batches == batch]))
        if batch and len(members) >= settings.fewest_batch_samples:
            own = np.median([medians[name] for name in members], axis=0)
            shifted[batches == batch] += level - own
    centre = np.median(shifted, axis=0)
    low, high = np.quantile(shifted, [0.1587, 0.8413], axis=0)
    spread = np.maximum((high - low) / 2, settings.smallest_spread)
    scaled: Array = np.clip((shifted - centre) / spread, -CLIP, CLIP)
    return scaled


def cluster_pool(pool: Pool, settings: ExploreSettings) -> "AnnData":
    """Return the pool with ``obs['cluster']`` (1 is the largest) and ``obsm['X_umap']``."""
    from anndata import AnnData

    obs = pd.DataFrame(
        {"sample_id": pool.sample_ids, "batch": pool.batches, "population": pool.population},
        index=pd.Index([f"{pool.population}-{n}" for n in range(len(pool.scaled))]),
    )
    events = AnnData(
        X=pool.scaled.astype(np.float32),
        obs=obs.astype("category"),
        var=pd.DataFrame(index=pd.Index(pool.markers)),
        layers={"display": pool.display.astype(np.float32)},
    )
    neighbours = min(settings.neighbours, len(events) - 1)
    if neighbours < 2:
        message = f"{pool.population}: {len(events)} cells in all samples, too few to explore"
        raise InputError(message)
    cluster_cells(
        events,
        neighbours=neighbours,
        resolution=settings.resolution,
        seed=settings.seed,
        with_umap=True,
    )
    return events


def summarise_profile(events: "AnnData") -> pd.DataFrame:
    """Return the median scaled marker of each cluster, clusters by markers."""
    values = pd.DataFrame(np.asarray(events.X), columns=list(events.var_names))
    return values.groupby(events.obs["cluster"].to_numpy()).median()


def derive_cluster_rows(
    events: "AnnData",
    samples: Iterable[Cells],
    settings: ExploreSettings,
    *,
    source: str,
) -> pd.DataFrame:
    """Return one row of measurement a sample and cluster: its share of the sample's pooled cells.

    The columns are those of `tilflow.measurement.COLUMNS` without those of the patient and visit.
    A sample without cells has failed rows with the reason.
    """
    population = str(events.obs["population"].iloc[0])
    clusters = range(1, int(events.obs["cluster"].max()) + 1)
    counted: Mapping[tuple[str, int], int] = (
        events.obs.groupby(["sample_id", "cluster"], observed=True).size().to_dict()
    )
    pooled = events.obs["sample_id"].value_counts().to_dict()
    rows = []
    for sample in sorted(samples, key=lambda each: each.sample_id):
        whole = int(pooled.get(sample.sample_id, 0))
        quality, reason = _judge(sample, whole, settings)
        for cluster in clusters:
            part = int(counted.get((sample.sample_id, cluster), 0))
            share = compute_percent(part, whole)
            rows.append(
                {
                    "specimen": "blood",
                    "specimen_id": sample.sample_id,
                    "parameter": f"{population}.cluster_{cluster}.percent",
                    "compartment": COMPARTMENT,
                    "value": share.value,
                    "unit": "%",
                    "lower": share.lower,
                    "upper": share.upper,
                    "n_events": part if whole else None,
                    "denominator": float(whole) if whole else np.nan,
                    "method": "leiden",
                    "quality": quality,
                    "reason": reason,
                    "source": source,
                }
            )
    return pd.DataFrame(rows).astype({"n_events": "Int64"})


def _judge(sample: Cells, whole: int, settings: ExploreSettings) -> tuple[str, str]:
    if not whole:
        return "fail", sample.reason or "no cells of the population"
    if whole < settings.fewest_cells:
        return "warn", f"a share of only {whole} cells"
    return "ok", ""

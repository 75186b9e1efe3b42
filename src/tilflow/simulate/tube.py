"""One tube of blood, acquired: which particles passed the laser, when, and what was read."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from tilflow.simulate.blood_state import BloodState
from tilflow.simulate.detectors import MARKERS, build_spillover, derive_measured_spillover, detect
from tilflow.simulate.immunophenotype import (
    BEADS,
    CELL_NAMES,
    DEAD,
    DEBRIS,
    DOUBLET_OVERLAP,
    FSC_HEIGHT_FRACTION,
    FSC_HEIGHT_SIGMA,
    NO_PARTNER,
    PARTICLES,
)
from tilflow.simulate.seeding import draw_factor
from tilflow.simulate.settings import CytometerSettings, TubeSettings
from tilflow.simulate.staining import Particles, stain

if TYPE_CHECKING:
    import pandas as pd

Floats = npt.NDArray[np.float64]
Flags = npt.NDArray[np.bool_]


@dataclass(frozen=True)
class Batch:
    """One setup of the cytometer and one lot of beads.

    Attributes
    ----------
    gains
        (detectors,) factor on every signal.
    fsc_gain, ssc_gain
        Factors on the scatter.
    beads_added
        Beads in each tube, from the lot's label.
    """

    gains: Floats
    fsc_gain: float
    ssc_gain: float
    beads_added: int


@dataclass(frozen=True)
class Tube:
    """What came out of one tube.

    Attributes
    ----------
    events
        (n, channels) float32, uncompensated, in the order of `detectors.CHANNELS`.
    truth
        One row an event, in the order of the file: ``class``, ``partner`` (class of the second
        cell of a doublet, else empty), ``is_doublet``, ``is_anomalous``.
    spillover
        (fluorochrome, detector) as single stains at this batch's gains show it.
    acquired_volume_ul
        Volume of the lysed tube that was drawn.
    count_per_ul
        Class → cells per µL in the drawn blood, with ``dead_cells``.
    """

    events: npt.NDArray[np.float32]
    truth: "pd.DataFrame"
    spillover: Floats
    acquired_volume_ul: float
    count_per_ul: Mapping[str, float]


def draw_batch(
    generator: np.random.Generator, cytometer: CytometerSettings, tube: TubeSettings
) -> Batch:
    """Draw how the cytometer was set up and which lot of beads was used."""
    n_detectors = len(build_spillover())
    lot = tube.beads_added * draw_factor(generator, tube.bead_lot_cv_percent)
    return Batch(
        gains=np.array(
            [draw_factor(generator, cytometer.gain_cv_percent) for _ in range(n_detectors)]
        ),
        fsc_gain=draw_factor(generator, cytometer.scatter_gain_cv_percent),
        ssc_gain=draw_factor(generator, cytometer.scatter_gain_cv_percent),
        beads_added=round(lot),
    )


def acquire_tube(
    blood: BloodState,
    batch: Batch,
    generator: np.random.Generator,
    *,
    has_beads: bool,
    is_clogged: bool,
    tube: TubeSettings,
    cytometer: CytometerSettings,
    left_out: Collection[str] = (),
) -> Tube:
    """Stain, lyse and acquire a tube until its number of events is reached.

    Which particles come is a multinomial draw from the concentrations in the tube: the counting
    error of a real tube, unless the settings leave it out. A doublet is two cells of the tube at
    once. The markers of `left_out` are not stained, as in an FMO tube.
    """
    count_per_ul = dict(blood.count_per_ul)
    viable = sum(count_per_ul.values())
    dead = tube.dead_percent / 100 * draw_factor(generator, tube.handling_cv_percent)
    debris = tube.debris_percent / 100 * draw_factor(generator, tube.handling_cv_percent)
    count_per_ul[DEAD] = viable * dead

    pipetted_ul = tube.sample_volume_ul * draw_factor(generator, tube.pipetting_cv_percent)
    doublets = tube.doublet_percent / 100
    events_per_ul = {
        # A doublet is one event and two cells.
        "cells": viable * (1 + dead) / (1 + doublets),
        DEBRIS: viable * (1 + dead) * debris,
        BEADS: batch.beads_added / pipetted_ul if has_beads else 0.0,
    }
    first, second = _draw_particles(count_per_ul, events_per_ul, tube, generator)
    suspension_ul = tube.sample_volume_ul * tube.dilution_factor
    rate = sum(events_per_ul.values()) * pipetted_ul / suspension_ul
    drawn = generator.gamma(tube.events) if tube.counting_error else tube.events
    acquired_volume_ul = drawn / rate

    is_anomalous, time = _draw_time(tube.events, is_clogged, cytometer, generator)
    read = _read(first, second, blood, batch, is_anomalous, cytometer, generator, left_out)
    events = np.column_stack([time, read])
    return Tube(
        events=_digitise(events, cytometer),
        truth=_tabulate(first, second, is_anomalous),
        spillover=derive_measured_spillover(build_spillover(), batch.gains),
        acquired_volume_ul=float(acquired_volume_ul),
        count_per_ul=count_per_ul,
    )


def _draw_particles(
    count_per_ul: Mapping[str, float],
    events_per_ul: Mapping[str, float],
    tube: TubeSettings,
    generator: np.random.Generator,
) -> tuple[npt.NDArray[np.str_], npt.NDArray[np.str_]]:
    """Return the class of each event's particle, and of a doublet's second cell."""

    def draw(per_ul: Mapping[str, float], size: int) -> npt.NDArray[np.str_]:
        return _draw_classes(per_ul, size, generator, has_error=tube.counting_error)

    first = draw(events_per_ul, tube.events).astype(object)
    is_cell = first == "cells"
    first[is_cell] = draw(count_per_ul, int(is_cell.sum()))
    share = tube.doublet_percent / 100
    fates = draw({"doublet": share, "single": 1 - share}, tube.events)
    is_doublet = is_cell & (fates == "doublet")
    second = np.full(tube.events, NO_PARTNER, dtype=object)
    second[is_doublet] = draw(count_per_ul, int(is_doublet.sum()))
    return first.astype(str), second.astype(str)


def _draw_classes(
    weights: Mapping[str, float], size: int, generator: np.random.Generator, *, has_error: bool
) -> npt.NDArray[np.str_]:
    """Return `size` classes in random order: drawn, or each in its expected number."""
    names, shares = list(weights), np.array(list(weights.values()))
    shares = shares / shares.sum()
    if has_error:
        return generator.choice(names, size=size, p=shares)
    # Rounding the running sum keeps each class within one of its expected number.
    ends = np.rint(np.cumsum(shares) * size).astype(int)
    return generator.permutation(np.repeat(names, np.diff(ends, prepend=0)))


def _draw_time(
    n_events: int, is_clogged: bool, settings: CytometerSettings, generator: np.random.Generator
) -> tuple[Flags, Floats]:
    """Return which events fall into the clog, and when each event came, in time steps."""
    is_anomalous = np.zeros(n_events, dtype=bool)
    if is_clogged:
        share = settings.clog_duration_percent / 100
        inside = share * settings.clog_rate_fraction
        length = round(n_events * inside / (1 - share + inside))
        start = round(n_events * generator.uniform(0.3, 0.7))
        is_anomalous[start : start + length] = True
    gaps = generator.exponential(1 / settings.rate_per_s, size=n_events)
    gaps[is_anomalous] /= settings.clog_rate_fraction
    return is_anomalous, np.floor(np.cumsum(gaps) / settings.time_step_s)


def _read(
    first: npt.NDArray[np.str_],
    second: npt.NDArray[np.str_],
    blood: BloodState,
    batch: Batch,
    is_anomalous: Flags,
    settings: CytometerSettings,
    generator: np.random.Generator,
    left_out: Collection[str],
) -> Floats:
    """Return (events, FSC-A FSC-H SSC-A and the detectors) before the digitiser."""
    doublets = np.flatnonzero(second != NO_PARTNER)
    classes = np.concatenate([first, second[doublets]])
    is_dead = classes == DEAD
    classes[is_dead] = _draw_origin(blood, int(is_dead.sum()), generator)
    n_markers = len(batch.gains)
    staining = np.array(
        [draw_factor(generator, settings.staining_cv_percent) for _ in range(n_markers)]
    )
    staining[[MARKERS.index(marker) for marker in left_out]] = 0.0
    particles = stain(
        classes, is_dead, blood.brightness, staining, settings.threshold_fsc, generator
    )
    singles, partners = _split(particles, len(first))

    fsc, height = _add_pulses(singles.fsc, partners.fsc, doublets, generator)
    ssc, dyes, background = singles.ssc, singles.dyes, singles.background
    ssc[doublets] += partners.ssc
    dyes[doublets] += partners.dyes
    background[doublets] += partners.background

    light = np.where(is_anomalous, settings.clog_signal_fraction, 1.0)[:, None]
    scatter = np.where(is_anomalous, settings.clog_scatter_fraction, 1.0)
    fluorescence = detect(
        dyes * light, background * light, build_spillover(), batch.gains, generator
    )
    forward = scatter * batch.fsc_gain
    return np.column_stack(
        [fsc * forward, height * forward, ssc * scatter * batch.ssc_gain, fluorescence]
    )


def _draw_origin(blood: BloodState, n: int, generator: np.random.Generator) -> npt.NDArray[np.str_]:
    """Return what the dead cells were: any leukocyte dies as often as another."""
    per_ul = np.array([blood.count_per_ul.get(name, 0.0) for name in CELL_NAMES])
    return generator.choice(CELL_NAMES, size=n, p=per_ul / per_ul.sum())


def _split(particles: Particles, n_events: int) -> tuple[Particles, Particles]:
    parts = (particles.fsc, particles.ssc, particles.dyes, particles.background)
    return (
        Particles(*(part[:n_events] for part in parts)),
        Particles(*(part[n_events:] for part in parts)),
    )


def _add_pulses(
    fsc: Floats, partner_fsc: Floats, doublets: npt.NDArray[np.intp], generator: np.random.Generator
) -> tuple[Floats, Floats]:
    """Return area and height: areas of a doublet add up, heights only as far as they overlap."""
    noise = np.exp(FSC_HEIGHT_SIGMA * generator.standard_normal(len(fsc)))
    overlap = generator.beta(*DOUBLET_OVERLAP, size=len(doublets))
    one, other = fsc[doublets], partner_fsc
    taller, lower = np.maximum(one, other), np.minimum(one, other)
    height = fsc.copy()
    height[doublets] = taller + overlap * lower
    area = fsc.copy()
    area[doublets] += partner_fsc
    return area, height * FSC_HEIGHT_FRACTION * noise


def _digitise(events: Floats, settings: CytometerSettings) -> npt.NDArray[np.float32]:
    """Whole channel numbers: scatter from 0, fluorescence from what the baseline allows."""
    digital = np.round(events)
    top = settings.full_scale - 1
    digital[:, 1:4] = np.clip(digital[:, 1:4], 0, top)
    digital[:, 4:] = np.clip(digital[:, 4:], -top, top)
    return digital.astype("<f4")


def _tabulate(
    first: npt.NDArray[np.str_], second: npt.NDArray[np.str_], is_anomalous: Flags
) -> "pd.DataFrame":
    import pandas as pd

    return pd.DataFrame(
        {
            "class": pd.Categorical(first, categories=PARTICLES),
            "partner": pd.Categorical(second, categories=(NO_PARTNER, *PARTICLES[:-2])),
            "is_doublet": second != NO_PARTNER,
            "is_anomalous": is_anomalous,
        }
    )

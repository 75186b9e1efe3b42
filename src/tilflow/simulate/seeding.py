"""Random numbers that depend on a name and not on the order of the work."""

import hashlib

import numpy as np


def open_generator(seed: int, *names: str) -> np.random.Generator:
    """Return the generator that belongs to `names` under `seed`.

    So one patient's blood stays the same whatever else is simulated beside it.

    Examples
    --------
    >>> names = ("A01", "A02", "A01")
    >>> draws = [int(open_generator(1, "blood", name).integers(1000)) for name in names]
    >>> draws[0] == draws[2], draws[0] == draws[1]
    (True, False)
    """
    return np.random.default_rng([seed, *derive_seeds(*names)])


def derive_seeds(*names: str) -> tuple[int, ...]:
    """Return four 32-bit numbers that stand for `names`."""
    digest = hashlib.sha256("\0".join(names).encode()).digest()[:16]
    return tuple(int(part) for part in np.frombuffer(digest, dtype="<u4"))


def draw_factor(generator: np.random.Generator, cv_percent: float) -> float:
    """Draw a log-normal factor of median 1 with this coefficient of variation."""
    return float(np.exp(compute_log_sd(cv_percent) * generator.standard_normal()))


def compute_log_sd(cv_percent: float) -> float:
    """Return the SD of the logarithm of a log-normal with this coefficient of variation.

    Examples
    --------
    >>> round(compute_log_sd(10.0), 4)
    0.0998
    """
    return float(np.sqrt(np.log1p((cv_percent / 100) ** 2)))

"""Images that nobody photographed: stains and crowds rendered from labelled ones.

Light through a stained section falls by Beer and Lambert's law: optical densities of the stains
add up. An H&E image is unmixed into haematoxylin and eosin, and put together again as other stains
would have it; a fluorescence image lends its nuclei's texture as haematoxylin.
"""

import numpy as np
from numpy.random import Generator
from numpy.typing import NDArray
from scipy import ndimage

Image = NDArray[np.float32]
Labels = NDArray[np.int32]

# Ruifrok and Johnston, Anal Quant Cytol Histol 2001;23:291.
HAEMATOXYLIN = (0.650, 0.704, 0.286)
EOSIN = (0.072, 0.990, 0.105)
DAB = (0.268, 0.570, 0.776)

MAX_DENSITY = 2.4
"""Optical density at which a camera sees black."""

POSITIVE_DENSITY = 0.12
"""A nucleus whose mean density of DAB is over this is positive."""


def to_density(image: Image) -> Image:
    """Return the optical density of 1 - I / white."""
    return -np.log10(np.clip(1 - image, 10**-MAX_DENSITY, 1)).astype(np.float32)


def from_density(density: Image) -> Image:
    """Return 1 - I / white of an optical density."""
    return (1 - 10 ** -np.clip(density, 0, MAX_DENSITY)).astype(np.float32)


def vary(vector: tuple[float, float, float], rng: Generator, spread: float) -> Image:
    """Return a stain vector of length 1 near another: no two laboratories' are the same."""
    varied = np.clip(np.asarray(vector) + rng.normal(0, spread, 3), 0.01, None)
    return (varied / np.linalg.norm(varied)).astype(np.float32)


def unmix(density: Image, first: Image, second: Image) -> tuple[Image, Image, Image]:
    """Return the amounts (y, x) of two stains, and the density (c, y, x) that they leave over."""
    vectors = np.stack([first, second]).astype(np.float64)
    amounts = np.tensordot(np.linalg.pinv(vectors.T), density, axes=1)
    amounts = np.clip(amounts, 0, None).astype(np.float32)
    rest = density - np.tensordot(vectors.T, amounts, axes=1).astype(np.float32)
    return amounts[0], amounts[1], rest


def mix(amount: Image, vector: Image) -> Image:
    """Return the density (3, y, x) of a stain."""
    return vector[:, None, None] * amount


def restain(image: Image, rng: Generator) -> Image:
    """Return an H&E image as another laboratory would have stained it."""
    density = to_density(image)
    haematoxylin, eosin = vary(HAEMATOXYLIN, rng, 0.03), vary(EOSIN, rng, 0.03)
    blue, pink, rest = unmix(density, haematoxylin, eosin)
    blue, pink = blue * np.exp(rng.normal(0, 0.3)), pink * np.exp(rng.normal(0, 0.5))
    other = mix(blue, vary(HAEMATOXYLIN, rng, 0.06)) + mix(pink, vary(EOSIN, rng, 0.06))
    return from_density(other + rest * rng.uniform(0, 1))


def noise_field(rng: Generator, shape: tuple[int, int], scale_px: float) -> Image:
    """Return a smooth random field of mean 0 and spread 1."""
    field = ndimage.gaussian_filter(rng.normal(0, 1, shape), scale_px)
    return (field / max(field.std(), 1e-9)).astype(np.float32)


def per_nucleus(labels: Labels, values: NDArray[np.float64]) -> Image:
    """Return each nucleus's value over its pixels, 0 in the background."""
    return np.where(labels > 0, values[labels], 0).astype(np.float32)


def find_blue(image: Image, rng: Generator) -> Image:
    """Return the amount of haematoxylin (y, x) of an H&E image."""
    blue, _, _ = unmix(to_density(image), vary(HAEMATOXYLIN, rng, 0.02), vary(EOSIN, rng, 0.02))
    return blue


def as_stain(signal: Image, labels: Labels, rng: Generator) -> Image:
    """Return a fluorescence signal (y, x) as an amount of haematoxylin."""
    lit = labels > 0
    level = float(np.median(signal[lit])) if lit.any() else 1.0
    strength = rng.uniform(0.25, 0.9) / max(level, 0.05)
    texture = np.clip(signal * strength, 0, 1.6)
    haze = np.clip(0.04 + 0.03 * noise_field(rng, signal.shape, 12), 0, None)
    return (texture + haze * rng.uniform(0, 2)).astype(np.float32)


def render_ihc(
    blue: Image, labels: Labels, rng: Generator, *, localisation: str
) -> tuple[Image, NDArray[np.bool_]]:
    """Return an IHC image (3, y, x), and which nuclei are positive in theirs, shape (n + 1,).

    Parameters
    ----------
    blue
        Amount of haematoxylin (y, x).
    localisation
        Where the DAB lies: ``nucleus`` or ``membrane``. Membrane staining makes no nucleus
        positive.
    """
    n = int(labels.max()) + 1
    counterstain, brown = vary(HAEMATOXYLIN, rng, 0.06), vary(DAB, rng, 0.06)
    blue = blue * np.float32(np.exp(rng.normal(-0.2, 0.35)))
    chosen = rng.random(n) < rng.beta(0.7, 0.9)
    chosen[0] = False
    strength = np.exp(rng.normal(np.log(0.55), 0.6, n)) * chosen
    dab = _haze(rng, labels.shape)
    if localisation == "nucleus":
        body = ndimage.gaussian_filter(per_nucleus(labels, strength), rng.uniform(0.4, 1.6))
        level = float(blue[labels > 0].mean()) if n > 1 else 1.0
        texture = 0.6 + 0.4 * blue / max(level, 1e-3)
        dab += body * np.clip(texture, 0.2, 2.0)
        # DAB hides the counterstain.
        blue = blue * (1 - rng.uniform(0.2, 0.9) * np.clip(body, 0, 1))
        positive = _mean_of(dab, labels, n) > POSITIVE_DENSITY
        positive[0] = False
    else:
        dab += _draw_membranes(labels, strength, rng)
        positive = np.zeros(n, bool)
    return from_density(mix(blue, counterstain) + mix(dab.astype(np.float32), brown)), positive


def _haze(rng: Generator, shape: tuple[int, int]) -> Image:
    """Return the DAB that clings to everything."""
    level = rng.choice([0.0, 0.02, 0.05])
    return np.clip(level * (1 + noise_field(rng, shape, 20)), 0, None).astype(np.float32)


def _mean_of(plane: Image, labels: Labels, n: int) -> NDArray[np.float64]:
    size = np.maximum(np.bincount(labels.ravel(), minlength=n), 1)
    mean: NDArray[np.float64] = np.bincount(labels.ravel(), plane.ravel(), minlength=n) / size
    return mean


def _draw_membranes(labels: Labels, strength: NDArray[np.float64], rng: Generator) -> Image:
    """Return the DAB (y, x) of rings around the chosen nuclei, broken and uneven."""
    away, (rows, columns) = ndimage.distance_transform_edt(labels == 0, return_indices=True)
    nearest = labels[rows, columns]
    at, width = rng.uniform(0.5, 4.0), rng.uniform(0.8, 2.0)
    ring = np.exp(-0.5 * ((away - at) / width) ** 2) * (away > 0)
    uneven = np.clip(1 + 0.5 * noise_field(rng, labels.shape, 4), 0, None)
    return (1.4 * ring * strength[nearest] * uneven).astype(np.float32)


def crowd(
    lower: tuple[Image, Labels], upper: tuple[Image, Labels], rng: Generator
) -> tuple[Image, Labels]:
    """Lay one fluorescence image (1, y, x) over another: nuclei that touch and overlap.

    A lower nucleus of which less than half stays in sight is not asked for.
    """
    (below, under), (above, over) = lower, upper
    image = np.maximum(below, above * np.float32(rng.uniform(0.6, 1.2)))
    offset = int(under.max())
    labels = np.where(over > 0, over + offset, under)
    n = int(labels.max()) + 1
    before = np.bincount(under.ravel(), minlength=n)
    after = np.bincount(labels.ravel(), minlength=n)
    hidden = (before > 0) & (after < 0.5 * before)
    hidden[0] = False
    return image, np.where(hidden[labels], 0, labels).astype(np.int32)


def uneven_nuclei(image: Image, labels: Labels, rng: Generator) -> Image:
    """Return a fluorescence image (1, y, x) whose nuclei differ in brightness."""
    gain = np.exp(rng.normal(0, rng.uniform(0, 0.5), int(labels.max()) + 1))
    gain[0] = 1
    soft = ndimage.gaussian_filter(np.where(labels > 0, gain[labels], 1.0), 1.0)
    return (image * soft[None]).astype(np.float32)


def as_fluorescence(blue: Image, labels: Labels, rng: Generator) -> Image:
    """Return haematoxylin (y, x) as a nuclear dye would light up: texture of real tissue."""
    top = max(float(np.percentile(blue[labels > 0], 95)) if (labels > 0).any() else 1.0, 0.05)
    signal = np.clip(blue / top, 0, 1.5) ** rng.uniform(0.8, 1.4)
    # What lies between nuclei is dark under a nuclear dye, but not black.
    inside = ndimage.gaussian_filter((labels > 0).astype(np.float32), 1.5)
    signal = signal * (rng.uniform(0.2, 0.6) * (1 - inside) + inside)
    return signal[None].astype(np.float32)

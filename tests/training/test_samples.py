"""What the nets are trained on: crops, rendered stains, and the maps that are asked for."""

import numpy as np
import pytest

from tilnets import rendering
from tilnets.geometry import take_crop
from tilnets.images import NUCLEUS_PX, Labelled, separate, typical_diameter
from tilnets.samples import BROAD, FINISHING, Sampling, Stream
from tilnets.split import is_held_out
from tilnets.targets import MAPS, draw_targets


def draw_discs(n_channels: int) -> Labelled:
    """Return nine discs of diameter 20 on a dark ground."""
    y, x = np.mgrid[:160, :160]
    labels = np.zeros((160, 160), np.int32)
    for number, (row, column) in enumerate(np.ndindex(3, 3), start=1):
        labels[(y - 30 - 50 * row) ** 2 + (x - 30 - 50 * column) ** 2 <= 100] = number
    plane = np.where(labels > 0, 0.7, 0.1).astype(np.float32)
    return Labelled("discs", np.repeat(plane[None], n_channels, axis=0), labels)


def test_the_split_is_of_the_name_and_holds_out_a_fifth() -> None:
    held = [is_held_out(f"image-{number}") for number in range(2000)]
    assert 0.17 < np.mean(held) < 0.23
    assert is_held_out("image-7") == is_held_out("image-7")


def test_a_typical_diameter_is_that_of_the_nuclei_and_not_of_the_specks() -> None:
    labels = draw_discs(1).labels.copy()
    labels[0, ::4] = np.arange(10, 10 + labels[0, ::4].size)
    assert typical_diameter(labels) == pytest.approx(20, abs=0.6)


def test_pieces_get_labels_of_their_own() -> None:
    labels = np.zeros((9, 9), np.int32)
    labels[:3, :3] = labels[6:, 6:] = 4
    labels[0, 8] = 5
    assert np.count_nonzero(np.bincount(separate(labels).ravel())) == 3


def test_touching_nuclei_have_a_rim_between_them() -> None:
    labels = np.zeros((12, 22), np.int32)
    labels[1:11, 1:11], labels[1:11, 11:21] = 1, 2
    maps = draw_targets(labels, np.array([False, True, False]), nucleus_px=10.0)
    assert len(maps) == len(MAPS)
    distance = maps[1, 5]
    assert distance[10] < 0.4 > distance[11]
    assert distance[5] > 0.7 < distance[15]
    assert maps[3, 5, 1] == pytest.approx(0.45)
    assert (maps[4] > 0).sum() == 100


def test_a_crop_holds_nuclei_of_about_the_nominal_size() -> None:
    rng = np.random.default_rng(1)
    crops = [take_crop(draw_discs(1), rng, side_px=96, scale_spread=0.2) for _ in range(60)]
    found = [typical_diameter(labels) for _, labels in crops]
    assert np.median(found) == pytest.approx(NUCLEUS_PX, rel=0.15)


def test_stains_are_unmixed_into_what_they_were_mixed_from() -> None:
    rng = np.random.default_rng(2)
    first, second = (rendering.vary(v, rng, 0.0) for v in (rendering.HAEMATOXYLIN, rendering.EOSIN))
    blue, pink = np.full((2, 2), 0.5, np.float32), np.full((2, 2), 0.2, np.float32)
    density = rendering.to_density(
        rendering.from_density(rendering.mix(blue, first) + rendering.mix(pink, second))
    )
    found_blue, found_pink, rest = rendering.unmix(density, first, second)
    np.testing.assert_allclose(found_blue, blue, atol=1e-4)
    np.testing.assert_allclose(found_pink, pink, atol=1e-4)
    np.testing.assert_allclose(rest, 0, atol=1e-4)


def test_positive_nuclei_are_brown_and_membranes_make_none_positive() -> None:
    discs = draw_discs(1)
    blue = np.where(discs.labels > 0, 0.5, 0.05).astype(np.float32)
    vectors = np.stack([rendering.HAEMATOXYLIN, rendering.DAB]).T
    n_positive = 0
    for seed in range(8):
        rng = np.random.default_rng(seed)
        image, positive = rendering.render_ihc(blue, discs.labels, rng, localisation="nucleus")
        amounts = np.tensordot(np.linalg.pinv(vectors), rendering.to_density(image), axes=1)
        brown = np.array([amounts[1][discs.labels == each].mean() for each in range(1, 10)])
        n_positive += int(positive.sum())
        if positive[1:].any() and not positive[1:].all():
            assert brown[positive[1:]].mean() > brown[~positive[1:]].mean() + 0.05
        _, positive = rendering.render_ihc(blue, discs.labels, rng, localisation="membrane")
        assert not positive.any()
    assert 8 < n_positive < 64


def test_a_nucleus_that_is_mostly_hidden_is_not_asked_for() -> None:
    labels = np.zeros((8, 20), np.int32)
    labels[:, 0:10] = 1
    over = np.zeros((8, 20), np.int32)
    over[:, 2:12] = 1
    image = np.ones((1, 8, 20), np.float32)
    _, crowded = rendering.crowd((image, labels), (image, over), np.random.default_rng(0))
    assert np.unique(crowded).tolist() == [0, 2]


@pytest.mark.parametrize("sampling", [BROAD, FINISHING])
@pytest.mark.parametrize("modality", ["brightfield", "fluorescence"])
def test_the_stream_is_a_matter_of_its_seed(modality: str, sampling: Sampling) -> None:
    stream = Stream(modality, [draw_discs(3)], [draw_discs(1)], 64, sampling)
    channels = {"brightfield": 3, "fluorescence": 1}[modality]
    for step in range(20):
        image, targets = stream.draw(np.random.default_rng([0, step]))
        again, _ = stream.draw(np.random.default_rng([0, step]))
        assert image.shape == (channels, 64, 64)
        assert targets.shape == (5, 64, 64)
        assert np.isfinite(image).all()
        assert np.isfinite(targets).all()
        np.testing.assert_array_equal(image, again)


def test_a_crop_without_nuclei_can_be_stained() -> None:
    empty = np.zeros((32, 32), np.int32)
    blue = np.full((32, 32), 0.05, np.float32)
    for localisation in ("nucleus", "membrane"):
        image, positive = rendering.render_ihc(
            blue, empty, np.random.default_rng(1), localisation=localisation
        )
        assert np.isfinite(image).all()
        assert not positive.any()

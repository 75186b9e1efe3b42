"""Which images are held out: a property of the file's name, never of a run."""

from hashlib import sha256

HELD_OUT_OF = 5
"""One image in this many is held out."""

VALIDATION_OF = 8
"""Of the others, one in this many chooses between nets and constants."""


def is_held_out(stem: str) -> bool:
    """Whether an image is for measuring only.

    Examples
    --------
    >>> is_held_out("00071198d059ba7f"), is_held_out("0287e7ee5b007c91")
    (False, False)
    """
    return int(sha256(stem.encode()).hexdigest(), 16) % HELD_OUT_OF == 0


def is_validation(stem: str) -> bool:
    """Whether an image of the training side is left out of a finishing run, to choose by.

    Examples
    --------
    >>> is_validation("0287e7ee5b007c91"), is_validation("00071198d059ba7f")
    (False, False)
    """
    digest = int(sha256(stem.encode()).hexdigest(), 16)
    return digest % HELD_OUT_OF != 0 and digest // HELD_OUT_OF % VALIDATION_OF == 0

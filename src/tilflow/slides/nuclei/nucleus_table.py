"""The table of the nuclei of a slide."""

import numpy as np
import pyarrow as pa

from tilflow.slides.nuclei.engines import Outlined


def tabulate_nuclei(outlined: Outlined) -> pa.Table:
    """Return the nuclei of a slide in the order of their labels.

    Returns
    -------
    label, y_px, x_px (level 0), positive_probability (missing where the engine gives none).
    """
    return pa.table(
        {
            "label": np.arange(1, len(outlined.nuclei) + 1, dtype=np.uint32),
            "y_px": outlined.y_px,
            "x_px": outlined.x_px,
            "positive_probability": pa.array(outlined.nuclei.scores, from_pandas=True),
        }
    )

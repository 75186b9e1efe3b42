"""Slides of biopsies with known truth: bright-field IHC and multiplex immunofluorescence."""

from pathlib import Path
from typing import TYPE_CHECKING, Literal

from tilflow.simulate.tissue.settings import TissueSettings

if TYPE_CHECKING:
    import pandas as pd


def write_slide(
    path: Path,
    *,
    kind: Literal["ihc", "mif"],
    height_um: float,
    width_um: float,
    pixel_size_um: float,
    cd8_density_per_mm2: float,
    seed: int,
    truth_folder: Path,
    slide_id: str,
    annotations: Path | None,
    settings: TissueSettings | None = None,
) -> "pd.DataFrame":
    """Draw one slide and what is true of it.

    Parameters
    ----------
    path
        The image: a tiled, pyramidal OME-TIFF.
    kind
        ``ihc``: CD8 in DAB with haematoxylin, RGB uint8; ``mif``: seven channels, uint16.
    height_um, width_um, pixel_size_um
        Field of view and sampling.
    cd8_density_per_mm2
        CD8 T cells per mm² of tissue; the realised number is the nearest whole one.
    seed
        Everything random follows from it: the same seed gives the same bytes.
    truth_folder
        Receives ``nuclei/<slide_id>.parquet`` and, where the settings ask for them,
        ``labels/<slide_id>_nuclei.tif`` (uint32) and ``labels/<slide_id>_compartments.tif``
        (uint8; 0 glass, 1 stroma, 2 tumour).
    slide_id
        Names the truth files.
    annotations
        Receives the tumour nests as QuPath-style GeoJSON, in level-0 pixels; None writes none.
    settings
        How the tissue is built and stained; None means the defaults.

    Returns
    -------
    pandas.DataFrame
        slide_id, phenotype, compartment (whole, tumour, stroma), n_cells, area_mm2,
        density_per_mm2. ``whole`` is all tissue.

    Raises
    ------
    InputError
        When the field is too small for a tissue, or the density asked does not fit into it.
    """
    from tilflow.simulate.tissue.slide import Field, draw_slide

    field = Field(
        height_um=height_um,
        width_um=width_um,
        pixel_size_um=pixel_size_um,
        cd8_density_per_mm2=cd8_density_per_mm2,
    )
    return draw_slide(
        field,
        path,
        kind=kind,
        seed=seed,
        truth_folder=truth_folder,
        slide_id=slide_id,
        annotations=annotations,
        settings=settings or TissueSettings(),
    )

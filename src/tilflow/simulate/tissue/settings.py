"""Every number that shapes a simulated slide."""

from typing import Literal

from tilflow.section import Section, knob


class ArchitectureSettings(Section):
    """Outline of the biopsy, tumour nests and stroma."""

    grid_um: float = knob(4.0, "Spacing of the grid on which regions are drawn.", unit="um", gt=0)
    roughness_um: float = knob(22.0, "Waviness of the biopsy's outline.", unit="um", ge=0)
    tumour_fraction: float = knob(0.45, "Mean share of the tissue in tumour nests.", gt=0, lt=1)
    tumour_fraction_spread: float = knob(
        0.12, "Half the range over which that share varies from slide to slide.", ge=0, lt=0.5
    )
    nest_um: float = knob(55.0, "Correlation length of the nests.", unit="um", gt=0)
    smallest_region_um2: float = knob(
        2500.0, "Nests and stromal islands below this area are filled in.", unit="um2", ge=0
    )
    vessels_per_mm2: float = knob(28.0, "Small vessels per area of stroma.", unit="1/mm2", ge=0)
    fibre_waviness_um: float = knob(
        28.0, "How far collagen bundles wander from the nests' contours.", unit="um", ge=0
    )


class PopulationSettings(Section):
    """Which cells live where, and how densely."""

    tumour_per_mm2: float = knob(5200.0, "Tumour cells tried per area of nest.", unit="1/mm2", ge=0)
    fibroblasts_per_mm2: float = knob(
        1900.0, "Fibroblasts tried per area of stroma.", unit="1/mm2", ge=0
    )
    others_per_mm2: float = knob(
        260.0, "Other stromal cells tried per area of stroma.", unit="1/mm2", ge=0
    )
    macrophages_per_mm2: float = knob(
        240.0, "Macrophages tried per area of stroma.", unit="1/mm2", ge=0
    )
    macrophage_nest_ratio: float = knob(
        0.35, "Macrophage density in nests relative to stroma.", ge=0
    )
    cd3_cd8neg_per_cd8: float = knob(1.1, "CD3+ CD8- T cells for each CD8 T cell.", ge=0)
    cd3_cd8neg_floor_per_mm2: float = knob(
        40.0, "CD3+ CD8- T cells present at any CD8 density.", unit="1/mm2", ge=0
    )
    infiltration: float = knob(
        0.45, "T-cell density inside nests relative to the stroma around them.", ge=0
    )
    clustering: float = knob(
        1.35, "Log-scale strength of T-cell clusters; 0 scatters them evenly.", ge=0
    )
    cluster_um: float = knob(45.0, "Correlation length of T-cell clusters.", unit="um", gt=0)
    tumour_ki67_fraction: float = knob(0.25, "Share of tumour cells in cycle.", ge=0, le=1)
    cd8_ki67_fraction: float = knob(0.15, "Share of CD8 T cells in cycle.", ge=0, le=1)
    other_ki67_fraction: float = knob(0.02, "Share of all other cells in cycle.", ge=0, le=1)
    touching_fraction: float = knob(
        0.25, "Share of cells whose nucleus may press against a neighbour's.", ge=0, le=1
    )


class BrightfieldSettings(Section):
    """Stains and camera of the IHC slides."""

    haematoxylin: tuple[float, float, float] = knob(
        (0.650, 0.704, 0.286),
        "Optical density of haematoxylin in R, G, B (Ruifrok and Johnston 2001).",
    )
    dab: tuple[float, float, float] = knob(
        (0.268, 0.570, 0.776), "Optical density of DAB in R, G, B (Ruifrok and Johnston 2001)."
    )
    stain_variation: float = knob(0.035, "SD of a stain vector's entries between slides.", ge=0)
    strength_variation: float = knob(0.10, "Log-scale SD of staining between slides.", ge=0)
    dab_density: float = knob(0.85, "Optical density of DAB on a CD8 membrane.", ge=0)
    dab_variation: float = knob(0.28, "Log-scale SD of DAB between cells.", ge=0)
    dab_background: float = knob(0.025, "Optical density of unspecific DAB in tissue.", ge=0)
    white: float = knob(243.0, "Grey level of empty glass.", unit="DN", gt=0, le=255)
    vignetting: float = knob(0.03, "Loss of light in the corners of the field.", ge=0, lt=0.5)
    psf_sigma_um: float = knob(0.36, "Blur of the optics in focus.", unit="um", ge=0)
    electrons_per_level: float = knob(120.0, "Photo-electrons per grey level.", gt=0)
    read_noise: float = knob(0.5, "SD of the camera's noise.", unit="DN", ge=0)
    jpeg_quality: int = knob(90, "JPEG quality of the file.", ge=50, le=100)


class FluorescenceSettings(Section):
    """Dyes and camera of the multiplex slides."""

    dapi: float = knob(1500.0, "DAPI of a typical nucleus.", unit="DN", ge=0)
    cd8: float = knob(1300.0, "CD8 on a membrane.", unit="DN", ge=0)
    cd3: float = knob(1000.0, "CD3 on a membrane.", unit="DN", ge=0)
    cd68: float = knob(1000.0, "CD68 granules of a macrophage.", unit="DN", ge=0)
    panck: float = knob(1200.0, "Cytokeratin of a tumour cell.", unit="DN", ge=0)
    ki67: float = knob(1100.0, "Ki67 of a nucleus in cycle.", unit="DN", ge=0)
    autofluorescence: float = knob(220.0, "Autofluorescence of collagen.", unit="DN", ge=0)
    marker_variation: float = knob(0.3, "Log-scale SD of a marker between cells.", ge=0)
    background: float = knob(18.0, "Unspecific staining of tissue.", unit="DN", ge=0)
    crosstalk: float = knob(0.02, "Share of a dye seen in the neighbouring channels.", ge=0, lt=0.5)
    shading: float = knob(0.10, "Depth of uneven illumination.", ge=0, lt=0.8)
    offset: float = knob(100.0, "Dark level of the camera.", unit="DN", ge=0)
    electrons_per_level: float = knob(1.5, "Photo-electrons per grey level.", gt=0)
    read_noise: float = knob(2.5, "SD of the camera's noise.", unit="DN", ge=0)
    psf_sigma_um: float = knob(0.35, "Blur of the optics.", unit="um", ge=0)
    bits: int = knob(12, "Bits of the camera; brighter light saturates.", unit="bit", ge=8, le=16)
    halo_fraction: float = knob(
        0.10, "Share of the light that comes from out of focus.", ge=0, lt=1
    )
    halo_sigma_um: float = knob(2.2, "Blur of that share.", unit="um", ge=0)
    codec: Literal["jpegxl", "zlib"] = knob(
        "jpegxl", "Compression: small and slightly lossy, or lossless and read everywhere."
    )
    jpegxl_distance: float = knob(
        3.0, "Loss of JPEG XL; 1 cannot be seen, above 6 the dim stains suffer.", ge=0.1, le=15
    )


class TissueSettings(Section):
    """A simulated slide."""

    architecture: ArchitectureSettings = ArchitectureSettings()
    population: PopulationSettings = PopulationSettings()
    brightfield: BrightfieldSettings = BrightfieldSettings()
    fluorescence: FluorescenceSettings = FluorescenceSettings()
    write_labels: bool = knob(True, "Write the truth label images beside the table of nuclei.")
    tile_px: int = knob(
        512, "Side of a tile of the file; a multiple of 16.", unit="px", ge=64, multiple_of=16
    )
    strip_px: int = knob(
        512,
        "Rows drawn at a time, in whole tiles; bounds the memory.",
        unit="px",
        ge=64,
        multiple_of=16,
    )
    coarsest_px: int = knob(
        512, "Pyramid levels end when the short side falls below this.", unit="px", ge=16
    )

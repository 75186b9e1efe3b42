"""Every knob of ``report``: the one home of its default."""

from tilflow.section import Section, knob


class PicturesSettings(Section):
    """How the pictures of gates and slides are put into the patients' pages."""

    width_px: int = knob(
        500, "Largest width of an embedded picture; the full one is linked.", unit="px", ge=120
    )
    picture_kb: int = knob(
        32, "Largest size of one embedded picture; it is reduced until it fits.", unit="kB", ge=4
    )
    total_mb: float = knob(
        2.0,
        "Largest size of all pictures of one page together; with many, each gets its share.",
        unit="MB",
        gt=0,
    )


class ReportSettings(Section):
    """Settings of the report room."""

    study_name: str = knob("", "Name of the study in the title; empty takes the folder's name.")
    primary_parameters: tuple[str, ...] = knob(
        (
            "monocytes.count_per_ul",
            "cd8_t_cells.count_per_ul",
            "activated_cd8_t_cells.percent_of_parent",
            "cd8_t_cells.density_per_mm2",
        ),
        "Parameters drawn over time; those that the study did not measure are left out.",
    )
    further_parameters: tuple[str, ...] = knob(
        (
            "leukocytes.count_per_ul",
            "granulocytes.count_per_ul",
            "lymphocytes.count_per_ul",
            "t_cells.count_per_ul",
            "cd4_t_cells.count_per_ul",
            "nk_cells.count_per_ul",
            "classical_monocytes.count_per_ul",
            "intermediate_monocytes.count_per_ul",
            "non_classical_monocytes.count_per_ul",
            "cd69_cd8_t_cells.percent_of_parent",
            "classical_monocytes.median_intensity.HLA-DR",
            "cd3_t_cells.density_per_mm2",
            "macrophages.density_per_mm2",
            "ki67_cd8_t_cells.density_per_mm2",
            "positive_cells.percent_of_cells",
        ),
        "Parameters shown with the primary ones in the heat map and the patients' tables.",
    )
    tissue_compartments: tuple[str, ...] = knob(
        ("whole", "tumour"), "Compartments of the tissue that are drawn; the tables hold all."
    )
    blood_tissue_pairs: tuple[tuple[str, str], ...] = knob(
        (
            ("cd8_t_cells.count_per_ul", "cd8_t_cells.density_per_mm2"),
            ("activated_cd8_t_cells.percent_of_parent", "cd8_t_cells.density_per_mm2"),
            ("monocytes.count_per_ul", "macrophages.density_per_mm2"),
        ),
        "Pairs drawn against one another: a parameter of blood, and one of tissue in the first of "
        "`tissue_compartments`.",
    )
    pair_days: int = knob(
        14, "A blood sample is paired with a biopsy this far away at most.", unit="days", ge=0
    )
    interval_patients: int = knob(
        3, "Fewest patients behind a geometric mean that is drawn with its interval.", ge=2
    )
    curve_patients: int = knob(
        5, "Fewest patients of a stratum that gets its own Kaplan–Meier curve.", ge=2
    )
    heat_map_limit: float = knob(
        3.0, "Log2 fold change at which the heat map's colour is full.", unit="log2", gt=0
    )
    pictures: PicturesSettings = PicturesSettings()

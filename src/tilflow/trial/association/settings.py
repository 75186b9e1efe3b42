"""Every knob of the association of biomarkers with outcomes: the one home of its default."""

from tilflow.section import Section, knob


class AssociationSettings(Section):
    """Biomarkers against progression-free and overall survival."""

    landmark_days: tuple[int, ...] = knob(
        (57, 85),
        "Landmarks, after eight and twelve weeks: patients still observed then, by the last value "
        "up to then.",
        unit="study day",
    )
    events_per_covariate: int = knob(
        10,
        "With fewer events for its covariate the plain Cox model is not fitted.",
        unit="events",
        ge=1,
    )
    firth_events: int | None = knob(
        3,
        "From so many events on, Firth's penalised Cox model with limits of its profile likelihood "
        "stands in for the plain one; fewer give a description. null: it never does.",
        unit="events",
        ge=1,
    )
    stratify: bool = knob(
        True, "Whether each stratum of the trial has a baseline hazard of its own in the models."
    )
    carry_forward_days: int | None = knob(
        None,
        "In the time-dependent model a value holds for this long at most, then the patient is out "
        "until the next; null: until the next.",
        unit="days",
        ge=1,
    )
    class_parameter: str = knob(
        "cd8_t_cells.density_per_mm2", "Density in tissue that the composite class is of."
    )
    class_fold_change: float = knob(
        2.5,
        "The class is high from this fold change of the density on …",
        ge=1,
    )
    class_density_per_mm2: float = knob(
        500.0, "… and from this density on treatment on.", unit="cells/mm²", ge=0
    )

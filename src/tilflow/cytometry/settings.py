"""Every knob of ``cytometry``: the one home of its default."""

from tilflow.section import Section


class CytometrySettings(Section):
    """Settings of the cytometry room."""

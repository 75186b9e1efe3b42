"""Every knob of ``report``: the one home of its default."""

from tilflow.section import Section


class ReportSettings(Section):
    """Settings of the report room."""

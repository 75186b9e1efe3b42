"""Every knob of ``slides``: the one home of its default."""

from tilflow.section import Section


class SlidesSettings(Section):
    """Settings of the slides room."""

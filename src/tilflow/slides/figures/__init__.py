"""Pictures of a slide for the eye."""

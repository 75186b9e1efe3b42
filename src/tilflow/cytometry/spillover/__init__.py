"""Spillover from single-stain controls, and what spill is left."""

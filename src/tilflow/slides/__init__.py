"""Tissue: from slide images to cells, compartments and densities."""

"""Nuclei: engines that outline or count them, and the stitching of tiles."""

"""Report: pages that stand alone."""

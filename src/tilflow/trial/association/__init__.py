"""Biomarkers against outcomes, without time given to anybody for what came later."""

"""What a pixel means: white, stains, backgrounds, light, thresholds; fixed once per slide."""

"""What of a slide can be evaluated: focus, folds, pen, bubbles, saturation, strength of stains."""

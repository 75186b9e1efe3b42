"""Train the segmentation nets that tilflow ships."""

"""Where on the slide: tissue, compartments, a pathologist's outlines."""

"""Study: the folder a user hands in, its sheets and their checks."""

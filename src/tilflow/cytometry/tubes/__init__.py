"""One tube from its file to its populations, counts and files."""

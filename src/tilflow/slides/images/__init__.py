"""Image files: what is opened, at which level and which scale."""

"""Store: what lies in zarr, its layout and its metadata."""

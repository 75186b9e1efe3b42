"""Report: one page that stands alone, and the record of where its numbers come from."""

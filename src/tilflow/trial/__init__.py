"""Trial: from measurements to longitudinal tables and endpoints."""

"""What became of the patients: feasibility, adverse events, response, survival."""

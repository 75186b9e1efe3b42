"""Power: the change that a planned number of patients can show."""

"""What a job is to ask of a scheduler, and what it then used."""

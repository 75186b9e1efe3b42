"""Blood: from FCS files to populations, counts and intensities."""

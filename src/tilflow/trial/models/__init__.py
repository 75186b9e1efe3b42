"""Linear models for repeated measures: restricted maximum likelihood and its contrasts."""

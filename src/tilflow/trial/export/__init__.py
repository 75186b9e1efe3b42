"""Export: the tables of a trial as a statistician takes them over."""

"""How cells lie to one another: distances, nearest neighbours, pairs within a radius."""

"""FCS files: the header, the text, the channels and the events of a tube."""

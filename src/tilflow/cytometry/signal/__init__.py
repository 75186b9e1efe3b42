"""From what the cytometer stored to what is gated: compensation, scales, and doubtful events."""

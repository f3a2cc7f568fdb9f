"""Story → relays, origins as intervals, changes, predictions."""

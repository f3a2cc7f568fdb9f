"""Time and memory of whole commands."""

"""How well pasted pages are cleaned."""

"""Align: wordings of one statement in a story's articles become claims."""

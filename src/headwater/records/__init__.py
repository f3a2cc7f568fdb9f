"""The nouns: frozen rows, their ids and spans.  No logic beyond offsets, no I/O."""

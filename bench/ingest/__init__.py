"""Real pages: text and tiling, labels, captions and metadata, beside other tools."""

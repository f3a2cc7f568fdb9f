"""Clean: an article's text is tiled by labelled blocks, and its imprint is read from them."""

"""The pipeline's eight stages.  They do not import each other: they meet in tables."""

"""English: words by which cues, sources, outlets, quantities and furniture are known."""

"""Group: articles become copies (shared text) and stories (one event in one period)."""

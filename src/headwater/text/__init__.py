"""Pure functions on strings.  Whatever depends on a language reads its words from ``lang``."""

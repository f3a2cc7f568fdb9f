"""Sources resolved, measured on labelled mentions of AllSides articles."""

"""Questions asked of findings or of a store; typed answers."""

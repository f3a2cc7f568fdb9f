"""How fast the server answers when several people ask at once."""

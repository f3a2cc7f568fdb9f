"""How the learned models are made; nothing here ships."""

"""Pages: one walk of the tree makes the whole visible text and what the markup says of it."""

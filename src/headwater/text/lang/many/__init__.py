"""Words that pages in several languages use about themselves."""

"""A workspace in the browser and over REST, on this machine unless told otherwise."""

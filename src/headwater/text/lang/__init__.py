"""Word lists, a folder for each language: nothing outside may assume English."""

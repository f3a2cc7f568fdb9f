"""Feeds and sitemaps: lists of articles, some of which carry their articles' text."""

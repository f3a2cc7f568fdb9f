"""Learned models: what ships, how it runs, and one module for each task."""

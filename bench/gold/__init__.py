"""Accuracy on the development gold: stories that people annotated, beside simple baselines."""

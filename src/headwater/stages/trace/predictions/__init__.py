"""Statements that something will hold: what kind, on what condition, until when, and who relays."""

from headwater.stages.trace.predictions.find import find_predictions

__all__ = ["find_predictions"]

"""Reconcile: one source under all the names that a story's articles give it."""

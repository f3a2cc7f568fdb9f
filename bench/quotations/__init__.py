"""Pairs of quotations of two articles: one utterance or two, whole, cut or altered."""

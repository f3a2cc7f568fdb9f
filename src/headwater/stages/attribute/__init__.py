"""Attribute: who is reported to have said what, through whom, inside one article."""

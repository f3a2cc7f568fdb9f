"""The catalogue: which segments count, what is current, what people decided, what is searched.

The only home of SQLite.  Everything in it but the log of changes follows from the segments and the
reviews beside them, so it can be made again.
"""

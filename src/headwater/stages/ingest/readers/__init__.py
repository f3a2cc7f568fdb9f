"""Readers: one small file for each form in which articles come.

A reader is a function ``read(source, settings)`` that yields drafts and problems.  Another
package adds one through the entry-point group ``headwater.readers``; the entry point's name is
the suffix that it reads, without the dot.
"""

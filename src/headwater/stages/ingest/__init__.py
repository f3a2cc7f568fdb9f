"""Ingest: files, folders and standard input become articles; what cannot be read, problems."""

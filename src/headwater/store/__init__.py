"""Where tables rest: append-only Parquet segments, and a catalogue of them in SQLite."""

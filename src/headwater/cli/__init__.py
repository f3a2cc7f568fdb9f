"""The command line: one file per command; data on stdout, everything else on stderr."""

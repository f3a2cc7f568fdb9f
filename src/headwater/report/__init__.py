"""The report: a dossier as one HTML file that opens offline and reads without scripts."""

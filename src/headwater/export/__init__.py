"""A dossier's findings in the formats of others: one small file a format."""

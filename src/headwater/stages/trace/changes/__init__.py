"""What differs between two wordings of one claim: one file for each family of kinds."""

"""Where a claim comes from: ends of chains, dependence between them, counts as intervals."""

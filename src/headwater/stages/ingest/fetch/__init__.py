"""Fetching: the only code that reaches the network, politely and to public addresses alone."""

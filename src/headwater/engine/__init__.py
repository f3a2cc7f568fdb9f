"""Where work runs: the same steps in this process, in several, or on a cluster."""

"""What a workspace of many articles costs: adding to it, running again, searching it."""

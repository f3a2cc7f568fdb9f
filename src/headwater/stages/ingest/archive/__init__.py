"""Web archives, byte by byte: members, records and messages, with every damage told."""

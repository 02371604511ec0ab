"""The ledger: a database of what was published before, against which new articles are checked."""

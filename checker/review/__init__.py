"""The editors' desk: a web application in which editors go through what was flagged in the articles of a ledger."""

"""How the ledger's tables came to be: run by alembic, one file a revision."""

"""Run by alembic around every migration."""

from __future__ import annotations

from alembic import context

from checker.ledger.database import VERSION_TABLE
from checker.ledger.tables import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    version_table=VERSION_TABLE,
    transactional_ddl=True,
)
with context.begin_transaction():
    context.run_migrations()

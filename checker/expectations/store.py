"""The store that an exported project keeps its expectations in.

Great Expectations drops an expectation whose class was never imported. Exported projects name this module in
``great_expectations.yml``, so that loading the project imports the class: no code has to be added to whoever runs it.
"""

from __future__ import annotations

from great_expectations.data_context.store import ExpectationsStore

from checker.expectations.agreement import ExpectClaimsOfFactToAgree

__all__ = ["ExpectClaimsOfFactToAgree", "ExpectationsStore"]

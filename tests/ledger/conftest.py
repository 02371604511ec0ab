"""Ledgers of each kind for these tests."""

from __future__ import annotations

from ledgers import ledger, place, server

__all__ = ["ledger", "place", "server"]

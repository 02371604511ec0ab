"""Findings, and what was not checked."""

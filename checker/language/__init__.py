"""Vocabulary per language, as data files."""

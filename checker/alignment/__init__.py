"""Comparing without rules: which values of two texts speak of the same thing, and whether they agree."""

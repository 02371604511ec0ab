"""Finds where articles about one story contradict each other, by declarative rules."""

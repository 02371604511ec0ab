"""The general checks, which need no topic."""

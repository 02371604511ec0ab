"""Which claims agree and which do not, a comparer a kind."""

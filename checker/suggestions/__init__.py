"""Rules that suggest themselves: what several articles state, drafted as rules that load and hold."""

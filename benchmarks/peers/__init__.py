"""The readers that are compared: each runs in a process and, but for our own, an environment of its own."""

"""The API for programs, one module for each kind of thing, with its ``router``; paths begin with /api/v1."""

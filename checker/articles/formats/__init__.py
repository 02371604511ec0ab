"""One module a file format; a new format is a new module here, or an entry point ``checker.formats`` of a package."""

"""The pages of the desk, one module each: its ``router``, and its ``ENTRY`` in the menu where it has one."""

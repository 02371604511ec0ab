"""Rules: their types, their files, and what is wrong with them."""

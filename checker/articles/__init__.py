"""Articles: one reader a format, and what they share."""

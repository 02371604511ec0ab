"""Reading: from text to mentions, a reader a kind."""

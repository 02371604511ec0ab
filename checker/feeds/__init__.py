"""News feeds: fetched within limits, and read as articles."""

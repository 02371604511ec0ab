"""Plain values: intervals, spans, days."""

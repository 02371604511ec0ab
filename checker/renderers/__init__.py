"""Reports, a renderer a format."""

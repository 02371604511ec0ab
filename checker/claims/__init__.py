"""From mentions to claims of facts."""

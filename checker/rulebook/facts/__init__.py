"""What a rule file states, a module a kind."""

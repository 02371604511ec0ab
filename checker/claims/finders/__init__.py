"""Finders: which mentions of an article answer a fact's question, a module a kind.

The module's name is the kind's, or stands in ``checker.claims.assign``; its function ``find`` takes a search.
"""

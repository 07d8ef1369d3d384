"""A monkey at the real window: random use for hours, and what it costs.

``python3 packaging/dev.py monkey --minutes 60 [--papers 100000] [--seed 1]``.
"""

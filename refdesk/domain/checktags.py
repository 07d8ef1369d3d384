# SPDX-License-Identifier: GPL-3.0-or-later
"""MeSH check tags: who was studied, never what about."""

CHECK_TAGS = frozenset(
    {
        "Humans", "Animals", "Male", "Female", "Pregnancy", "Infant", "Infant, Newborn", "Child",
        "Child, Preschool", "Adolescent", "Young Adult", "Adult", "Middle Aged", "Aged",
        "Aged, 80 and over", "Mice", "Rats", "Rabbits", "Cats", "Dogs", "Cattle", "Swine",
        "Horses", "Sheep", "Goats", "Chickens", "Guinea Pigs", "Cricetinae",
    }
)  # fmt: skip
"""MeSH check tags, by NLM's indexing manual: never a topic."""

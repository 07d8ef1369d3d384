# SPDX-License-Identifier: GPL-3.0-or-later
"""What a write did, so that views refresh only what they show."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ChangeSet:
    """Ids of papers that a write touched, and whether collections or tags changed shape."""

    added: frozenset[int] = frozenset()
    updated: frozenset[int] = frozenset()
    removed: frozenset[int] = frozenset()
    organisation: bool = False

    def __or__(self, other: "ChangeSet") -> "ChangeSet":
        """Return both changes as one."""
        return ChangeSet(
            self.added | other.added,
            self.updated | other.updated,
            self.removed | other.removed,
            self.organisation or other.organisation,
        )

    def __bool__(self) -> bool:
        return bool(self.added or self.updated or self.removed or self.organisation)

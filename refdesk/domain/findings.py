# SPDX-License-Identifier: GPL-3.0-or-later
"""What looking things over can find wrong: each kind once, with what becomes of it.

A new kind needs a line in :data:`NATURES`, its words in ``refdesk/finding_messages.py``, and somebody
who finds it: of the library ``services/upkeep.py``, of what lies around it ``services/surroundings.py``.
"""

from dataclasses import dataclass
from enum import Enum


class Nature(Enum):
    """What becomes of a finding."""

    MENDABLE = "mendable"
    """Repairing mends it."""
    LASTING = "lasting"
    """Something is broken that the program cannot mend by itself."""
    ADVICE = "advice"
    """Nothing is broken; a person had better know. It is no failure of a check."""


NATURES = {
    # the library
    "damaged": Nature.LASTING,
    "orphans": Nature.MENDABLE,
    "stale-index": Nature.MENDABLE,
    "fulltext-mark": Nature.MENDABLE,
    "open-documents": Nature.MENDABLE,
    # the folders beside it
    "missing-file": Nature.LASTING,
    "orphan-file": Nature.MENDABLE,
    "orphan-figures": Nature.MENDABLE,
    "backup-damaged": Nature.LASTING,
    # what lies around it
    "settings-damaged": Nature.MENDABLE,
    "folder-closed": Nature.LASTING,
    "little-space": Nature.ADVICE,
    "network-folder": Nature.ADVICE,
    "cloud-folder": Nature.ADVICE,
    "conflict-copy": Nature.ADVICE,
    "sqlite-lacks": Nature.LASTING,
    "no-window": Nature.ADVICE,
    "style-unreadable": Nature.LASTING,
    "cache-damaged": Nature.MENDABLE,
    "logs-large": Nature.MENDABLE,
    "leftover": Nature.MENDABLE,
}
"""All kinds. ``damaged`` is the file itself; ``orphans``, rows of papers that are gone; ``stale-index``,
search would miss or invent papers; ``fulltext-mark``, the list says wrongly whether there is a full text."""


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that is not as it should be: one of :data:`NATURES`, and which one or how many."""

    kind: str
    detail: str = ""

    @property
    def nature(self) -> Nature:
        """What becomes of it."""
        return NATURES.get(self.kind, Nature.LASTING)

    @property
    def repairable(self) -> bool:
        """Whether repairing mends it."""
        return self.nature is Nature.MENDABLE

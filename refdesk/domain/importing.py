# SPDX-License-Identifier: GPL-3.0-or-later
"""What a person may say of an import beforehand."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class ImportOptions:
    """How files are read and where their papers go."""

    format_id: str | None = None
    """The format to read all files as; ``None``: found in each file."""
    columns: Mapping[str, str] = field(default_factory=dict)
    """What the columns of tables hold: fields by heading, for those that are said."""
    parent_id: int | None = None
    """The collection that the papers go into; theirs are made inside it."""
    collection: str = ""
    """A collection inside that one, made where there is none of this name."""

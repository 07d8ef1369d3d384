# SPDX-License-Identifier: GPL-3.0-or-later
"""A whole library in one file: which members such a bundle has, and what its manifest says of them."""

import json
import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields, replace
from datetime import UTC, datetime
from enum import Enum
from pathlib import Path, PurePosixPath
from typing import Any, TypeVar

from refdesk.domain.belongings import Brought
from refdesk.domain.changes import ChangeSet

FORMAT = 1
"""Version of the bundle's shape. A program that does not know a newer one refuses it."""
ENDING = ".refdesk.zip"
MANIFEST = "manifest.json"
LIBRARY = "library.sqlite"
REFERENCES = "library.ris"
README = "README.txt"
SETTINGS = "settings.json"
FILES, FIGURES, FULLTEXTS, NOTES, STYLES = "files", "figures", "fulltext", "notes", "styles"

_KIND = "refdesk-bundle"
_DIGEST = re.compile(r"[0-9a-f]{64}")
_OUTER = frozenset(
    {LIBRARY, REFERENCES, README, SETTINGS, "collections.json", "tags.json", "searches.json"}
)
_INNER = re.compile(
    r"files/[0-9a-f]{2}/[0-9a-f]{14}/(?P<file>[^/]+)"
    r"|figures/PMC[0-9]{1,9}(?:\.[0-9]{1,6})?/(?P<figure>[^/]+)"
    r"|fulltext/(?P<fulltext>[^/]+\.xml)|notes/(?P<note>[^/]+\.md)|styles/(?P<style>[^/]+\.csl)"
)
_NO_NAME = re.compile(r"[\x00-\x1f\x7f\\:]|^\.{1,2}$")
_LONGEST_NAME = 255
_T = TypeVar("_T")


def is_member(name: str) -> bool:
    """Whether a bundle may have a member of this name: none leads anywhere but to its place."""
    if name in _OUTER:
        return True
    match = _INNER.fullmatch(name)
    if match is None:
        return False
    last = PurePosixPath(name).name
    return not _NO_NAME.search(last) and len(last.encode("utf-8", "replace")) <= _LONGEST_NAME


def bundle_path(path: Path) -> Path:
    """Return what a bundle is called: as the person says, with the ending of one."""
    name = path.name
    if name.casefold().endswith((ENDING, ".zip")):
        return path
    return path.with_name(f"{name}{ENDING}")


@dataclass(frozen=True, slots=True)
class Held:
    """How much a bundle holds; ``papers`` are those that are not in the trash."""

    papers: int = 0
    trashed: int = 0
    collections: int = 0
    tags: int = 0
    searches: int = 0
    notes: int = 0
    highlights: int = 0
    fulltexts: int = 0
    files: int = 0
    figures: int = 0
    styles: int = 0
    missing_files: int = 0
    """Files that papers name and that were not there."""


@dataclass(frozen=True, slots=True)
class Member:
    """One file of a bundle, as it was written."""

    size: int
    sha256: str


class ManifestError(ValueError):
    """The text is no manifest of a bundle."""


class NewerManifestError(ManifestError):
    """A newer program made it, in a shape that is not known here."""


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a bundle says of itself."""

    program: str
    """Version of the program that made it."""
    schema: int
    """Version of the library's schema."""
    made_at: datetime
    held: Held
    members: Mapping[str, Member] = field(default_factory=dict)
    """Every member but the manifest."""
    missing: tuple[str, ...] = ()
    """Where files lay that papers name and that were not there."""

    @property
    def size(self) -> int:
        """Bytes of all members, unpacked."""
        return sum(member.size for member in self.members.values())

    def text(self) -> str:
        """Return it as the member :data:`MANIFEST`."""
        said = {
            "kind": _KIND,
            "format": FORMAT,
            "program": self.program,
            "schema": self.schema,
            "made_at": self.made_at.astimezone(UTC).isoformat(timespec="seconds"),
            "held": asdict(self.held),
            "missing": list(self.missing),
            "members": {
                name: {"size": one.size, "sha256": one.sha256} for name, one in self.members.items()
            },
        }
        return json.dumps(said, ensure_ascii=False, indent=1) + "\n"

    @classmethod
    def read(cls, data: bytes) -> "Manifest":
        """Return what the member :data:`MANIFEST` says.

        Raises:
            ManifestError: it is none; :class:`NewerManifestError` where it is a newer one.
        """
        try:
            said = json.loads(data)
            if not isinstance(said, dict) or said.get("kind") != _KIND:
                raise ManifestError("kind")
            if _whole(said["format"]) > FORMAT:
                raise NewerManifestError(str(said["format"]))
            made_at = datetime.fromisoformat(said["made_at"])
            return cls(
                _typed(said["program"], str)[:40],
                _whole(said["schema"]),
                made_at if made_at.tzinfo else made_at.replace(tzinfo=UTC),
                Held(**{f.name: _whole(said["held"].get(f.name, 0)) for f in fields(Held)}),
                dict(_member(*pair) for pair in _typed(said["members"], dict).items()),
                tuple(_typed(place, str) for place in _typed(said["missing"], list)),
            )
        except ManifestError:
            raise
        except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
            raise ManifestError(str(error)) from None


def _member(name: str, said: Mapping[str, Any]) -> tuple[str, Member]:
    if not is_member(name):
        raise ManifestError(name[:200])
    digest = _typed(said["sha256"], str)
    if not _DIGEST.fullmatch(digest):
        raise ManifestError(name)
    return name, Member(_whole(said["size"]), digest)


def _whole(value: object) -> int:
    if type(value) is not int or value < 0:
        raise ManifestError(str(value)[:40])
    return value


def _typed(value: object, kind: type[_T]) -> _T:
    if not isinstance(value, kind):
        raise ManifestError(str(value)[:40])
    return value


class Way(Enum):
    """What is done with a bundle."""

    NEW = "new"
    """A library of its own."""
    MERGE = "merge"
    """Its papers come into the library that is open."""
    REPLACE = "replace"
    """It takes the place of the library that is open."""


@dataclass(frozen=True, slots=True)
class MergeReport:
    """What came of a bundle into a library that had papers before."""

    added: int = 0
    merged: int = 0
    unchanged: int = 0
    brought: Brought = Brought()
    highlighted: int = 0
    """Papers that got highlights."""
    fulltexts: int = 0
    searches: int = 0
    shelves: int = 0
    """Collections and tags that were made."""
    changes: ChangeSet = ChangeSet()

    @property
    def is_empty(self) -> bool:
        """Whether the library had all of it."""
        return replace(self, unchanged=0, changes=ChangeSet()) == MergeReport()

# SPDX-License-Identifier: GPL-3.0-or-later
"""What JabRef, Mendeley, Zotero and BibDesk keep in a .bib beside the works: groups, files, marks."""

import mimetypes
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from html import unescape

from refdesk.domain.belongings import Belongings, NamedFile, TagMark
from refdesk.formats.bibtex.entries import BibEntry
from refdesk.formats.bibtex.latex import latex_to_plain

_META = re.compile(r"@comment\s*\{\s*jabref-meta:\s*(?:grouping|groupstree):", re.IGNORECASE)
_NODE = re.compile(r"\s*(\d+)\s+(\w+):(.*)", re.DOTALL)
_BIBDESK = re.compile(
    r"<key>group name</key>\s*<string>([^<]*)</string>\s*<key>keys</key>\s*<string>([^<]*)</string>"
)
_DEEPEST = 40
_DATE = re.compile(
    r"(\d{4})[-./](\d{1,2})[-./](\d{1,2})(?:[T ]+(\d{1,2}):(\d{2})(?::(\d{2}))?)?"
    r"(?:[.,]\d+)?\s*(Z|[+-]\d{2}:?\d{2})?"
)
_DATES = ("creationdate", "date-added", "dateadded", "added-at", "timestamp", "date_added")
_NOTES = ("annote", "annotation", "comment", "review")
_MARKS = ("priority", "relevance", "qualityassured", "printed")
_WORDS_OF_MARKS = {
    "prio1": "priority: high", "prio2": "priority: medium", "prio3": "priority: low",
    "relevant": "relevant", "qualityassured": "quality assured", "printed": "printed",
}  # fmt: skip
_STARS = re.compile(r"(?:rank)?([1-5])", re.IGNORECASE)
_PARAGRAPH = re.compile(r"\n[ \t]*\n|\\par\b|\\\\")
_URL = re.compile(r"(?i)(?:https?|ftp|mailto):")
_DRIVE = re.compile(r"[A-Za-z]")
_FILE_FIELDS = 3

Path = tuple[str, ...]


@dataclass(slots=True)
class Groups:
    """The groups of a file: where each name stands in their tree, and the entries that they list."""

    paths: defaultdict[str, list[Path]] = field(default_factory=lambda: defaultdict(list))
    of_key: defaultdict[str, list[Path]] = field(default_factory=lambda: defaultdict(list))


def groups_in(text: str) -> Groups:
    """Return the groups that comments of a .bib describe."""
    groups = Groups()
    for match in _META.finditer(text):
        _read_tree(text[match.end() : _end_of_comment(text, match.end())], groups)
    if "BibDesk Static Groups" in text:
        for name, keys in _BIBDESK.findall(text):
            for key in filter(None, (key.strip() for key in unescape(keys).split(","))):
                groups.of_key[key.lower()].append((unescape(name).strip(),))
    return groups


def _end_of_comment(text: str, place: int) -> int:
    depth = 1
    for match in re.compile(r"[{}]").finditer(text, place):
        depth += 1 if match[0] == "{" else -1
        if not depth:
            return match.start()
    return len(text)


def _read_tree(text: str, groups: Groups) -> None:
    above: list[str] = []
    for unit in _parts(text.replace("\n", ""), ";"):
        node = _NODE.fullmatch(unit)
        if node is None:
            continue
        level, kind = int(node[1]), node[2]
        if kind == "AllEntriesGroup" or not 0 < level <= _DEEPEST:
            continue
        name, *rest = _parts(node[3], ";")
        del above[level - 1 :]
        above.append(name.strip())
        path = tuple(filter(None, above))
        groups.paths[name.strip()].append(path)
        if kind == "ExplicitGroup":  # up to JabRef 3.6 the group had the keys
            for key in rest[1:]:
                if key:
                    groups.of_key[key.lower()].append(path)


def _parts(text: str, separator: str) -> list[str]:
    """Split at a separator that no backslash quotes, and take the backslashes away."""
    parts, piece, quoted = [], [], False
    for character in text:
        if quoted:
            piece.append(character)
            quoted = False
        elif character == "\\":
            quoted = True
        elif character == separator:
            parts.append("".join(piece))
            piece = []
        else:
            piece.append(character)
    if piece:
        parts.append("".join(piece))
    return parts


def belongings_of(entry: BibEntry, groups: Groups) -> Belongings:
    """Return what the person had added to an entry."""
    fields = entry.fields
    collections = (*_grouped(entry, groups), *_mendeley_groups(fields))
    return Belongings(
        collections=tuple(dict.fromkeys(collections)),
        tags=tuple(_tags(fields)),
        notes=tuple(_notes(fields)),
        files=tuple(files_in(fields)),
        added_at=_added_at(fields),
        is_read=_plain(fields, "readstatus").lower() == "read" or _plain(fields, "read") == "1",
        rating=_stars(fields),
    )


def _plain(fields: Mapping[str, str], name: str) -> str:
    value = fields.get(name)
    return latex_to_plain(value) if value else ""


def _grouped(entry: BibEntry, groups: Groups) -> Iterator[Path]:
    if names := entry.fields.get("groups"):
        for raw in names.split(","):
            name = latex_to_plain(raw)
            if name:
                yield from groups.paths.get(name) or groups.paths.get(raw.strip()) or [(name,)]
    yield from groups.of_key.get(entry.key.lower(), ())


def _mendeley_groups(fields: Mapping[str, str]) -> Iterator[Path]:
    for name in _plain(fields, "mendeley-groups").split(","):
        if path := tuple(filter(None, (part.strip() for part in name.split("/")))):
            yield path


def _tags(fields: Mapping[str, str]) -> Iterator[TagMark]:
    for name in _plain(fields, "mendeley-tags").split(","):
        if name.strip():
            yield TagMark(name.strip())
    for mark in _MARKS:
        if value := _plain(fields, mark):
            yield TagMark(_WORDS_OF_MARKS.get(value.lower(), f"{mark}: {value}"))


def _notes(fields: Mapping[str, str]) -> Iterator[str]:
    for name, value in fields.items():
        if name in _NOTES or name.startswith("comment-"):
            paragraphs = filter(None, map(latex_to_plain, _PARAGRAPH.split(value)))
            if text := "\n\n".join(paragraphs):
                yield text


def _stars(fields: Mapping[str, str]) -> int:
    match = _STARS.fullmatch(_plain(fields, "ranking") or _plain(fields, "rating"))
    return int(match[1]) if match else 0


def _added_at(fields: Mapping[str, str]) -> datetime | None:
    for name in _DATES:
        match = _DATE.search(fields.get(name, ""))
        if match is None:
            continue
        numbers = [int(n) for n in match.groups()[:6] if n is not None]
        try:
            zone = match[7] or "Z"
            return datetime.fromisoformat(
                f"{datetime(*numbers).isoformat()}{'+00:00' if zone == 'Z' else zone}"  # type: ignore[arg-type]  # noqa: DTZ001
            ).astimezone(UTC)
        except (ValueError, OverflowError):
            continue
    return None


def files_in(fields: Mapping[str, str]) -> Iterator[NamedFile]:
    """Yield the files of an entry: ``description:path:type``, ``;`` between two, or a path alone."""
    value = fields.get("file", "")
    for backslash in ("{$\\backslash$}", "$\\backslash$", "{\\textbackslash}", "\\textbackslash{}"):
        value = value.replace(backslash, "\\")
    for unit in _units(value, ";"):
        parts = [_bare(part) for part in _joined_drives(_units(unit, ":"))]
        if len(parts) >= _FILE_FIELDS:
            name, path, kind = parts[0], parts[1], parts[2]
        else:
            name, path, kind = "", parts[-1] if len(parts) == 1 or parts[-1] else parts[0], ""
        if path and not _URL.match(path) and not path.startswith("//"):
            yield NamedFile(path, name, _media_type(kind))
    if path := _bare(fields.get("local-url", "")):
        yield NamedFile(path)


def _units(text: str, separator: str) -> list[str]:
    """Split at a separator that no backslash quotes; the backslashes stay."""
    return re.split(rf"(?<!\\){separator}", text) if text.strip() else []


def _joined_drives(parts: list[str]) -> list[str]:
    """Return the parts with a drive letter before its path again: ``C``, ``/x`` to ``C:/x``."""
    joined: list[str] = []
    for part in parts:
        if joined and _DRIVE.fullmatch(joined[-1].strip()) and part[:1] in {"/", "\\"}:
            joined[-1] += f":{part}"
        else:
            joined.append(part)
    return joined


def _bare(text: str) -> str:
    """Return a path without what JabRef and LaTeX put before signs."""
    text = re.sub(r"\{(\\?[_&%#$~^-])\}", r"\1", text)
    text = re.sub(r"\\([:;\\_&%#${}~^ ])", r"\1", text)
    return text.strip().strip("{}")


def _media_type(kind: str) -> str:
    if "/" in kind:
        return kind
    return mimetypes.guess_type(f"x.{kind.lower()}")[0] or "" if kind.isalnum() else ""


def file_value(paths: Sequence[str]) -> str:
    """Return the value of ``file`` as JabRef and Zotero write it: ``:a/b.pdf:PDF;:c.txt:TXT``."""
    units = []
    for path in paths:
        quoted = re.sub(r"[\\:;]", r"\\\g<0>", path)
        units.append(f":{quoted}:{path.rpartition('.')[2].upper()}")
    return ";".join(units)

# SPDX-License-Identifier: GPL-3.0-or-later
"""What other programs read from our files, each with its own reader.

A program that is not here is skipped with its name. Facts are those of :mod:`tests.agreement.held`.
"""

import json
import re
import shutil
import subprocess
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import bibtexparser
import rispy
from bibtexparser import middlewares
from lxml import etree
from pybtex.database import parse_string
from pybtex.richtext import Text as RichText

from tests.agreement.held import Name, Read, name

_MODS = "{http://www.loc.gov/mods/v3}"
_SECONDS = 60


@dataclass(frozen=True)
class Program:
    """A reader of another program for one of our formats."""

    format_id: str
    name: str
    read: Callable[[Path], list[Read]]
    command: str = ""
    """What must be installed, ``""`` for a library of the test environment."""
    knows: frozenset[str] = frozenset()
    """Fields that it has a place for."""

    @property
    def is_here(self) -> bool:
        return not self.command or shutil.which(self.command) is not None


def _told(*command: str) -> str:
    done = subprocess.run(command, capture_output=True, check=True, timeout=_SECONDS)
    return done.stdout.decode("utf-8-sig")


# Libraries


def by_rispy(path: Path) -> list[Read]:
    with path.open(encoding="utf-8", newline="") as file:
        records: list[dict[str, Any]] = rispy.load(file)
    return [
        {
            "authors": tuple(_of_ris(text) for text in r.get("authors", ())),
            "title": r.get("title", ""),
            "journal": r.get("secondary_title", ""),
            "year": r.get("year", ""),
            "volume": r.get("volume", ""),
            "issue": r.get("number", ""),
            "pages": _range(r.get("start_page", ""), r.get("end_page", "")),
            "doi": r.get("doi", ""),
            "pmid": r.get("accession_number", ""),
            "key": r.get("id", ""),
        }
        for r in records
    ]


def _of_ris(text: str) -> Name:
    """Part a name as the description of RIS has it: ``Family, Given, Suffix``."""
    if text.endswith(","):
        return name(text.removesuffix(","))
    family, given, suffix = (*text.split(", ", 2), "", "")[:3]
    return name(family, given, suffix)


def _range(first: str, last: str) -> str:
    return f"{first}-{last}" if last else first


def by_bibtexparser(path: Path) -> list[Read]:
    library = bibtexparser.parse_string(
        path.read_text("utf-8"),
        append_middleware=[
            middlewares.SeparateCoAuthors(),
            middlewares.SplitNameParts(),
            middlewares.LatexDecodingMiddleware(),
        ],
    )
    assert not library.failed_blocks
    found = []
    for entry in library.entries:
        fields = {field.key: field.value for field in entry.fields}
        people = tuple(
            name(*(" ".join(part).strip("{}") for part in ((*p.von, *p.last), p.first, p.jr)))
            for p in fields.pop("author", ())
        )
        found.append(_of_bibtex(entry.key, people, fields))
    return found


def _of_bibtex(key: str, people: tuple[Name, ...], fields: dict[str, str]) -> Read:
    place = fields.get("journal") or fields.get("journaltitle") or fields.get("booktitle") or ""
    return {
        "authors": people,
        "title": fields.get("title", ""),
        "journal": place,
        "year": fields.get("year") or fields.get("date", "")[:4],
        "volume": fields.get("volume", ""),
        "issue": fields.get("number", ""),
        "pages": fields.get("pages", ""),
        "doi": fields.get("doi", ""),
        "pmid": fields.get("pmid") or fields.get("eprint", ""),
        "key": key,
    }


def by_pybtex(path: Path) -> list[Read]:
    found = []
    for key, entry in parse_string(path.read_text("utf-8"), "bibtex").entries.items():
        people = tuple(
            name(
                _plain(" ".join((*p.prelast_names, *p.last_names))),
                _plain(" ".join((*p.first_names, *p.middle_names))),
                _plain(" ".join(p.lineage_names)),
            )
            for p in entry.persons.get("author", ())
        )
        fields = {
            field.lower(): value if field.lower() in {"doi", "pmid"} else _plain(value)
            for field, value in entry.fields.items()
        }
        found.append(_of_bibtex(key, people, fields))
    return found


def _plain(latex: str) -> str:
    return str(RichText.from_latex(latex))


# bibutils


def bibutils(command: str) -> Callable[[Path], list[Read]]:
    def read(path: Path) -> list[Read]:
        tree = etree.fromstring(_told(command, str(path)).encode())
        return [_of_mods(record) for record in tree.iter(f"{_MODS}mods")]

    return read


def _of_mods(record: etree._Element) -> Read:
    def texts(path: str) -> list[str]:
        found = record.iterfind(path.replace("/", f"/{_MODS}").replace("^", _MODS))
        return [(e.text or "") for e in found]

    def first(path: str) -> str:
        return next(iter(texts(path)), "")

    titles = [t for t in (first("^titleInfo/title"), first("^titleInfo/subTitle")) if t]
    lead = first("^titleInfo/nonSort")
    title = ": ".join(titles) if not titles[:1] or titles[0][-1:] not in "?!" else " ".join(titles)
    identifiers = {e.get("type"): e.text or "" for e in record.iterfind(f"{_MODS}identifier")}
    host = [h for h in record.iterfind(f"{_MODS}relatedItem") if h.get("type") == "host"]
    dates = (
        texts("^originInfo/dateIssued")
        + texts("^part/date")
        + [e.text or "" for h in host for e in h.iter(f"{_MODS}dateIssued", f"{_MODS}date")]
    )
    details = {
        d.get("type"): d.findtext(f"{_MODS}number") or "" for d in record.iter(f"{_MODS}detail")
    }
    extent = next(record.iter(f"{_MODS}extent"), None)
    pages = details.get("page", "")
    if extent is not None:
        start, end, listed = (
            extent.findtext(f"{_MODS}{n}") or "" for n in ("start", "end", "list")
        )
        pages = _range(start, end) or listed
    return {
        "authors": tuple(
            _of_mods_name(n) for n in record.iterfind(f"{_MODS}name") if _is_author(n)
        ),
        "title": f"{lead} {title}".strip(),
        "journal": next((_host_title(h) for h in host), ""),
        "year": next((d[:4] for d in dates if d), ""),
        "volume": details.get("volume", ""),
        "issue": details.get("issue") or details.get("number", ""),
        "pages": pages,
        "doi": identifiers.get("doi", ""),
        "pmid": identifiers.get("pubmed") or identifiers.get("accessnum", ""),
        "key": identifiers.get("citekey") or record.get("ID", ""),
    }


def _host_title(host: etree._Element) -> str:
    parts = (host.findtext(f"{_MODS}titleInfo/{_MODS}{n}") or "" for n in ("title", "subTitle"))
    return ": ".join(filter(None, parts))


def _is_author(person: etree._Element) -> bool:
    role = person.findtext(f"{_MODS}role/{_MODS}roleTerm")
    return role in {"author", None}


def _of_mods_name(person: etree._Element) -> Name:
    parts: dict[str, list[str]] = {}
    for part in person.iterfind(f"{_MODS}namePart"):
        parts.setdefault(part.get("type") or "family", []).append(part.text or "")
    return name(*(" ".join(parts.get(kind, ())) for kind in ("family", "given", "suffix")))


# pandoc, biber


_AFTER_BREAK = re.compile(r"(?:^|[:.?!-] )\W*\w")


def begun(title: str) -> str:
    """Return a title with capitals where a sentence begins, as pandoc makes them of any title."""
    return _AFTER_BREAK.sub(lambda match: match[0].upper(), title)


def pandoc(reader: str) -> Callable[[Path], list[Read]]:
    def read(path: Path) -> list[Read]:
        return [
            _of_csl(i)
            for i in json.loads(_told("pandoc", "-f", reader, "-t", "csljson", str(path)))
        ]

    return read


def _of_csl(item: dict[str, Any]) -> Read:
    def person(p: dict[str, str]) -> Name:
        particles = (p.get("dropping-particle", ""), p.get("non-dropping-particle", ""))
        family = " ".join(filter(None, (*particles, p.get("family") or p.get("literal", ""))))
        return name(family, p.get("given", ""), p.get("suffix", ""))

    issued = item.get("issued") or {}
    parts = issued.get("date-parts") or [[""]]
    return {
        "authors": tuple(map(person, item.get("author", ()))),
        "title": re.sub(r"</?(?:i|b|sup|sub|span)[^>]*>", "", item.get("title", "")),
        "journal": item.get("container-title") or item.get("publisher", ""),  # of a preprint
        "year": str(parts[0][0]),
        "volume": str(item.get("volume", "")),
        "issue": str(item.get("issue") or item.get("number", "")),
        "pages": str(item.get("page", "")),
        "doi": item.get("DOI", ""),
        "pmid": item.get("PMID", ""),
        "key": item.get("id", ""),
    }


def by_biber(path: Path) -> list[Read]:
    """Read what biber makes of a file."""
    made = path.with_suffix(".biber.bib")
    _biber(path, made)
    return by_pybtex(made)


def warnings_of_biber(path: Path) -> list[str]:
    """Return what biber says against a file, checked by its data model."""
    told = _biber(path, path.with_suffix(".biber.bib"), "--validate-datamodel")
    return [line for line in told.splitlines() if line.startswith(("WARN", "ERROR"))]


def _biber(path: Path, made: Path, *more: str) -> str:
    return _told(
        "biber", "--tool", "--output-format=bibtex", "--nolog", *more, f"--output-file={made}",
        str(path),
    )  # fmt: skip


_ALL = frozenset(
    {"authors", "title", "journal", "year", "volume", "issue", "pages", "doi", "pmid", "key"}
)
_NO_PMID = _ALL - {"pmid"}

PROGRAMS = (
    Program("ris", "rispy", by_rispy, knows=_ALL),
    Program("ris", "bibutils", bibutils("ris2xml"), "ris2xml", _NO_PMID),
    Program("bibtex", "bibtexparser", by_bibtexparser, knows=_ALL),
    Program("bibtex", "pybtex", by_pybtex, knows=_ALL),
    Program("bibtex", "bibutils", bibutils("bib2xml"), "bib2xml", _NO_PMID),
    Program("bibtex", "pandoc", pandoc("bibtex"), "pandoc", _NO_PMID),
    Program("biblatex", "biber", by_biber, "biber", _ALL),
    Program("biblatex", "bibutils", bibutils("biblatex2xml"), "biblatex2xml", _NO_PMID),
    Program("biblatex", "pandoc", pandoc("biblatex"), "pandoc", _ALL),
    Program("csl-json", "pandoc", pandoc("csljson"), "pandoc", _ALL),
    Program("endnote-xml", "bibutils", bibutils("endx2xml"), "endx2xml", _NO_PMID),
    Program("endnote-refer", "bibutils", bibutils("end2xml"), "end2xml", _NO_PMID),
)
"""NBIB has no reader here: bibutils 7.2 has none of its own (``nbib2xml`` came with 7.3)."""

# SPDX-License-Identifier: GPL-3.0-or-later
"""Our files read by other programs, and how often these read what refdesk holds."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path

from refdesk.domain.citekeys import KeyMaker
from refdesk.domain.reference import Reference
from refdesk.formats.base import format_by_id
from tests.agreement.held import FIELDS, compared, held
from tests.agreement.programs import PROGRAMS, Program, begun
from tests.agreement.table import RECORDS, Table, Tally, read

_BIB = frozenset({"bibtex", "biblatex"})
_NAMES_IN_TAGS = "no tagged format says that a name is a group's; it is parted like a person's"
_SIGN = "knows {} not as a command of LaTeX: {}"
_UNKNOWN_COMMANDS = _SIGN.format("\\textbraceleft and its like", "title = {{\\textbraceleft}}")

EXCEPTIONS: dict[tuple[str, str], dict[str, str]] = {
    ("ris", "bibutils"): {
        "Group2024": _NAMES_IN_TAGS,
        "GroupAnd2024": _NAMES_IN_TAGS,
        "GroupComma2024": _NAMES_IN_TAGS,
        "Single2024": "parts a name without a comma: AU  - Dalai Lama",
        "And2024": 'takes a given name "And" for the word between two: AU  - Anderson, And',
    },
    ("bibtex", "bibtexparser"): {
        "Braces2024": _UNKNOWN_COMMANDS,
        "Tilde2024": "reads \\textasciicircum as a modifier letter, U+02C6",
        "DoiUnder2024": "reads a DOI as LaTeX, where % begins a comment: doi = {10.1/a%2}",
    },
    ("bibtex", "pybtex"): {
        "Percent2024": _SIGN.format("\\$", "title = {in \\$}"),
        "Math2024": _SIGN.format("\\$", "title = {in \\$}"),
        "Braces2024": _UNKNOWN_COMMANDS,
        "Tilde2024": _UNKNOWN_COMMANDS,
        "Scripts2024": _SIGN.format("\\textsuperscript and \\textit", "title = {\\textit{x}}"),
    },
    ("bibtex", "bibutils"): {
        "Braces2024": _SIGN.format("\\textbackslash", "title = {{\\textbackslash}}"),
        "Tilde2024": "reads \\textasciicircum as U+2303",
        "Scripts2024": _SIGN.format("\\textsuperscript", "title = {x\\textsuperscript{2}}"),
        "And2024": 'takes a braced given name for the word between two: author = {Anderson, {And}}',
    },
    ("bibtex", "pandoc"): {
        "Braces2024": _UNKNOWN_COMMANDS,
        "Tilde2024": _SIGN.format("\\textasciigrave", "title = {{\\textasciigrave}}"),
        "TitleCase2024": "puts a title of capitalised words into sentence case, as it should",
    },
    ("csl-json", "pandoc"): {
        "Quotes2024": "writes quotes of one sort",
        "Hyphens2024": "writes quotes of one sort",
    },
    ("endnote-xml", "bibutils"): {
        "Group2024": _NAMES_IN_TAGS,
        "GroupAnd2024": _NAMES_IN_TAGS,
        "GroupComma2024": _NAMES_IN_TAGS,
        "Single2024": "parts a name without a comma: <author>Dalai Lama</author>",
        "Preprint2024": 'knows no "Unpublished Work" and drops its secondary title',
    },
    ("endnote-refer", "bibutils"): {
        "Group2024": _NAMES_IN_TAGS,
        "GroupAnd2024": _NAMES_IN_TAGS,
        "GroupComma2024": _NAMES_IN_TAGS,
        "Single2024": "parts a name without a comma: %A Dalai Lama",
        "Number2024": "takes %], EndNote's article number, for more of the line before",
        "DoiAngle2024": "knows no %R, and takes the DOI from a link as it is written there",
        "DoiUnder2024": "knows no %R, and takes the DOI from a link; this record has another link",
    },
}  # fmt: skip
"""Where another program does not read what we hold, record by record, and why it is not our fault."""

EXCEPTIONS["biblatex", "pandoc"] = EXCEPTIONS["bibtex", "pandoc"]
EXCEPTIONS["biblatex", "bibutils"] = EXCEPTIONS["bibtex", "bibutils"]
EXCEPTIONS["biblatex", "biber"] = EXCEPTIONS["bibtex", "pybtex"]  # which reads what biber writes


def table(references: Sequence[Reference], folder: Path) -> Table:
    """Write references in every format and let each program that is here read them."""
    found: Table = defaultdict(Tally)
    for program in PROGRAMS:
        if program.is_here:
            found[program.format_id, program.name] = _tally(program, references, folder)
    return dict(found)


def _tally(program: Program, references: Sequence[Reference], folder: Path) -> Tally:
    form = format_by_id(program.format_id)
    assert form.write is not None
    path = folder / f"{program.name}-{form.id}{form.extensions[0]}"
    path.write_text("".join(form.write(references)), "utf-8", newline="")
    back = program.read(path)
    tally = Tally()
    tally.note(RECORDS, len(back) == len(references), form.id, len(references), len(back))
    if len(back) == len(references):
        for reference, record in zip(references, back, strict=True):
            for field, truth in held(reference, reference.citation_key).items():
                if truth and field in program.knows:
                    ours = compared(field, record[field])
                    if (
                        program.name == "pandoc"
                        and form.id in _BIB
                        and field in {"title", "journal"}
                    ):
                        truth, ours = frozenset(map(begun, truth)), begun(ours)
                    tally.note(field, ours in truth, reference.citation_key, truth, ours)
    return tally


def differing(tally: Tally) -> dict[str, list[tuple[str, object, object]]]:
    """Return what differs, by the key of the record."""
    found: dict[str, list[tuple[str, object, object]]] = {}
    for field, cases in tally.differing.items():
        for where, truth, theirs in cases:
            found.setdefault(where, []).append((field, truth, theirs))
    return found


@cache
def pubmed_records(corpus: Path, format_id: str) -> tuple[Reference, ...]:
    """Return the records of the corpus as PubMed exports them, in ``nbib`` or ``pubmed-xml``."""
    files = sorted(corpus.glob("nbib/*.nbib" if format_id == "nbib" else "pubmed_xml/*.xml"))
    found = [r.reference for f in files for r in read(format_id, f.read_bytes(), f.name)]
    return tuple(reference for reference in found if reference.pmid and reference.title)


def corpus_references(corpus: Path, most: int) -> list[Reference]:
    """Return about ``most`` records of PubMed, in equal parts of both its formats, with keys."""
    keys = KeyMaker()
    found = []
    for format_id in ("nbib", "pubmed-xml"):
        of_one = pubmed_records(corpus, format_id)
        chosen = of_one[:: max(1, 2 * len(of_one) // most)]
        found += [replace(reference, citation_key=keys.key(reference)) for reference in chosen]
    return found


def lines(found: Table) -> Iterator[str]:
    """Yield the table: a line a format and program, a column a field, with ``right/of``."""
    columns: Iterable[str] = (RECORDS, *FIELDS)
    yield f"{'format':<15}{'read by':<14}" + "".join(f"{c:>9}" for c in columns)
    for (format_id, program), tally in found.items():
        cells = (f"{tally.right[c]}/{tally.of[c]}" if tally.of[c] else "" for c in columns)
        yield f"{format_id:<15}{program:<14}" + "".join(f"{cell:>9}" for cell in cells)

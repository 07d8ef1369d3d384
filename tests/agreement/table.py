# SPDX-License-Identifier: GPL-3.0-or-later
"""Every record of the corpus read, and how often it says what the truth says: format by field."""

import base64
import json
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from refdesk.domain.errors import UnreadableError
from refdesk.formats.base import ReadReference, format_by_id
from tests.agreement import truths
from tests.agreement.facts import FIELDS, Facts, agrees, facts_of

FOLDERS = {
    "bibtex": "bibtex", "csl_json": "csl-json", "endnote_xml": "endnote-xml", "nbib": "nbib",
    "pubmed_xml": "pubmed-xml", "refer_enw": "endnote-refer", "ris": "ris", "wos": "wos",
}  # fmt: skip
"""Folders of ``import_cases`` in formats that we read."""

RECORDS = "records"
"""The field that says whether as many records were found as there are."""


@dataclass
class Tally:
    """How often one format agrees with one truth, by field; and where it does not."""

    right: Counter[str] = field(default_factory=Counter)
    of: Counter[str] = field(default_factory=Counter)
    differing: dict[str, list[tuple[str, object, object]]] = field(
        default_factory=lambda: defaultdict(list)
    )

    def note(self, what: str, ok: bool, where: str, truth: object, ours: object) -> None:
        self.of[what] += 1
        self.right[what] += ok
        if not ok:
            self.differing[what].append((where, truth, ours))

    def compare(self, where: str, truth: Facts, ours: Facts) -> None:
        for name in FIELDS:
            if expected := truth.get(name):
                found = ours.get(name, frozenset())
                self.note(name, agrees(name, expected, found), where, expected, found)

    def share(self, what: str) -> float:
        return self.right[what] / self.of[what] if self.of[what] else 1.0


Table = dict[tuple[str, str], Tally]
"""By format and whose truth it is."""


def read(format_id: str, data: bytes, name: str) -> list[ReadReference]:
    reader = format_by_id(format_id).read
    assert reader is not None
    try:
        return [r for r in reader(data, name) if isinstance(r, ReadReference)]
    except UnreadableError:
        return []


def import_cases(corpus: Path) -> Iterator[tuple[str, dict[str, object], bytes]]:
    """Yield the folder, the case and its input: of all formats, known or not."""
    for file in sorted((corpus / "import_cases").glob("*/*.json")):
        case = json.loads(file.read_text("utf-8"))
        data = case["input"].encode() if "input" in case else base64.b64decode(case["input_b64"])
        yield file.parent.name, case, data


def table(corpus: Path) -> Table:
    """Read the whole corpus and compare."""
    found: Table = defaultdict(Tally)
    for folder, case, data in import_cases(corpus):
        if folder in FOLDERS and case["expected_schema"] != "none":
            _case(found, FOLDERS[folder], case, data)
        if folder == "ris":
            _in_order(found["ris", "its lines"], "ris", str(case["id"]), data,
                      truths.of_ris(data.decode()))  # fmt: skip
    for path in sorted((corpus / "ris_exports").glob("*.ris")):
        _in_order(found["ris", "its lines"], "ris", path.stem, path.read_bytes(),
                  truths.of_ris(path.read_text("utf-8-sig")))  # fmt: skip
    exported = (corpus / "nbib" / "records_open.nbib").read_bytes()
    _in_order(found["nbib", "its lines"], "nbib", "nbib", exported,
              truths.of_medline(exported.decode()))  # fmt: skip
    for file in sorted((corpus / "pubmed_xml").glob("*.xml")):
        data = file.read_bytes()
        if articles := truths.of_pubmed_xml(data):
            _in_order(found["pubmed-xml", "its elements"], "pubmed-xml", file.stem, data, articles)
    for library in ("sweep_respiratory", "sweep_tafenoquine"):
        folder_ = corpus / "dedup" / library
        lines = (folder_ / "records.jsonl").read_text("utf-8").splitlines()
        _in_order(found["endnote-xml", "labelled libraries"], "endnote-xml", library,
                  (folder_ / "library.xml").read_bytes(),
                  [truths.of_endnote(json.loads(line)) for line in lines])  # fmt: skip
    for file in sorted((corpus / "dedup").glob("bd_*/records.jsonl")):
        _studies(found["bibtex", "records of studies"], file)
    return dict(found)


_TRUTHS: dict[str, Callable[..., list[Facts]]] = {
    "bibtex": truths.of_bibtex,
    "csl": truths.of_csl,
}


def _case(found: Table, format_id: str, case: dict[str, object], data: bytes) -> None:
    schema, name, expected = case["expected_schema"], str(case["id"]), case["expected"]
    if schema == "bbt-parser":
        tally = found[format_id, "Better BibTeX"]
        by_key = truths.of_parser(expected)  # type: ignore[arg-type]
        ours = {record.key: record for record in read(format_id, data, name)}
        for key, truth in by_key.items():
            tally.note(RECORDS, key in ours, name, key, list(ours)[:5])
            if key in ours:
                tally.compare(f"{name} {key}", truth, facts_of(ours[key].reference))
    elif schema == "medline-tags":
        _in_order(found[format_id, "its lines"], format_id, name, data,
                  truths.of_medline(data.decode()))  # fmt: skip
    elif schema in _TRUTHS:
        whose = {"bibtex": "JabRef", "csl": "citation-js"}[str(schema)]
        _in_order(found[format_id, whose], format_id, name, data, _TRUTHS[str(schema)](expected))


def _in_order(tally: Tally, format_id: str, name: str, data: bytes, truth: list[Facts]) -> None:
    ours = read(format_id, data, name)
    tally.note(RECORDS, len(ours) == len(truth), name, len(truth), len(ours))
    if len(ours) == len(truth):
        for number, (expected, record) in enumerate(zip(truth, ours, strict=True), 1):
            tally.compare(f"{name} {number}", expected, facts_of(record.reference))


def _studies(tally: Tally, file: Path) -> None:
    """Read what studies kept of searches, written as BibTeX has it, which is where it came from."""
    records = [json.loads(line) for line in file.read_text("utf-8").splitlines()]
    usable = [r for r in records if not any("{" in str(v) or "}" in str(v) or "\\" in str(v)
                                            for v in r.values())]  # fmt: skip
    entries = []
    for record in usable:
        fields = [f"  {k} = {{{_escaped(str(v))}}}" for k, v in record.items()
                  if v and k.isalpha() and k not in {"ENTRYTYPE", "id"}]  # fmt: skip
        entries.append(f"@{record['ENTRYTYPE']}{{{record['id']},\n" + ",\n".join(fields) + "\n}\n")
    truth = list(map(truths.of_fields, usable))
    _in_order(tally, "bibtex", file.parent.name, "\n".join(entries).encode(), truth)


def _escaped(value: str) -> str:
    for character in "&%$#_":
        value = value.replace(character, f"\\{character}")
    return value.replace("~", "{\\textasciitilde}").replace("^", "{\\textasciicircum}")


def lines(found: Table) -> Iterator[str]:
    """Yield the table: a line a format and truth, a column a field, with ``right/of``."""
    columns = (RECORDS, *(f for f in FIELDS if any(tally.of[f] for tally in found.values())))
    widths = {c: max(len(c), 11) for c in columns}
    yield f"{'format':<14}{'compared with':<20}" + "".join(f"{c:>{widths[c] + 1}}" for c in columns)
    for (format_id, whose), tally in sorted(found.items()):
        cells = (f"{tally.right[c]}/{tally.of[c]}" if tally.of[c] else "" for c in columns)
        yield f"{format_id:<14}{whose:<20}" + "".join(
            f"{cell:>{widths[c] + 1}}" for c, cell in zip(columns, cells, strict=True)
        )

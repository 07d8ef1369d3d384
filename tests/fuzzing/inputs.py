# SPDX-License-Identifier: GPL-3.0-or-later
"""Broken files: seeds of every format, what is done to them, and texts that are all alike."""

import random
from collections.abc import Iterator, Sequence
from pathlib import Path

from refdesk.formats.base import all_formats
from tests.agreement.table import FOLDERS, import_cases
from tests.unit.formats import samples
from tests.unit.formats.test_nbib import RECORD
from tests.unit.formats.test_pubmed_xml import article

_PUBMED = f"<?xml version='1.0'?><PubmedArticleSet>{article(1)}{article(2)}</PubmedArticleSet>"
_WOS = (
    "FN Clarivate\nVR 1.0\nPT J\nAU Shin, H\n   Kim, J\nTI A title\n   goes on\nSO JOURNAL\nPY 2020\n"
    "AB Text.\nDE one; two\nVL 3\nBP 1\nEP 9\nDI 10.1000/x\nER\n\nEF\n"
)
_RDF = (
    '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:z="http://www.zotero.org/'
    'namespaces/export#" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:bib="http://purl.org/net/'
    'biblio#" xmlns:foaf="http://xmlns.com/foaf/0.1/"><bib:Article rdf:about="#1"><z:itemType>'
    "journalArticle</z:itemType><bib:authors><rdf:Seq><rdf:li><foaf:Person><foaf:surname>Shin"
    "</foaf:surname></foaf:Person></rdf:li></rdf:Seq></bib:authors><dc:title>A title</dc:title>"
    "</bib:Article></rdf:RDF>"
)
_REFERENCES = (
    "1. Shin HJ, Park YJ, et al. Early surgery for gall-\nstones. Br J Surg. 2021 Jan 5;39(2):132-42. "
    "doi: 10.1000/x. PMID: 12345678\n2. Shin, H., & Park, Y. (2020). A title. In A. Kim (Ed.), A book "
    "(2nd ed., pp. 1–9). Seoul: Press. https://example.org/x\n"
)
_OTHERS = {"pubmed-xml": _PUBMED, "nbib": RECORD, "wos": _WOS, "zotero-rdf": _RDF,
           "references": _REFERENCES, "ids": "12345678\n10.1000/x\nPMC123\n"}  # fmt: skip

TOKENS = (
    "TY  - JOUR", "ER  - ", "AU  - A, B", "KW  - x", "N1  - ", "PMID- 1", "FAU - A, B", "AB  - X: y",
    "      ", "OT  - ", "@article{k,", "title = {", "keywords = ", "author = ", "}", "{", '"', "#",
    "@string{a=", "@comment{", "\\", "\\'", "\\textbf{", "\\begin{x}", "$", "^", "_", "^{", "_{",
    " and ", ",", ";", "~", "--", "<", ">", "</", "<!--", "-->", "<![CDATA[", "]]>", "<!DOCTYPE x [",
    "<!ENTITY a 'b'>", "&a;", "&lt;", "&#", "&amp;", "<PubmedArticle>", "</PubmedArticle>",
    "<PMID>1</PMID>", "<record>", "</record>", "<style face='bold'>", "</style>", "<script>", "<i>",
    "</i>", "<b>", "<a b='", "%0 Journal Article", "%A ", "%T ", "%", "FN ", "PT J", "ER", "SO ", "   ",
    "[", "]", "[{", "}]", '{"id":', '"title": "', '"author": [{"family": "', "[[", '\\u', "null", "1e999",
    "-", "2020", "2020/01/", "10.1000/", "https://doi.org/", "PMC1", "PMID: ", "NCT0", "978-", "1234-567",
    "BACKGROUND: ", "A: ", "Jr.", "et al.", "p. ", "(", ")", "://", "www.", "\n", "\r\n", "\r", "\t", " ",
    "\n\n", "\x00", "\ufeff", "\u2028", "가", "é", "\U0001d4d0", ".", "*", "/", "'", "`", "''", "``", "|",
    "=", ":", "a", "A", "0", "é ", "e\u0301", "@", "?", "!",
)  # fmt: skip
"""What readers look for, and what confuses them."""


def seeds(corpus: Path | None = None) -> dict[str, list[bytes]]:
    """Return files of every format that can be read: our own, and those of the corpus."""
    found: dict[str, list[bytes]] = {}
    for form in all_formats():
        if form.read and form.write:
            found[form.id] = ["".join(form.write(samples.ALL)).encode()]
        elif form.id in _OTHERS:
            found[form.id] = [_OTHERS[form.id].encode()]
    found.setdefault("zotero", [b"SQLite format 3\x00" + bytes(2000)])
    if corpus is not None and corpus.exists():
        for folder, _, data in import_cases(corpus):
            if len(data) < 60_000:
                found.setdefault(FOLDERS.get(folder, "ris"), []).append(data)
        for path in sorted((corpus / "pubmed_xml").glob("*.xml"))[::5]:
            found["pubmed-xml"].append(path.read_bytes())
        found["nbib"].append((corpus / "nbib" / "records_open.nbib").read_bytes()[:40_000])
    return found


def mutated(data: bytes, others: Sequence[bytes], chance: random.Random) -> bytes:
    """Return a file to which one to six things were done."""
    for _ in range(chance.randint(1, 6)):
        data = chance.choice(_DEEDS)(data, others, chance)
    return data[:300_000]


def _place(data: bytes, chance: random.Random) -> int:
    return chance.randint(0, len(data))


def _piece(data: bytes, chance: random.Random) -> tuple[int, int]:
    first = _place(data, chance)
    return first, min(len(data), first + chance.choice((1, 4, 20, 100, 1000)))


def _cut(data: bytes, others: Sequence[bytes], chance: random.Random) -> bytes:
    return data[: _place(data, chance)]


def _behead(data: bytes, others: Sequence[bytes], chance: random.Random) -> bytes:
    return data[_place(data, chance) :]


def _lose(data: bytes, others: Sequence[bytes], chance: random.Random) -> bytes:
    first, last = _piece(data, chance)
    return data[:first] + data[last:]


def _repeat(data: bytes, others: Sequence[bytes], chance: random.Random) -> bytes:
    first, last = _piece(data, chance)
    times = chance.choice((2, 3, 10, 100, 2000))
    return (
        data[:last] + data[first:last] * min(times, 200_000 // max(1, last - first)) + data[last:]
    )


def _insert(data: bytes, others: Sequence[bytes], chance: random.Random) -> bytes:
    place = _place(data, chance)
    token = chance.choice(TOKENS).encode("utf-8", "surrogatepass")
    return data[:place] + token * chance.choice((1, 1, 1, 2, 30, 3000)) + data[place:]


def _flip(data: bytes, others: Sequence[bytes], chance: random.Random) -> bytes:
    changed = bytearray(data)
    for _ in range(chance.choice((1, 3, 30))):
        if changed:
            changed[chance.randrange(len(changed))] = chance.randrange(256)
    return bytes(changed)


def _splice(data: bytes, others: Sequence[bytes], chance: random.Random) -> bytes:
    other = chance.choice(others)
    return data[: _place(data, chance)] + other[_place(other, chance) :]


def _swap_lines(data: bytes, others: Sequence[bytes], chance: random.Random) -> bytes:
    lines = data.split(b"\n")
    chance.shuffle(lines)
    return b"\n".join(lines)


def _join_lines(data: bytes, others: Sequence[bytes], chance: random.Random) -> bytes:
    return data.replace(b"\n", chance.choice((b"", b" ", b"\r", b"\r\n", b"\n\n")))


def _recode(data: bytes, others: Sequence[bytes], chance: random.Random) -> bytes:
    text = data.decode("utf-8", "replace")
    return text.encode(
        chance.choice(("utf-16", "utf-16-be", "utf-32", "cp949", "latin-1")), "replace"
    )


_DEEDS = (
    _cut,
    _behead,
    _lose,
    _repeat,
    _insert,
    _insert,
    _flip,
    _splice,
    _swap_lines,
    _join_lines,
    _recode,
)

_BEGINNINGS = {
    "ris": ("TY  - JOUR\nTI  - ", "TY  - JOUR\nAB  - ", "TY  - JOUR\nAU  - ", "TY  - JOUR\nSN  - ",
            "TY  - JOUR\nPY  - ", "TY  - JOUR\nUR  - ", "TY  - JOUR\nN1  - ", "TY  - JOUR\nKW  - ",
            "TY  - JOUR\nSP  - ", "TY  - JOUR\nDO  - ", "TY  - JOUR\nAN  - "),
    "bibtex": ("@article{k, title = {", '@article{k, title = "', "@article{k, author = {",
               "@article{k, keywords = {", "@article{k, pages = {", "@article{k, note = {",
               "@article{k, url = {", "@article{k, date = {", "@article{k, abstract = {", "@comment{",
               "@article{k, file = {", "@article{k, doi = {"),
    "nbib": ("PMID- 1\nTI  - ", "PMID- 1\nAB  - ", "PMID- 1\nFAU - ", "PMID- 1\nPG  - ",
             "PMID- 1\nDP  - ", "PMID- 1\nMH  - ", "PMID- 1\nGR  - ", "PMID- 1\nCIN - ",
             "PMID- 1\nRN  - ", "PMID- 1\nLID - ", "PMID- 1\nPHST- ", "PMID- 1\nSI  - "),
    "csl-json": ('[{"id": 1, "title": "', '[{"id": 1, "note": "', '[{"id": 1, "author": ',
                 '[{"id": 1, "abstract": "'),
    "endnote-xml": ("<xml><records><record><titles><title>", "<xml><records><record><notes>",
                    "<xml><records><record><contributors><authors><author>",
                    "<xml><records><record><isbn>", "<xml><records><record><keywords><keyword>"),
    "endnote-refer": ("%0 Journal Article\n%T ", "%0 Journal Article\n%A ", "%0 Book\n%X ",
                      "%0 Book\n%@ ", "%0 Book\n%Z ", "%0 Book\n%K ", "%0 Book\n%P ", "%0 Book\n%D "),
    "pubmed-xml": ("<PubmedArticleSet><PubmedArticle><MedlineCitation><PMID>1</PMID><Article>"
                   "<ArticleTitle>", "<PubmedArticleSet><PubmedArticle>"),
    "wos": ("FN x\nPT J\nTI ", "FN x\nPT J\nAU ", "FN x\nPT J\nC1 ", "FN x\nPT J\nDE ", "FN x\nPT J\nPD "),
    "csv": ("Title,Authors,Year\n", "Title,Authors,Year\n\"", "Title;Authors;Year\nx;", "Title\tAuthors\n",
            "Title,Authors,Citation\nx,y,", "Title,Authors,Date\nx,"),
    "ids": ("10.1000/", ""),
    "references": ("Shin HJ, ", "Shin, H., & ", "H. Shin, ", "Shin, Hana, and ", "Shin HJ. Title. J ",
                   "Shin HJ. Title. J. 2020;", "Shin HJ. Title. J. 2020;1:", "Shin (2020). “", "In: ",
                   "Shin HJ. Title. Seoul: ", "doi: ", "Available from: ", "Epub ", "[1] "),
    "zotero-rdf": (_RDF[: _RDF.index("A title")],),
}  # fmt: skip
"""How records begin that end in one endless field."""


def monotonous(length: int) -> Iterator[tuple[str, str, str]]:
    """Yield format, description and text: a beginning, and one token over and over."""
    for format_id, beginnings in _BEGINNINGS.items():
        for beginning in ("", *beginnings):
            for token in TOKENS:
                text = beginning + token * (length // len(token))
                yield format_id, f"{beginning!r} + {token!r} * n", text

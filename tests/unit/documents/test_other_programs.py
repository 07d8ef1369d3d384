"""LibreOffice and pandoc open every document and what is pasted: same text, same emphasis, same links."""

import json
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from refdesk.documents.base import DOCUMENT_FORMATS, document_format
from refdesk.documents.clip import bibliography_clip, in_text_clip
from refdesk.documents.runs import runs_of
from refdesk.domain.citation import Bibliography
from tests.unit.documents.lists import APA, NUMBERED, made, rendered
from tests.unit.documents.opendocument import Piece, paragraphs, plain

LISTS = {"apa": made(APA), "numbered": made(NUMBERED)}
OFFICE = ("docx", "odt", "rtf", "html")
_LETTERS = {"italic": "i", "bold": "b", "small_caps": "s", "raised": "^", "lowered": "_"}


def needs(program: str) -> None:
    if shutil.which(program) is None:
        pytest.skip(f"no {program} here")


def expected(html: str) -> list[Piece]:
    """Return an entry as :func:`paragraphs` reads it."""
    return [
        Piece(
            run.text,
            "".join(sorted(letter for name, letter in _LETTERS.items() if getattr(run, name))),
            run.href,
        )
        for run in runs_of(html)
    ]


def entries_of(bibliography: Bibliography) -> list[list[Piece]]:
    return [expected(entry.html) for entry in bibliography.entries]


# LibreOffice


@pytest.fixture(scope="module")
def converted(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Every document and clip, opened by LibreOffice in one run and saved as OpenDocument."""
    needs("soffice")
    folder = tmp_path_factory.mktemp("documents")
    for name, bibliography in LISTS.items():
        for kind in OFFICE:
            form = document_format(kind)
            path = folder / f"{name}-{kind}{form.extension}"
            path.write_bytes(form.write(bibliography))
        clip = bibliography_clip(bibliography)
        (folder / f"{name}-clip-html.html").write_text(clip.html, "utf-8")
        (folder / f"{name}-clip-rtf.rtf").write_text(clip.rtf, "ascii")
    cited = in_text_clip(rendered("<sup>1,3–5</sup> and <i>see</i> 신"))
    (folder / "cited-html.html").write_text(cited.html, "utf-8")
    (folder / "cited-rtf.rtf").write_text(cited.rtf, "ascii")
    out = folder / "out"
    command = [
        "soffice", f"-env:UserInstallation=file://{folder / 'profile'}", "--headless",
        "--convert-to", "odt", "--outdir", str(out), *map(str, sorted(folder.glob("*-*.*"))),
    ]  # fmt: skip
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    return out


@pytest.mark.parametrize("kind", ["docx", "odt", "rtf"])
@pytest.mark.parametrize("name", LISTS)
def test_libreoffice_opens_a_document_as_it_was_meant(converted: Path, name: str, kind: str):
    bibliography = LISTS[name]
    title, *entries = paragraphs(converted / f"{name}-{kind}.odt")
    assert plain(title) == bibliography.title
    assert entries == entries_of(bibliography)


@pytest.mark.parametrize("kind", ["html", "clip-html", "clip-rtf"])
@pytest.mark.parametrize("name", LISTS)
def test_libreoffice_reads_page_and_clipboard_with_all_emphasis(
    converted: Path, name: str, kind: str
):
    entries = paragraphs(converted / f"{name}-{kind}.odt")
    if kind == "html":
        assert plain(entries.pop(0)) == LISTS[name].title
    wanted = entries_of(LISTS[name])
    assert [words(entry) for entry in entries] == [words(entry) for entry in wanted]
    for look in "ib^_":
        assert looking(entries, look) == looking(wanted, look)
    links = [[piece.href for piece in entry if piece.href] for entry in entries]
    assert links == [[piece.href for piece in entry if piece.href] for entry in wanted]


def words(entry: list[Piece]) -> list[str]:
    return plain(entry).split()


def looking(entries: list[list[Piece]], look: str) -> list[str]:
    return [piece.text.strip() for entry in entries for piece in entry if look in piece.look]


@pytest.mark.parametrize("kind", ["html", "rtf"])
def test_a_pasted_citation_keeps_its_raised_numbers(converted: Path, kind: str):
    (line,) = paragraphs(converted / f"cited-{kind}.odt")
    assert line == [
        Piece("1,3–5", "^"), Piece(" and "), Piece("see", "i"), Piece(" 신"),
    ]  # fmt: skip


# pandoc


def pandoc(data: bytes, kind: str) -> list[dict]:
    needs("pandoc")
    done = subprocess.run(
        ["pandoc", "--from", kind, "--to", "json"], input=data, capture_output=True, check=True
    )
    return json.loads(done.stdout)["blocks"]


def texts_of(blocks: object) -> Iterator[tuple[str, bool]]:
    """Yield the words of pandoc's tree, and whether they are emphasised."""
    yield from _texts(blocks, italic=False)


def _texts(node, *, italic):
    if isinstance(node, list):
        for child in node:
            yield from _texts(child, italic=italic)
    elif isinstance(node, dict):
        match node.get("t"):
            case "Str":
                yield node["c"], italic
            case "Space" | "SoftBreak" | "LineBreak":
                yield " ", italic
            case "Para" | "Plain" | "Header":
                yield from _texts(node["c"], italic=italic)
                yield "\n", False
            case "Code":
                yield node["c"][1], italic
            case "Math":
                yield node["c"][1], italic
            case "Quoted":
                marks = "“”" if node["c"][0]["t"] == "DoubleQuote" else "‘’"
                yield marks[0], italic
                yield from _texts(node["c"][1], italic=italic)
                yield marks[1], italic
            case _:
                yield from _texts(node.get("c"), italic=italic or node.get("t") == "Emph")


@pytest.mark.parametrize(
    ("kind", "reader"),
    [
        ("docx", "docx"),
        ("odt", "odt"),
        ("rtf", "rtf"),
        ("html", "html"),
        ("markdown", "commonmark+raw_html"),
        ("markdown", "gfm"),
        ("markdown", "markdown-smart"),
        ("latex", "latex"),
    ],
)
@pytest.mark.parametrize("name", LISTS)
def test_pandoc_reads_a_document_as_it_was_meant(name: str, kind: str, reader: str):
    bibliography = LISTS[name]
    found = list(texts_of(pandoc(document_format(kind).write(bibliography), reader)))
    text = squeezed("".join(text for text, _ in found))
    italic = squeezed("".join(text for text, is_italic in found if is_italic))
    for entry in bibliography.entries:
        runs = runs_of(entry.html.rpartition("\t")[2])
        whole = squeezed("".join(run.text for run in runs))
        if kind == "rtf":  # pandoc reads the halves of a pair each by itself
            whole = whole.replace("😀", "\ufffd\ufffd")
        assert whole in text
        for run in runs:
            if run.italic and not run.bold:
                assert squeezed(run.text) in italic


def squeezed(text: str) -> str:
    return "".join(text.split())


# One list in every form


@pytest.mark.parametrize("form", DOCUMENT_FORMATS, ids=lambda form: form.id)
def test_a_list_without_entries_or_title_is_a_document_too(form):
    assert form.write(Bibliography(()))
    assert form.write(Bibliography((rendered("x\x0b\ud800y"),), title="\x00"))

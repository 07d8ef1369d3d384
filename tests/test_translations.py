"""The window speaks whole Korean and counts right in English; the files match the sources."""

import ast
import importlib.util
import re
import sys
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).parents[1]
FILES = ROOT / "resources" / "i18n"
COLLECT = "run “python3 packaging/dev.py strings”, then translate what is new"
NAMES = re.compile(
    r"(?:refdesk|PICO|PMID|APA|MLA|px|PubMed|MeSH|DOI|HTML|Markdown|PDF|CSV|TSV|(?:La)?TeX|MathML|[\d\s/·–…:.()*%+]|\{\w*\}|%L?n|\*\.\w+)*",
    re.IGNORECASE,
)
"""What may stay as it is: names, abbreviations, symbols and values."""
VALUE = re.compile(r"\{\w*\}|%L?n|%\d+|</?\w+[^>]*>|&\w+;")
MNEMONIC = re.compile(r"&(\w)(?!\w*;)")
HANGUL = re.compile(r"[가-힣]")
LOOSE_PARTICLE = re.compile(r"[}”’](?:을|를|은|는|이|가|와|과|으로|로)(?=[\s.,:)]|$)")
CASUAL = re.compile(r"(?:[세아어해예에지네나]요)(?=[.!?…)]|$)|당신|[가-힣](?<!니)다(?=[.)]|$)")


@dataclass(frozen=True)
class Message:
    context: str
    source: str
    numerus: bool
    finished: bool
    forms: tuple[str, ...]

    @property
    def key(self) -> tuple[str, str, bool]:
        return self.context, self.source, self.numerus

    def __str__(self) -> str:
        return f"{self.context}: {self.source!r} -> {' | '.join(self.forms)!r}"


def read(path: Path) -> list[Message]:
    messages = []
    for context in ET.parse(path).getroot().iter("context"):
        for node in context.iter("message"):
            numerus = node.get("numerus") == "yes"
            translation = node.find("translation")
            assert translation is not None
            forms = translation.findall("numerusform") if numerus else [translation]
            messages.append(
                Message(
                    context.findtext("name", ""),
                    node.findtext("source", ""),
                    numerus,
                    translation.get("type") is None,
                    tuple(form.text or "" for form in forms),
                )
            )
    return messages


@pytest.fixture(scope="module")
def korean() -> list[Message]:
    return read(FILES / "refdesk_ko.ts")


@pytest.fixture(scope="module")
def english() -> list[Message]:
    return read(FILES / "refdesk_en.ts")


@pytest.fixture(scope="module")
def translations() -> ModuleType:
    spec = importlib.util.spec_from_file_location(
        "translations", ROOT / "packaging" / "translations.py"
    )
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def python_with(tool: str) -> Path:
    """Return the running Python where Qt's ``tool`` stands beside it, else skip."""
    python = Path(sys.executable)
    if not any(python.with_name(f"pyside6-{tool}{end}").is_file() for end in ("", ".exe")):
        pytest.skip(f"pyside6-{tool} is not installed")
    return python


def lookups(translations: ModuleType) -> Iterator[tuple[str, str, str]]:
    """Yield where the sources ask for a translation, in which context, and of what."""
    for source in translations.SOURCES:
        path = ROOT / source
        for file in sorted(path.rglob("*.py")) if path.is_dir() else [path]:
            place = file.relative_to(ROOT).as_posix()
            for node, context in _nodes(ast.parse(file.read_text("utf-8")), ""):
                if isinstance(node, ast.Call) and (found := _asked(node, context)):
                    yield f"{place}:{node.lineno}", *found


def without_translation(translations: ModuleType) -> Iterator[str]:
    """Yield the modules that ask for a translation but that no string is collected from."""
    for file in sorted((ROOT / "refdesk").rglob("*.py")):
        place = file.relative_to(ROOT).as_posix()
        if place.startswith(translations.SOURCES):
            continue
        calls = (
            n for n, _ in _nodes(ast.parse(file.read_text("utf-8")), "") if isinstance(n, ast.Call)
        )
        if any(_asked(call, "") not in {None, ("None", "None")} for call in calls):
            yield place


def _nodes(node: ast.AST, context: str) -> Iterator[tuple[ast.AST, str]]:
    for child in ast.iter_child_nodes(node):
        inside = child.name if isinstance(child, ast.ClassDef) else context
        yield child, inside
        yield from _nodes(child, inside)


def _asked(call: ast.Call, context: str) -> tuple[str, str] | None:
    name = call.func.attr if isinstance(call.func, ast.Attribute) else ""
    name = name or (call.func.id if isinstance(call.func, ast.Name) else "")
    texts = [a.value if isinstance(a, ast.Constant) else None for a in call.args]
    if name == "tr" and texts:
        return context, str(texts[0])
    if name == "translate" and len(texts) >= 2:
        return str(texts[0]), str(texts[1])
    return None


# The files and the sources


@pytest.mark.parametrize("language", ["en", "ko"])
def test_the_committed_file_holds_the_strings_of_the_sources(translations, tmp_path, language):
    assert translations.collect(ROOT, python_with("lupdate"), tmp_path) == 0
    name = f"refdesk_{language}.ts"
    fresh = {message.key for message in read(tmp_path / name)}
    kept = {message.key for message in read(FILES / name)}
    missing, stale = sorted(fresh - kept), sorted(kept - fresh)
    assert not missing, f"{name} lacks {missing}; {COLLECT}"
    assert not stale, f"{name} holds {stale}, which no source has; {COLLECT}"


def test_strings_are_collected_from_every_module_that_looks_them_up(translations):
    assert not list(without_translation(translations))


def test_every_lookup_of_the_sources_is_in_the_file(translations, korean):
    """Qt's lupdate overlooks calls inside f-strings and mistakes some contexts: English remains."""
    known = {(message.context, message.source) for message in korean}
    lost = [where for where in lookups(translations) if where[1:] not in known]
    assert not lost, f"lupdate did not find these; write them so that it does: {lost}"


@pytest.mark.parametrize("language", ["en", "ko"])
def test_the_files_compile(translations, tmp_path, language):
    name = f"refdesk_{language}.ts"
    folder = tmp_path / "resources" / "i18n"
    folder.mkdir(parents=True)
    (folder / name).write_bytes((FILES / name).read_bytes())
    translations.compile_all(tmp_path, python_with("lrelease"))
    compiled = tmp_path / "resources" / "build" / "i18n" / f"refdesk_{language}.qm"
    assert compiled.stat().st_size > 1000


# The words


def test_every_string_is_translated(korean, english):
    open_ = [m for m in korean + english if not m.finished or not all(m.forms)]
    assert not open_, [str(message) for message in open_]


def test_english_has_one_and_many(english):
    assert english
    wrong = [
        m for m in english if not m.numerus or len(m.forms) != 2 or any("(s)" in f for f in m.forms)
    ]
    assert not wrong, [str(message) for message in wrong]


def test_values_and_markup_survive_translation(korean, english):
    for message in korean + english:
        wanted = sorted(VALUE.findall(message.source))
        for form in message.forms:
            assert sorted(VALUE.findall(form)) == wanted, str(message)


def test_keys_and_ellipses_survive_translation(korean):
    for message in korean:
        wanted = [key.lower() for key in MNEMONIC.findall(message.source)]
        for form in message.forms:
            assert [key.lower() for key in MNEMONIC.findall(form)] == wanted, str(message)
            assert form.endswith("…") == message.source.endswith("…"), str(message)
            assert form == form.strip() or message.source != message.source.strip(), str(message)


def test_korean_is_korean(korean):
    for message in korean:
        for form in message.forms:
            assert HANGUL.search(form) or NAMES.fullmatch(form), str(message)


def test_korean_keeps_one_level_of_speech(korean):
    for message in korean:
        for form in message.forms:
            assert not CASUAL.search(form), str(message)


def test_no_particle_depends_on_a_value_that_is_not_known(korean):
    for message in korean:
        for form in message.forms:
            assert not LOOSE_PARTICLE.search(form), str(message)


def test_terms_are_those_of_the_glossary(korean):
    terms: dict[str, str] = {}
    for line in (ROOT / "docs" / "glossary.md").read_text("utf-8").splitlines():
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        if line.startswith("|") and len(cells) == 5 and cells[0] != "English":
            terms |= {bare(cells[0]): bare(cells[1]), bare(cells[3]): bare(cells[4])}
    assert terms["full text"] == "본문"
    used = [message for message in korean if bare(message.source) in terms]
    assert len(used) > 60
    for message in used:
        assert bare(message.forms[0]) == terms[bare(message.source)], str(message)


def bare(text: str) -> str:
    """Return a label without mnemonic and dots, a term without the explanation after it."""
    text = re.sub(r"\(&\w\)", "", text).replace("&", "").removesuffix("…")
    return re.sub(r"\s*\([^)]*\)$", "", text).strip().lower()

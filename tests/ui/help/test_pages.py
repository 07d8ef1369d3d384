"""The pages of help: both languages say the same things, and nothing that is not there."""

import re
from collections.abc import Iterator

import pytest

from refdesk.domain.evidence import Element
from refdesk.resources import resource
from refdesk.ui.actions import SPECS
from refdesk.ui.help import places
from refdesk.ui.help.finding import find
from refdesk.ui.help.markdown import address, blocks, inline
from refdesk.ui.help.pages import NAMES, Page, read_page
from refdesk.ui.mnemonics import plain_name
from tests.test_translations import CASUAL, FILES, read

LANGUAGES = ("en", "ko")
LINK = re.compile(r"\]\(([^)]+)\)")
BLANK = re.compile(r"\{(\w+):(\w+)\}")
HANGUL = re.compile(r"[가-힣]")
TABLES = {"words", "places", "filters", "numbers", "keys", "reader"}


class Told:
    """Fills blanks with what they name."""

    def word(self, kind: str, name: str) -> str:
        return f"{kind} {name}"

    def rows(self, name: str) -> list[tuple[str, str]]:
        return [(name, "explained")]


def raw(language: str, name: str) -> str:
    return resource("help", language, f"{name}.md").read_text("utf-8")


def page(language: str, name: str) -> Page:
    return read_page(language, name, Told())


def pages(language: str) -> list[Page]:
    return [page(language, name) for name in NAMES]


def anchors(language: str) -> set[str]:
    return {
        f"{one.name}#{section.anchor}" if section.anchor else one.name
        for one in pages(language)
        for section in one.sections
    }


# What stands in the files


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_folder_holds_the_pages_and_no_other_file(language):
    assert {p.name for p in resource("help", language).iterdir()} == {f"{n}.md" for n in NAMES}


@pytest.mark.parametrize("name", NAMES)
def test_both_languages_have_the_same_headings_in_the_same_order(name):
    english, korean = page("en", name), page("ko", name)
    assert [s.anchor for s in english.sections] == [s.anchor for s in korean.sections]
    assert len({s.anchor for s in english.sections}) == len(english.sections)
    assert all(HANGUL.search(s.title) or s.title.isascii() for s in korean.sections)


@pytest.mark.parametrize("name", NAMES)
def test_both_languages_show_the_same_keys_tables_and_links(name):
    english, korean = raw("en", name), raw("ko", name)
    assert sorted(BLANK.findall(english)) == sorted(BLANK.findall(korean))
    assert sorted(LINK.findall(english)) == sorted(LINK.findall(korean))
    assert english.count("\n| ") == korean.count("\n| ")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", NAMES)
def test_every_heading_below_the_title_can_be_linked_to(language, name):
    lines = raw(language, name).splitlines()
    assert lines[0].startswith("# ")
    assert [line for line in lines if line.startswith("##") and not line.endswith("}")] == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", NAMES)
def test_no_link_goes_nowhere(language, name):
    there = anchors(language)
    targets = [address(target, name) for target in LINK.findall(raw(language, name))]
    assert [t for t in targets if t.startswith("help:") and t[5:] not in there] == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", NAMES)
def test_no_page_names_an_action_or_a_key_that_is_not_there(language, name):
    for kind, what in BLANK.findall(raw(language, name)):
        if kind == "table":
            assert what in TABLES
        else:
            assert kind in {"key", "name", "menu"}
            assert what in SPECS
            assert kind != "key" or SPECS[what].keys, f"{what} has no key"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", NAMES)
def test_keys_of_actions_are_never_written_out(language, name):
    """Who chooses other keys would be told wrong ones. Those of parts are no actions'."""
    fixed = {"Enter", "Return", "Del", "Shift+F1", "Shift+Del", "Ctrl+F", "F3", "F2"}
    written = {key for spec in SPECS.values() for key in spec.keys} - fixed
    written -= {f"Ctrl+Alt+{n}" for n in range(6)}  # a row of them is told of by its first and last
    words = set(re.findall(r"(?:(?:Ctrl|Alt|Shift)\+)+\w+|F\d+(?! 0\.)", raw(language, name)))
    assert words & written == set()


@pytest.mark.parametrize("name", NAMES)
def test_korean_pages_are_polite_throughout(name):
    text = raw("ko", name)
    assert CASUAL.findall(text) == []
    assert "서재" not in text


@pytest.mark.parametrize("name", NAMES)
def test_no_particle_follows_a_key_or_a_name_that_is_filled_in(name):
    assert re.findall(r"\{\w+:\w+\}\**(?:을|를|은|는|이|가|와|과|으로|로)", raw("ko", name)) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_a_sign_is_explained_by_is_there_and_short(language):
    wanted = {
        *places.COLUMNS.values(),
        *places.MEASURES.values(),
        *places.ELEMENTS.values(),
        *places.NAMED.values(),
        *places.SIGNS.values(),
    }
    for place in wanted:
        name, _, anchor = place.partition("#")
        section = page(language, name).section(anchor)
        assert section is not None, place
        assert 20 < len(section.lead) < 800, place
    assert set(places.ELEMENTS) == set(Element)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_figures_of_the_evidence_are_told_as_measured(language):
    text = page(language, "evidence").html
    for figure in ("87 %", "83 %", "95 %", "92 %", "0.67"):
        assert figure in text


# How they are read


def html(text: str) -> str:
    return "".join(block.html for block in blocks(text, Told(), "here"))


def test_markup_of_a_page_ends_as_text():
    assert inline("a <b> & <script>x</script>", Told()) == (
        "a &lt;b&gt; &amp; &lt;script&gt;x&lt;/script&gt;"
    )
    assert inline("<i>**x**</i>", Told()) == "&lt;i&gt;<b>x</b>&lt;/i&gt;"
    assert "<img" not in html('![x](file:///etc/passwd) <img src="x">')
    assert 'href="help:here"' not in inline("plain", Told())


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("[a](files.md#export)", "help:files#export"),
        ("[a](files.md)", "help:files"),
        ("[a](#below)", "help:here#below"),
        ("[a](https://example.org/)", "https://example.org/"),
        ("[a](javascript:alert)", "help:javascript:alert"),
        ("[a](file:///etc/passwd)", "help:file:///etc/passwd"),
    ],
)
def test_a_link_leads_into_help_or_to_a_safe_address(text, target):
    assert f'href="{target}"' in inline(text, Told(), "here")


def test_lists_tables_code_and_notes():
    assert html("- one\n  goes on\n- two") == "<ul><li>one goes on</li><li>two</li></ul>"
    assert html("1. one\n2. two") == "<ol><li>one</li><li>two</li></ol>"
    assert html("| A | B |\n|---|---|\n| 1 | `x` |").count("<td") == 2
    assert html("```\na < b\n```\nafter") == "<pre>a &lt; b</pre><p>after</p>"
    assert html("> careful") == '<p class="notice">careful</p>'
    assert "<code>words</code>" in html("{table:words}")
    assert inline("**{key:actionAdd}**", Told()) == (
        '<b><span class="key">key actionAdd</span></b>'
    )


# How they are searched


def found(text: str, language: str = "en") -> list[str]:
    hits, _ = find(text, pages(language))
    return [f"{hit.page}#{hit.anchor}" for hit in hits]


@pytest.mark.parametrize(
    ("text", "language", "place"),
    [
        ("confidence interval", "en", "terms#ci"),
        ("Confidence INTERV", "en", "terms#ci"),
        ("hazard", "en", "terms#hr"),
        ("backup", "en", "data#"),
        ("zotero", "en", "files#programs"),
        ("exit codes", "en", "commands#codes"),
        ("신뢰구간", "ko", "terms#ci"),
        ("신뢰구간의", "ko", "terms#ci"),
        ("신뢰구간을", "ko", "terms#ci"),
        ("뢰구", "ko", "terms#ci"),
        ("백업은", "ko", "data#"),
        ("검색저장", "ko", "searching#saved"),
        ("p값", "ko", "terms#p"),
        ("zotero에서", "ko", "files#programs"),
    ],
)
def test_a_question_finds_its_place_first(text, language, place):
    assert found(text, language)[0] == place


def test_all_words_must_be_there_and_signs_of_the_search_language_mean_nothing():
    assert "duplicates#prisma" in found("PRISMA duplicates")
    assert found("PRISMA zzzz") == []
    assert found("-prisma") == found("prisma")
    assert found("hr:") == found("hr")
    assert found("   ") == []
    assert found('"(') == []


def excerpts(text: str) -> Iterator[str]:
    hits, words = find(text, pages("en"))
    assert words
    yield from (hit.excerpt for hit in hits)


def test_an_excerpt_shows_the_word_and_is_short():
    for excerpt in excerpts("rounding"):
        assert "rounding" in excerpt
        assert len(excerpt) < 160


# Words of the window that pages quote

BOLD = re.compile(r"\*\*(\S|\S[^*{}]*[^\s*{}])\*\*")
QUOTED = {"?", "Aa", "PICO"}
"""What is no word to translate."""


def window_words() -> dict[str, set[str]]:
    """Return the strings of the window without mnemonics, each with its Korean."""
    words: dict[str, set[str]] = {}
    for message in read(FILES / "refdesk_ko.ts"):
        korean = {plain_name(form) for form in message.forms}
        words.setdefault(plain_name(message.source), set()).update(korean)
    return words


@pytest.mark.parametrize("name", NAMES)
def test_words_in_bold_are_what_the_window_says(name):
    words = window_words()
    english, korean = BOLD.findall(raw("en", name)), BOLD.findall(raw("ko", name))
    assert len(english) == len(korean)
    for there, here in zip(english, korean, strict=True):
        if there not in QUOTED:
            assert plain_name(there) in words, there
            assert plain_name(here) in words[plain_name(there)], (there, here)

"""What stands inside DOCX and ODT: styles to restyle all at once, language, fonts, nothing personal."""

import io
import zipfile
from xml.etree import ElementTree

import pytest
from docx import Document
from docx.shared import Pt

from refdesk.documents.base import document_format
from refdesk.domain.citation import Bibliography, EntryLayout
from tests.unit.documents.lists import APA, NUMBERED, made, rendered


def docx(bibliography: Bibliography):
    return Document(io.BytesIO(document_format("docx").write(bibliography)))


def odt(bibliography: Bibliography) -> zipfile.ZipFile:
    return zipfile.ZipFile(io.BytesIO(document_format("odt").write(bibliography)))


# DOCX


@pytest.mark.parametrize("layout", [APA, NUMBERED], ids=["apa", "numbered"])
def test_every_entry_has_words_own_style_for_bibliographies(layout: EntryLayout):
    document = docx(made(layout))
    assert [p.style.name for p in document.paragraphs] == ["Heading 1", *["Bibliography"] * 5]
    assert document.styles["Bibliography"].builtin
    assert all(p.paragraph_format.left_indent is None for p in document.paragraphs)


def test_the_style_has_indent_spacing_and_tab_stop():
    form = docx(made(APA)).styles["Bibliography"].paragraph_format
    assert (form.left_indent, form.first_line_indent) == (Pt(36), Pt(-36))
    assert (form.line_spacing, form.space_after) == (2, Pt(0))
    form = docx(made(NUMBERED)).styles["Bibliography"].paragraph_format
    assert [stop.position for stop in form.tab_stops] == [form.left_indent]
    assert form.first_line_indent == -form.left_indent


def test_korean_has_a_font_and_the_text_a_language():
    styles = docx(made(language="en-GB")).styles
    xml = styles["Normal"].element.xml
    assert 'w:eastAsia="Batang"' in xml
    assert "Theme" not in xml
    languages = [dict(e.attrib) for e in styles.element.iter() if e.tag.endswith("}lang")]
    assert languages
    assert all("en-GB" in each.values() and "ko-KR" in each.values() for each in languages)


def test_nobody_is_named_and_nothing_is_remote():
    data = document_format("docx").write(made())
    about = Document(io.BytesIO(data)).core_properties
    assert (about.author, about.last_modified_by, about.comments) == ("", "", "")
    assert (about.title, about.subject) == ("References & <notes>", "A style")
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        names = archive.namelist()
        relations = archive.read("word/_rels/document.xml.rels").decode()
    assert not any("vba" in name.lower() or "thumbnail" in name for name in names)
    external = [
        each.get("Target", "")
        for each in ElementTree.fromstring(relations)
        if each.get("TargetMode") == "External"
    ]
    assert external == ["https://doi.org/10.1/a_b%3C1%3E", "https://doi.org/10.1/x"]


def test_links_are_live_and_look_like_text():
    document = docx(made())
    links = [link for p in document.paragraphs for link in p.hyperlinks]
    assert [link.text for link in links] == ["https://doi.org/10.1/a_b%3C1%3E", "10.1/x"]
    style = document.styles["Hyperlink"]
    assert style.font.color.rgb is None
    assert style.font.underline is None


# ODT


def test_an_odt_begins_with_its_kind_unpacked():
    archive = odt(made())
    first = archive.infolist()[0]
    assert (first.filename, first.compress_type, first.extra) == ("mimetype", 0, b"")
    assert archive.read("mimetype") == b"application/vnd.oasis.opendocument.text"
    for name in archive.namelist()[1:]:
        ElementTree.fromstring(archive.read(name))
    listed = archive.read("META-INF/manifest.xml").decode()
    assert all(name in listed for name in ("content.xml", "styles.xml", "meta.xml"))


def test_an_odt_has_styles_fonts_language_and_title():
    archive = odt(made(NUMBERED, language="ko-KR"))
    styles = archive.read("styles.xml").decode()
    for wanted in (
        'style:name="Bibliography"', 'style:display-name="Heading 1"', 'fo:text-indent="-32pt"',
        'style:font-name-asian="Batang"', 'fo:language="ko" fo:country="KR"',
        'fo:page-width="595.3pt"',
    ):  # fmt: skip
        assert wanted in styles
    meta = archive.read("meta.xml").decode()
    assert "<dc:title>References &amp; &lt;notes&gt;</dc:title>" in meta
    assert "creator" not in meta
    assert archive.read("content.xml").decode().count('text:style-name="Bibliography"') == 5


def test_hostile_words_stay_words():
    words = "]]&gt;&lt;/text:p&gt;&amp;quot;\"'"
    bibliography = Bibliography(
        (rendered(words),), title='</text:h>"<x/>', language='en"><script>-US'
    )
    archive = odt(bibliography)
    content = ElementTree.fromstring(archive.read("content.xml"))
    assert 'fo:language="enscript"' in archive.read("styles.xml").decode()
    assert "".join(content.itertext()) == '</text:h>"<x/>]]></text:p>&quot;"\''
    assert [p.text for p in docx(bibliography).paragraphs] == [
        '</text:h>"<x/>', "]]></text:p>&quot;\"'"
    ]  # fmt: skip


def test_a_heading_of_any_length_is_kept_whole():
    long = "References " * 40
    document = docx(made(title=long))
    assert document.paragraphs[0].text == long
    assert document.core_properties.title == long[:255]

# SPDX-License-Identifier: GPL-3.0-or-later
"""Reference lists as Office Open XML, for Word and all that read its files."""

import io
from collections.abc import Iterable
from datetime import UTC, datetime

from docx import Document
from docx.document import Document as DocumentObject
from docx.enum.style import WD_STYLE_TYPE
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Pt, RGBColor
from docx.styles.style import ParagraphStyle

from refdesk.documents import look
from refdesk.documents.runs import Run, runs_of
from refdesk.domain.citation import Bibliography, EntryLayout
from refdesk.domain.escaping import escape

BIBLIOGRAPHY = "Bibliography"
HEADING = "Heading 1"
HYPERLINK = "Hyperlink"

_THUMBNAIL = RELATIONSHIP_TYPE.THUMBNAIL
_MOST_OF_A_PROPERTY = 255
"""Characters that python-docx takes for what a file says of itself."""
_NAMESPACES = nsdecls("w", "r")
# In the order that the schema has them.
_LOOKS = {
    "bold": "<w:b/>",
    "italic": "<w:i/>",
    "small_caps": "<w:smallCaps/>",
    "raised": '<w:vertAlign w:val="superscript"/>',
    "lowered": '<w:vertAlign w:val="subscript"/>',
}


def written(bibliography: Bibliography) -> bytes:
    """Return a reference list as a file, with Word's own styles for headings and bibliographies."""
    document = Document()
    _describe(document, bibliography)
    _set_styles(document, bibliography)
    if bibliography.title:
        document.add_paragraph(bibliography.title, HEADING)
    links = _Links(document)
    end = document.element.body[-1]  # the properties of the page
    for entry in bibliography.entries:
        end.addprevious(parse_xml(_paragraph(runs_of(entry.html), BIBLIOGRAPHY, links)))
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def _describe(document: DocumentObject, bibliography: Bibliography) -> None:
    """Replace what the template says of itself; no person is named."""
    package = document.part.package
    for name in [n for n, each in package.rels.items() if each.reltype == _THUMBNAIL]:
        del package.rels[name]  # a picture of the template's first page
    about = document.core_properties
    about.author = about.last_modified_by = about.comments = about.keywords = ""
    about.title = bibliography.title[:_MOST_OF_A_PROPERTY]
    about.subject = bibliography.style_title[:_MOST_OF_A_PROPERTY]
    about.language = bibliography.language[:_MOST_OF_A_PROPERTY]
    about.created = about.modified = datetime.now(UTC).replace(microsecond=0)
    about.revision = 1
    section = document.sections[0]
    width, height = look.page_size(bibliography.language)
    section.page_width, section.page_height = Pt(width), Pt(height)
    for side in ("left", "right", "top", "bottom"):
        setattr(section, f"{side}_margin", Pt(look.MARGIN))


def _set_styles(document: DocumentObject, bibliography: Bibliography) -> None:
    styles = document.styles
    normal = styles["Normal"]
    heading = styles[HEADING]
    entry = styles.add_style(BIBLIOGRAPHY, WD_STYLE_TYPE.PARAGRAPH, builtin=True)
    link = styles.add_style(HYPERLINK, WD_STYLE_TYPE.CHARACTER, builtin=True)
    assert isinstance(normal, ParagraphStyle)
    assert isinstance(heading, ParagraphStyle)
    assert isinstance(entry, ParagraphStyle)
    _set_fonts(normal, look.TEXT_SIZE)
    _set_language(document, bibliography.language)
    _set_fonts(heading, look.HEADING_SIZE)
    heading.font.color.rgb = RGBColor(0, 0, 0)
    heading.paragraph_format.space_before = Pt(0)
    heading.paragraph_format.space_after = Pt(look.TEXT_SIZE)
    entry.base_style = normal
    entry.quick_style = link.quick_style = True
    _set_entry(entry, bibliography.layout)


def _set_fonts(style: ParagraphStyle, size: int) -> None:
    style.font.name = look.WESTERN_FONT
    style.font.size = Pt(size)
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for name in [name for name in fonts.attrib if name.endswith("Theme")]:
        del fonts.attrib[name]  # a theme's font would go before the named one
    fonts.set(qn("w:eastAsia"), look.KOREAN_FONT)


def _set_language(document: DocumentObject, language: str) -> None:
    """Tag the text, so that a spelling checker asks the right dictionary."""
    korean = "-".join(look.KOREAN)
    for tag in document.styles.element.iter(qn("w:lang")):
        tag.set(qn("w:val"), language)
        tag.set(qn("w:eastAsia"), korean)


def _set_entry(style: ParagraphStyle, layout: EntryLayout) -> None:
    wanted = look.entry_paragraph(layout)
    form = style.paragraph_format
    form.left_indent, form.first_line_indent = Pt(wanted.indent), Pt(-wanted.indent)
    if layout.numbered:
        form.tab_stops.add_tab_stop(Pt(wanted.indent))
    form.space_before, form.space_after = Pt(0), Pt(wanted.space_after)
    form.line_spacing = float(wanted.line_spacing)
    form.widow_control = True


class _Links:
    """The addresses that the document links to, each under an id of its own."""

    def __init__(self, document: DocumentObject) -> None:
        self._relations = document.part.rels
        self._ids: dict[str, str] = {}

    def id_of(self, href: str) -> str:
        if href not in self._ids:
            name = self._ids[href] = f"link{len(self._ids) + 1}"
            self._relations.add_relationship(RELATIONSHIP_TYPE.HYPERLINK, href, name, True)
        return self._ids[href]


def _paragraph(runs: Iterable[Run], style: str, links: _Links) -> str:
    """Return a paragraph as XML; python-docx's own calls take 5 ms for each."""
    inside = "".join(_run(run, links) for run in runs)
    style = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>'
    return f"<w:p {_NAMESPACES}>{style}{inside}</w:p>"


def _run(run: Run, links: _Links) -> str:
    looks = "".join(xml for name, xml in _LOOKS.items() if getattr(run, name))
    style = f'<w:rStyle w:val="{HYPERLINK}"/>' if run.href else ""
    properties = f"<w:rPr>{style}{looks}</w:rPr>" if style or looks else ""
    text = escape(run.text)
    for character, element in (("\t", "<w:tab/>"), ("\n", "<w:br/>")):
        text = text.replace(character, f'</w:t>{element}<w:t xml:space="preserve">')
    xml = f'<w:r>{properties}<w:t xml:space="preserve">{text}</w:t></w:r>'
    return f'<w:hyperlink r:id="{links.id_of(run.href)}">{xml}</w:hyperlink>' if run.href else xml

# SPDX-License-Identifier: GPL-3.0-or-later
"""Reference lists as Office Open XML, for Word and all that read its files."""

import io
from datetime import UTC, datetime

from docx import Document
from docx.document import Document as DocumentObject
from docx.enum.style import WD_STYLE_TYPE
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt, RGBColor
from docx.styles.style import ParagraphStyle
from docx.text.paragraph import Paragraph
from docx.text.run import Run as WordRun

from refdesk.documents import look
from refdesk.documents.runs import Run, runs_of
from refdesk.domain.citation import Bibliography, EntryLayout

BIBLIOGRAPHY = "Bibliography"
HEADING = "Heading 1"
HYPERLINK = "Hyperlink"


def written(bibliography: Bibliography) -> bytes:
    """Return a reference list as a file, with Word's own styles for headings and bibliographies."""
    document = Document()
    _describe(document, bibliography)
    _set_styles(document, bibliography)
    title = bibliography.title
    if title:
        document.add_paragraph(title, HEADING)
    for entry in bibliography.entries:
        paragraph = document.add_paragraph(style=BIBLIOGRAPHY)
        for run in runs_of(entry.html):
            _add(paragraph, run)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def _describe(document: DocumentObject, bibliography: Bibliography) -> None:
    """Replace what the template says of itself; no person is named."""
    about = document.core_properties
    about.author = about.last_modified_by = about.comments = about.keywords = ""
    about.title = bibliography.title
    about.subject = bibliography.style_title
    about.language = bibliography.language
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


def _add(paragraph: Paragraph, run: Run) -> None:
    added = paragraph.add_run(run.text)  # tabs and line ends become what Word has for them
    added.italic = run.italic or None
    added.bold = run.bold or None
    added.font.small_caps = run.small_caps or None
    if run.raised:
        added.font.superscript = True
    elif run.lowered:
        added.font.subscript = True
    if run.href:
        _link(paragraph, added, run.href)


def _link(paragraph: Paragraph, run: WordRun, href: str) -> None:
    """Put a run into a hyperlink, for which python-docx has no call of its own."""
    run.style = HYPERLINK
    relation = paragraph.part.relate_to(href, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
    element = OxmlElement("w:hyperlink")
    element.set(qn("r:id"), relation)
    run.element.addprevious(element)
    element.append(run.element)

# SPDX-License-Identifier: GPL-3.0-or-later
"""Reference lists as OpenDocument 1.2 text: four small XML files in a zip, written by hand."""

import io
import zipfile
from datetime import UTC, datetime

from refdesk.documents import look
from refdesk.documents.runs import Run, runs_of
from refdesk.domain.citation import Bibliography
from refdesk.domain.escaping import escape

MIMETYPE = "application/vnd.oasis.opendocument.text"
_OASIS = "urn:oasis:names:tc:opendocument:xmlns"
_NAMESPACES = " ".join(
    (
        *(
            f'xmlns:{prefix}="{_OASIS}:{name}:1.0"'
            for prefix, name in (
                ("office", "office"),
                ("style", "style"),
                ("text", "text"),
                ("meta", "meta"),
                ("fo", "xsl-fo-compatible"),
                ("svg", "svg-compatible"),
            )
        ),
        'xmlns:xlink="http://www.w3.org/1999/xlink"',
        'xmlns:dc="http://purl.org/dc/elements/1.1/"',
        'office:version="1.2"',
    )
)
_XML = '<?xml version="1.0" encoding="UTF-8"?>\n'
_MANIFEST = (
    f'{_XML}<manifest:manifest xmlns:manifest="{_OASIS}:manifest:1.0" manifest:version="1.2">'
    f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{MIMETYPE}"/>'
    + "".join(
        f'<manifest:file-entry manifest:full-path="{name}.xml" manifest:media-type="text/xml"/>'
        for name in ("content", "styles", "meta")
    )
    + "</manifest:manifest>"
)
_LONG_AGO = (1980, 1, 1, 0, 0, 0)
_PROPERTIES = {
    "italic": 'fo:font-style="italic" style:font-style-asian="italic"',
    "bold": 'fo:font-weight="bold" style:font-weight-asian="bold"',
    "small_caps": 'fo:font-variant="small-caps"',
    "raised": 'style:text-position="super 58%"',
    "lowered": 'style:text-position="sub 58%"',
}


def written(bibliography: Bibliography) -> bytes:
    """Return a reference list as a file, with a style of its own for headings and for entries."""
    files = {
        "mimetype": MIMETYPE,
        "content.xml": _content(bibliography),
        "styles.xml": _styles(bibliography),
        "meta.xml": _meta(bibliography),
        "META-INF/manifest.xml": _MANIFEST,
    }
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in files.items():
            # The kind comes first and as it is, so that the first bytes of the file tell it.
            method = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
            archive.writestr(zipfile.ZipInfo(name, _LONG_AGO), text.encode(), method)
    return stream.getvalue()


def _content(bibliography: Bibliography) -> str:
    looks: dict[str, str] = {}
    parts = []
    if bibliography.title:
        start = '<text:h text:style-name="Heading_20_1" text:outline-level="1">'
        parts.append(f"{start}{escape(bibliography.title)}</text:h>")
    for entry in bibliography.entries:
        inside = "".join(_span(run, looks) for run in runs_of(entry.html))
        parts.append(f'<text:p text:style-name="Bibliography">{inside}</text:p>')
    automatic = "".join(
        f'<style:style style:name="{name}" style:family="text">'
        f"<style:text-properties {properties}/></style:style>"
        for properties, name in looks.items()
    )
    return (
        f"{_XML}<office:document-content {_NAMESPACES}>"
        f"<office:automatic-styles>{automatic}</office:automatic-styles>"
        f"<office:body><office:text>{''.join(parts)}</office:text></office:body>"
        "</office:document-content>"
    )


def _span(run: Run, looks: dict[str, str]) -> str:
    """Return a run; ``looks`` collects the styles of letters and their names."""
    text = _text(run.text)
    properties = " ".join(words for name, words in _PROPERTIES.items() if getattr(run, name))
    if properties:
        name = looks.setdefault(properties, f"T{len(looks) + 1}")
        text = f'<text:span text:style-name="{name}">{text}</text:span>'
    if run.href:
        href = escape(run.href).replace('"', "&quot;")
        text = (
            '<text:a xlink:type="simple" text:style-name="Internet_20_link"'
            ' text:visited-style-name="Internet_20_link"'
            f' xlink:href="{href}">{text}</text:a>'
        )
    return text


def _text(text: str) -> str:
    text = escape(text).replace("\t", "<text:tab/>").replace("\n", "<text:line-break/>")
    return text.replace("  ", " <text:s/>")


def _styles(bibliography: Bibliography) -> str:
    entry = look.entry_paragraph(bibliography.layout)
    indent = f'fo:margin-left="{entry.indent}pt" fo:text-indent="-{entry.indent}pt"'
    spacing = f'fo:line-height="{entry.line_spacing:.0%}" fo:margin-bottom="{entry.space_after}pt"'
    # At the indent: OpenDocument counts tab stops from there.
    stop = '<style:tab-stop style:position="0pt"/>' if bibliography.layout.numbered else ""
    tabs = f"<style:tab-stops>{stop}</style:tab-stops>"
    width, height = look.page_size(bibliography.language)
    margins = f'fo:margin="{look.MARGIN}pt"'
    return (
        f"{_XML}<office:document-styles {_NAMESPACES}>"
        "<office:font-face-decls>"
        f"{_font(look.WESTERN_FONT)}{_font(look.KOREAN_FONT)}</office:font-face-decls>"
        '<office:styles><style:default-style style:family="paragraph">'
        f"<style:paragraph-properties/>{_default_text(bibliography.language)}"
        "</style:default-style>"
        '<style:style style:name="Standard" style:family="paragraph" style:class="text"/>'
        '<style:style style:name="Heading_20_1" style:display-name="Heading 1"'
        ' style:family="paragraph" style:parent-style-name="Standard"'
        ' style:next-style-name="Bibliography" style:default-outline-level="1">'
        f'<style:paragraph-properties fo:margin-bottom="{look.TEXT_SIZE}pt"'
        ' fo:keep-with-next="always"/>'
        f'<style:text-properties {_size(look.HEADING_SIZE)} fo:font-weight="bold"'
        ' style:font-weight-asian="bold"/></style:style>'
        '<style:style style:name="Bibliography" style:family="paragraph"'
        ' style:parent-style-name="Standard">'
        f'<style:paragraph-properties {indent} {spacing} fo:widows="2" fo:orphans="2">{tabs}'
        "</style:paragraph-properties></style:style>"
        '<style:style style:name="Internet_20_link" style:display-name="Internet link"'
        ' style:family="text"/></office:styles>'
        '<office:automatic-styles><style:page-layout style:name="page">'
        f'<style:page-layout-properties fo:page-width="{width}pt" fo:page-height="{height}pt"'
        f" {margins}/></style:page-layout></office:automatic-styles>"
        '<office:master-styles><style:master-page style:name="Standard"'
        ' style:page-layout-name="page"/></office:master-styles></office:document-styles>'
    )


def _font(name: str) -> str:
    return (
        f'<style:font-face style:name="{name}" svg:font-family="\'{name}\'"'
        ' style:font-family-generic="roman" style:font-pitch="variable"/>'
    )


def _default_text(language: str) -> str:
    code, country = look.language_and_country(language)
    asian, asian_country = look.KOREAN
    return (
        f'<style:text-properties style:font-name="{look.WESTERN_FONT}"'
        f' style:font-name-asian="{look.KOREAN_FONT}" {_size(look.TEXT_SIZE)}'
        f' fo:language="{code}" fo:country="{country or "none"}"'
        f' style:language-asian="{asian}" style:country-asian="{asian_country}"/>'
    )


def _size(points: int) -> str:
    return f'fo:font-size="{points}pt" style:font-size-asian="{points}pt"'


def _meta(bibliography: Bibliography) -> str:
    now = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%S")
    return (
        f"{_XML}<office:document-meta {_NAMESPACES}><office:meta>"
        "<meta:generator>refdesk</meta:generator>"
        f"<dc:title>{escape(bibliography.title)}</dc:title>"
        f"<dc:subject>{escape(bibliography.style_title)}</dc:subject>"
        f"<dc:language>{bibliography.language}</dc:language>"
        f"<meta:creation-date>{now}</meta:creation-date><dc:date>{now}</dc:date>"
        "</office:meta></office:document-meta>"
    )

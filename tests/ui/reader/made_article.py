# SPDX-License-Identifier: GPL-3.0-or-later
"""A hand-made article to read: nested sections, citations of every kind, a figure, a table."""

from refdesk.domain.fulltext import FulltextSource
from refdesk.fulltext.html import article_html, outline
from refdesk.fulltext.jats import parse_jats
from refdesk.services.fulltext import FulltextPage

_FILLER = (
    "Patients were seen every three months for two years by the same team, and every event was "
    "judged by people who did not know the group. "
)
SOURCE = FulltextSource(
    "PMC", "https://pmc.ncbi.nlm.nih.gov/articles/PMC99999977/", "2", "CC BY",
    "2026-03-02T10:00:00+00:00", 53124,
)  # fmt: skip


def _paragraphs(count: int) -> str:
    return "".join(f"<p>{_FILLER * 3}</p>" for _ in range(count))


def _reference(number: int) -> str:
    known = {
        1: '<pub-id pub-id-type="pmid">70000001</pub-id>',
        2: '<pub-id pub-id-type="doi">10.5555/ui.2</pub-id>',
        3: '<pub-id pub-id-type="pmid">79999903</pub-id>',
        4: '<pub-id pub-id-type="pmid">79999904</pub-id>',
    }.get(number, "")
    return (
        f'<ref id="B{number}"><label>{number}</label><mixed-citation>Invented author {number}. '
        f"A cited paper number {number}. Plain Rep. 2020.{known}</mixed-citation></ref>"
    )


JATS = f"""<article xml:lang="en"><front><article-meta>
<article-id pub-id-type="pmc">PMC99999977</article-id>
<title-group><article-title>Velorastat &amp; the kidney: a trial</article-title></title-group>
<permissions><copyright-statement>© 2026 The authors</copyright-statement>
<license xmlns:xlink="http://www.w3.org/1999/xlink"
 xlink:href="https://creativecommons.org/licenses/by-nc/4.0/"><license-p>CC BY-NC</license-p></license>
</permissions></article-meta></front><body>
<sec id="s1"><title>Introduction</title>
<p>Kidney function declines [<xref ref-type="bibr" rid="B1">1</xref>–<xref ref-type="bibr"
 rid="B4">4</xref>], as others say <xref ref-type="bibr" rid="B2 B5">(2, 5)</xref>. See
 <xref ref-type="fig" rid="F1">Figure 1</xref> and <xref ref-type="table" rid="T1">Table 1</xref>.
 Sjögren’s naïve café.</p>{_paragraphs(6)}</sec>
<sec id="s2"><title>Methods</title><p>What was done.</p>
 <sec id="s21"><title>Patients</title>{_paragraphs(6)}</sec>
 <sec id="s22"><title>Statistics</title><p>Again <xref ref-type="bibr" rid="B1">1</xref>.</p>
 {_paragraphs(6)}</sec></sec>
<sec id="s3"><title>Results</title>{_paragraphs(8)}
<fig id="F1"><label>Figure 1</label><caption><p>Survival by group.</p></caption>
<graphic xmlns:xlink="http://www.w3.org/1999/xlink" xlink:href="f1.jpg"/></fig>
<table-wrap id="T1"><label>Table 1</label><caption><p>Events by group.</p></caption>
<table><thead><tr><th>Group</th><th>n</th></tr></thead><tbody><tr><td>Velorastat</td><td>206</td></tr>
</tbody></table></table-wrap></sec></body>
<back><ref-list>{"".join(map(_reference, range(1, 13)))}</ref-list></back></article>""".encode()


def page(data: bytes = JATS) -> FulltextPage:
    """Return an article as the service gives it."""
    article = parse_jats(data, "made")
    html = article_html(article, front=False, reader=True)
    return FulltextPage(html, tuple(outline(article, front=False)), SOURCE, article)

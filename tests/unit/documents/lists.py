"""Reference lists made by hand, with all that an entry may look like."""

from refdesk.citations.html import plain_text
from refdesk.domain.citation import Bibliography, EntryLayout, RenderedCitation

APA = EntryLayout(hanging=True, line_spacing=2, entry_spacing=0)
NUMBERED = EntryLayout(numbered=True)

FRAGMENTS = (
    "Roe, J. A. (2021). CO<sub>2</sub> &amp; 10<sup>9</sup>/L: P &lt; 0.05 ≥ 10% of $5_#~^{x}."
    ' <i>J Clin Oncol</i>, <i>39</i>(7), 132–142. <a href="https://doi.org/10.1/a_b%3C1%3E">'
    "https://doi.org/10.1/a_b%3C1%3E</a>",
    "<i>Title of </i>Escherichia coli<i> in <b>bold</b></i>"
    ' [Letter]. <b>12</b>, 3. doi:<a href="https://doi.org/10.1/x">10.1/x</a>',
    '<span style="font-variant:small-caps">Müller</span>, Ö. “Quote’s” – TNF-α *and* `code`.',
    "신효정, 박윤지. 로봇 수술의 안전성: <i>in vivo</i> 연구. 대한외과학회지. 2021;39(7):1-9.",
    "First line.<br>Second line \\ 😀 C:\\path",
)


def rendered(fragment: str) -> RenderedCitation:
    return RenderedCitation(fragment, plain_text(fragment))


def made(
    layout: EntryLayout = APA, title: str = "References & <notes>", language: str = "en-US"
) -> Bibliography:
    numbers = [f"{n}.\t" if layout.numbered else "" for n in range(1, len(FRAGMENTS) + 1)]
    entries = tuple(rendered(n + text) for n, text in zip(numbers, FRAGMENTS, strict=True))
    return Bibliography(entries, (1, 2, 3, 4, 5), title, "A style", language, layout)

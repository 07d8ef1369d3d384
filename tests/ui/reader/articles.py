# SPDX-License-Identifier: GPL-3.0-or-later
"""Libraries of invented papers whose full texts are long enough to be scrolled."""

from refdesk.domain.fulltext import FulltextSource
from refdesk.domain.reference import Reference
from refdesk.settings import Paths, Settings
from refdesk.wiring import build_services
from tests.ui.conftest import Desk

SECTIONS = ("Introduction", "Methods", "Results", "Discussion")
SOURCE = FulltextSource(
    "PMC",
    "https://pmc.ncbi.nlm.nih.gov/articles/PMC1/",
    "1",
    "CC BY",
    "2026-03-02T10:00:00+00:00",
    9000,
)


def jats(name: str, *, paragraphs: int = 12) -> bytes:
    """Return an article of four sections; each paragraph says which one it is."""
    sections = "".join(
        f'<sec id="s{number}"><title>{title}</title>'
        + "".join(
            f"<p>{title} {place} of {name}: every sentence here is invented, and says again that "
            f"patients were seen, asked and counted by people who did not know the group.</p>"
            for place in range(paragraphs)
        )
        + "</sec>"
        for number, title in enumerate(SECTIONS)
    )
    return (
        "<article><front><article-meta><title-group><article-title>Title in the text of "
        f"{name}</article-title></title-group><abstract><p>The abstract of {name}.</p></abstract>"
        f"</article-meta></front><body>{sections}</body></article>"
    ).encode()


def fill_with_texts(desk: Desk, *papers: Reference) -> list[int]:
    """Put papers and their full texts into the library before a window opens on it."""
    ids = desk.fill(*papers)
    services = build_services(Paths.resolve(desk.environment), Settings(), desk.environment)
    for number, reference_id in enumerate(ids, 1):
        services.fulltext.store(reference_id, jats(f"paper {number}"), SOURCE)
    services.close()
    return ids

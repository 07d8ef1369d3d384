# SPDX-License-Identifier: GPL-3.0-or-later
"""``fulltext``: render full texts."""

from refdesk.cli.given import bytes_of, names_file
from refdesk.cli.session import Exit, Session
from refdesk.domain.errors import NotOpenError, RefdeskError
from refdesk.domain.fulltext import Article
from refdesk.fulltext.html import article_html
from refdesk.fulltext.jats import parse_jats
from refdesk.fulltext.json_form import article_json
from refdesk.fulltext.markdown import article_markdown
from refdesk.fulltext.plaintext import article_text


def fulltext(session: Session) -> Exit:
    """``fulltext FILE|ID…``: render articles."""
    for text in session.options.targets:
        try:
            _print_article(session, _article(session, text))
        except RefdeskError as error:
            session.fail(error)
    return session.worst


def _article(session: Session, text: str) -> Article:
    if names_file(text):
        return parse_jats(bytes_of(text), text)
    service = session.services.fulltext
    reference_id = session.services.library.resolve(text)
    found = service.article(reference_id)
    if found is None:
        service.fetch(reference_id, session.context)
        found = service.article(reference_id)
    if found is None:
        raise NotOpenError("PMC", text)
    return found[0]


def _print_article(session: Session, article: Article) -> None:
    match session.options.output:
        case "html":
            session.say(article_html(article))
        case "markdown":
            session.say(article_markdown(article))
        case "json":
            session.say_json(article_json(article))
        case _:
            session.say(article_text(article))

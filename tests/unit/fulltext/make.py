"""Articles made of a few elements, and what became of them."""

from refdesk.domain import fulltext
from refdesk.fulltext.html import article_html
from refdesk.fulltext.jats import parse_jats
from refdesk.fulltext.words import Words

NAMESPACES = (
    'xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:mml="http://www.w3.org/1998/Math/MathML"'
)
NO_WORDS = Words(*[""] * len(Words.__slots__))


def article(body="", *, back="", floats="", front="", more=""):
    """Return the article made of these parts."""
    parts = [f"<front><article-meta>{front}</article-meta></front>"]
    parts += [f"<body>{body}</body>"] if body else []
    parts += [f"<back>{back}</back>"] if back else []
    parts += [f"<floats-group>{floats}</floats-group>"] if floats else []
    source = f"<article {NAMESPACES}>{''.join(parts)}{more}</article>"
    return parse_jats(source.encode(), "test")


def html(body="", **parts):
    """Return the page of an article without its front matter and our own words."""
    return article_html(article(body, **parts), front=False, words=NO_WORDS)


def first(body="", **parts):
    """Return the first block of a body."""
    return article(body, **parts).body[0]


def only(kind, blocks):
    """Return the one block of a kind, wherever it stands in sections."""
    found = list(every(kind, blocks))
    assert len(found) == 1, found
    return found[0]


def every(kind, blocks):
    for block in blocks:
        if isinstance(block, kind):
            yield block
        if isinstance(block, fulltext.Section):
            yield from every(kind, block.blocks)

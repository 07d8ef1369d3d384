"""PubMed's search language as far as the fake services understand it."""

import re
from collections.abc import Callable

from tests.server.library import Library, Record

_TAG = r"(?:\[[\w :-]+\])?"
_TOKEN = re.compile(
    r"\(|\)|\b(?:AND|OR|NOT)\b|"
    rf'"[^"]*"{_TAG}|(?:(?!\b(?:AND|OR|NOT)\b)[^()"\[\]])+{_TAG}'
)
Test = Callable[[Record], bool]


def found(library: Library, term: str) -> list[Record] | None:
    """Return the records that a term finds; ``None`` where it cannot be read."""
    tokens = [token.strip() for token in _TOKEN.findall(term) if token.strip()]
    try:
        test, rest = _either(tokens)
    except IndexError:
        return None
    if rest:
        return None
    return [record for record in library.records.values() if test(record)]


def unknown_tags(term: str) -> list[str]:
    """Return the phrases whose tag PubMed would drop."""
    tagged = re.findall(r'("[^"]*"|[^\s()"\[\]]+)\[([\w :-]+)\]', term)
    return [f"{words}[{tag}]" for words, tag in tagged if tag.lower() not in _TAGS]


def _either(tokens: list[str]) -> tuple[Test, list[str]]:
    """Read ``a AND b OR c NOT d`` from left to right, as PubMed does."""
    test, rest = _one(tokens)
    while rest and rest[0] != ")":
        word = rest[0] if rest[0] in {"AND", "OR", "NOT"} else "AND"
        other, rest = _one(rest[1:] if rest[0] == word else rest)
        test = _joined(word, test, other)
    return test, rest


def _joined(word: str, one: Test, other: Test) -> Test:
    if word == "OR":
        return lambda record: one(record) or other(record)
    if word == "NOT":
        return lambda record: one(record) and not other(record)
    return lambda record: one(record) and other(record)


def _one(tokens: list[str]) -> tuple[Test, list[str]]:
    if tokens[0] == "(":
        test, rest = _either(tokens[1:])
        if rest[0] != ")":
            raise IndexError
        return test, rest[1:]
    if tokens[0] == ")":
        raise IndexError
    return _phrase(tokens[0]), tokens[1:]


def _phrase(token: str) -> Test:
    words, _, tag = token.partition("[")
    words = words.strip().strip('"').lower()
    return _TAGS.get(tag.rstrip("]").lower(), _anywhere)(words)


def _anywhere(words: str) -> Test:
    return lambda record: all(word in record.xml.lower() for word in words.split())


def _author(words: str, *, first: bool) -> Test:
    def test(record: Record) -> bool:
        own = record.xml.partition("<ReferenceList>")[0]
        people = re.findall(r"<Author\b.*?</Author>", own, re.DOTALL)
        names = [" ".join(_inner(one, "LastName", "Initials")).lower() for one in people]
        names = [name for name in names if name]
        return words in (names[:1] if first else names)

    return test


def _inner(xml: str, *names: str) -> list[str]:
    found = (re.search(rf"<{name}>([^<]*)<", xml) for name in names)
    return [match[1] for match in found if match]


def _element(pattern: str) -> Callable[[str], Test]:
    def phrase(words: str) -> Test:
        expression = re.compile(pattern % re.escape(words), re.IGNORECASE | re.DOTALL)
        return lambda record: expression.search(record.xml) is not None

    return phrase


def _filter(words: str) -> Test:
    if words == "free full text":
        return lambda record: bool(record.pmcid)
    return lambda record: True


_TAGS: dict[str, Callable[[str], Test]] = {
    "au": lambda words: _author(words, first=False),
    "1au": lambda words: _author(words, first=True),
    "auid": _element(r'<Identifier Source="ORCID">[^<]*%s'),
    "ad": _element(r"<Affiliation>[^<]*%s"),
    "mh": _element(r"<DescriptorName[^>]*>%s</DescriptorName>"),
    "majr": _element(r'<MeshHeading>\s*<DescriptorName[^>]*>%s</DescriptorName>(?:(?!</MeshHeading>).)*'),
    "ot": _element(r"<Keyword [^>]*>%s</Keyword>"),
    "tiab": _element(r"<(?:ArticleTitle|AbstractText)[^>]*>[^<]*%s"),
    "ti": _element(r"<ArticleTitle[^>]*>[^<]*%s"),
    "pt": _element(r"<PublicationType [^>]*>%s<"),
    "la": lambda words: _element(r"<Language>%s")(words[:3]),
    "uid": lambda words: lambda record: record.pmid == words,
    "si": lambda words: lambda record: words.upper() in record.trials,
    "sb": _filter,
    "dp": _element(r"<PubDate>.*?%s.*?</PubDate>"),
    "all": _anywhere,
}  # fmt: skip

# SPDX-License-Identifier: GPL-3.0-or-later
# ruff: noqa: E501 - files as they are
"""Every place where something from outside is read, beside the file formats: what to feed, how to judge."""

import gzip
import io
import json
import random
import zipfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from lxml import etree

from refdesk.citations.html import safe_fragment
from refdesk.citations.own_styles import parsed
from refdesk.citations.tree import cleaned, single_form, style_head
from refdesk.domain.asking import question
from refdesk.domain.errors import RefdeskError
from refdesk.domain.evidence import TextSection
from refdesk.domain.file_names import file_name
from refdesk.domain.fulltext import Formula
from refdesk.domain.identifiers import Identifier, clean_doi, identifier_of_link
from refdesk.domain.keypatterns import KeyPattern
from refdesk.domain.markup import from_html, has_html, to_plain
from refdesk.domain.note_html import note_html
from refdesk.domain.notes import note_from
from refdesk.domain.pictures import is_plain_name, kind_of, resolve
from refdesk.evidence.reader import read_evidence
from refdesk.fulltext.html import article_html, outline
from refdesk.fulltext.jats import parse_jats
from refdesk.fulltext.json_form import article_json
from refdesk.fulltext.links import file_name as graphic_name
from refdesk.fulltext.links import find_doi, safe_url
from refdesk.fulltext.markdown import article_markdown
from refdesk.fulltext.mathml_tex import formula_mathml, formula_tex
from refdesk.fulltext.plaintext import article_text
from refdesk.fulltext.typeset import drawing
from refdesk.korean.lock import Lock
from refdesk.net.body import BodyCollector
from refdesk.net.cache import _decoded
from refdesk.providers.language_model.listening import Listener
from refdesk.services.packed import sources_of
from refdesk.settings import Settings, read_as
from refdesk.ui.html import inline, shortened
from refdesk.xml.svg import is_harmless
from tests.fuzzing import allowed
from tests.fuzzing.structure import changed_json, changed_pages, changed_xml
from tests.unit.formats import samples

DATA = Path(__file__).parents[1] / "data"
Change = Callable[[bytes, random.Random], bytes]


@dataclass(frozen=True)
class Target:
    """One place where bytes from outside come in."""

    name: str
    seeds: Callable[[], Sequence[bytes]]
    run: Callable[[bytes, random.Random], object]
    change: Change | None = None
    """Damage that knows the shape, done to half of the inputs before any other."""
    seconds: float = 0.6
    """Of processor time for a small input, ten times what it needs."""
    errors: tuple[type[Exception], ...] = (RefdeskError,)
    every: int = 1
    """Only each so manieth round: it starts a process."""
    longest: int = 100_000


def _text(data: bytes) -> str:
    return data.decode("utf-8", "replace")


# Full texts


def _jats_seeds() -> list[bytes]:
    from tests.corpus import ROOT

    own = [path.read_bytes() for path in sorted((DATA / "jats").glob("*.xml"))]
    corpus = sorted((ROOT / "jats").glob("*.xml"))[::12] if ROOT.exists() else []
    return own + [data for path in corpus if len(data := path.read_bytes()) < 90_000]


def _jats(data: bytes, chance: random.Random) -> None:
    article = parse_jats(data, "broken")
    formulas: list[Formula] = []
    html = article_html(article, formulas=formulas, reader=chance.random() < 0.5)
    allowed.look(
        html,
        allowed.PAGE,
        more=("add:", "mark:", "cite:", "figure:", "table:", "formula:", "refdesk:"),
    )
    json.dumps(article_json(article), default=str)
    article_markdown(article)
    article_text(article)
    outline(article)
    for formula in formulas[:3]:
        _drawn(formula)


def _drawn(formula: Formula) -> None:
    made = drawing(formula)
    if made is not None and not is_harmless(made.svg.encode()):
        raise allowed.ForbiddenError("drawing of a formula")
    formula_tex(formula)
    formula_mathml(formula)


_TEX = (rb"\frac{a_1^{2}}{\sqrt[3]{b}}", rb"\begin{matrix}a&b\\c&d\end{matrix}", rb"\left(\sum_{i=0}^n x\right)",
        rb"\text{if } x \geq 0 \mathbf{y}", rb"\def\x{\x}\x", rb"\hat{p} \pm 1.96 \times \overline{SE}")  # fmt: skip
_MATHML = (b"<math><mfrac><mi>a</mi><msup><mi>b</mi><mn>2</mn></msup></mfrac></math>",
           b"<math><mrow><mo>(</mo><mtable><mtr><mtd><mi>x</mi></mtd></mtr></mtable><mo>)</mo></mrow></math>",
           b"<math><munderover><mo>&#8721;</mo><mi>i</mi><mi>n</mi></munderover><mtext>x y</mtext></math>")  # fmt: skip


def _tex(data: bytes, chance: random.Random) -> None:
    _drawn(Formula(_text(data)[:50], tex=_text(data)))


def _mathml(data: bytes, chance: random.Random) -> None:
    _drawn(Formula("x", mathml=_text(data)))


_SVG = (b'<svg xmlns="http://www.w3.org/2000/svg"><g id="a"><path d="M0 0"/></g><style>a{fill:red}</style></svg>',
        b'<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"><use xlink:href="#a"/>'
        b'<text onclick="x()" style="fill:url(#g)">a</text><image href="file:///etc/passwd"/></svg>')  # fmt: skip
_BAD_SVG = ("script", "foreignobject", "image", "iframe", "object", "embed")


def _svg(data: bytes, chance: random.Random) -> None:
    if not is_harmless(data):
        return
    for node in etree.fromstring(data.removeprefix(b"\xef\xbb\xbf").lstrip()).iter():
        if not isinstance(node.tag, str):
            continue
        name = node.tag.rpartition("}")[2].lower()
        for key, value in node.attrib.items():
            plain = str(key).rpartition("}")[2].lower()
            if plain in {"href", "src"} and not str(value).strip().startswith("#"):
                raise allowed.ForbiddenError(f"{key}={value!r}")
            if plain.startswith("on"):
                raise allowed.ForbiddenError(str(key))
        if name in _BAD_SVG and name != "image":
            raise allowed.ForbiddenError(name)


# Markup and words

_HTML = (b"<b>Bold</b> and <i>x</i> &lt;p&gt; &amp;amp; <a href='javascript:x()'>y</a> <script>z()</script>",
         b"<p>A<sub>2</sub> P < 0.05 <img src=x onerror=alert(1)> <jats:sec><jats:title>T</jats:title></jats:sec>",
         b"<!-- a --><style>p{}</style><svg><a xlink:href='data:x'>b</a></svg><![CDATA[x]]>")  # fmt: skip
_FOREIGN = (b"<h1>H</h1><p>a <strong>b</strong> <a href='zotero://x'>c</a></p><ul><li>x<ol><li>y</ol></ul><table><tr>"
            b"<td>1<td>2</table><blockquote>q</blockquote><pre>p</pre><![if !x]>z<![endif]><!--[if gte mso 9]>-->",)  # fmt: skip
_NOTE = (b"# Head\n\nText **bold** and *it* `code` [label](https://example.org) https://x.org/a.\n\n- one\n  - two\n"
         b"1. a\n\n> quote\n> > deep\n\n```\npre\n```\n---\n<b>no</b> [x](javascript:alert(1))\n",)  # fmt: skip


def _markup(data: bytes, chance: random.Random) -> None:
    text = _text(data)
    markup = from_html(text)
    has_html(text)
    to_plain(markup)
    for html in (
        markup,
        inline(markup),
        inline(text),
        inline(shortened(text, chance.randrange(200))),
    ):
        allowed.look(html, allowed.INLINE)
    allowed.look(safe_fragment(text), allowed.CITATION)
    if from_html(markup) != markup:
        raise allowed.ForbiddenError("markup that is read again is another")


def _note(data: bytes, chance: random.Random) -> None:
    allowed.look(note_html(_text(data)), allowed.NOTE)


_NAMES = (b"../../etc/passwd", b"C:\\x\\con.txt", b"a.pdf .", "논문\u202efdp.exe".encode(), b"NUL", b"x" * 300,
          b"https://doi.org/10.1000/x?y#z", b"PMID: 12345678; PMC123, NCT01234567", b"doi:10.1000/(x)[1:2-Y]",
          b"https://pubmed.ncbi.nlm.nih.gov/123/", b"mailto:a@b.c", b"www.x.org", b"ISBN 978-3-16-148410-0")  # fmt: skip


def _foreign_note(data: bytes, chance: random.Random) -> None:
    markdown = note_from(_text(data))
    allowed.look(note_html(markdown), allowed.NOTE)


def _identifier(data: bytes, chance: random.Random) -> None:
    text = _text(data)
    Identifier.parse_many(text)
    identifier_of_link(text)
    clean_doi(text)
    find_doi(text)
    address = safe_url(text, chance.choice(("", "doi", "pmid", "pmc", "uri")))
    if address and address.partition(":")[0].lower() not in {"http", "https", "mailto"}:
        raise allowed.ForbiddenError(address)
    for name in (file_name(text), graphic_name(text)):
        parts = name.replace("\\", "/").split("/")
        if (
            len(parts) > 1
            or ".." in parts
            or "\x00" in name
            or ":" in name
            or len(name.encode()) > 500
        ):
            raise allowed.ForbiddenError(f"name {name!r}")
    if file_name(file_name(text)) != file_name(text):
        raise allowed.ForbiddenError(f"a name cleaned twice: {file_name(text)!r}")
    if is_plain_name(text) and ("/" in text or text == ".."):
        raise allowed.ForbiddenError(text)
    resolve(text, ("a.jpg", "b.png"))
    Identifier.parse(text)


def _query(data: bytes, chance: random.Random) -> None:
    question(_text(data))


def _pattern(data: bytes, chance: random.Random) -> None:
    pattern = KeyPattern.parse(_text(data))
    for reference in samples.ALL[:3]:
        pattern.stem(reference)


# Styles, archives, streams


def _style_seeds() -> list[bytes]:
    from refdesk.citations.pack import StylePack
    from refdesk.resources import resource

    pack = StylePack(resource("build", "citations"))
    found = [
        pack.style(name)
        for name in ("apa", "vancouver", "modern-language-association", "nlm-citation-sequence")
    ]
    return [style.document for style in found if style is not None]


def _style(data: bytes, chance: random.Random) -> None:
    tree = parsed(data, "broken.csl")
    style_head(tree)
    cleaned(single_form(tree))


@cache
def _zips() -> list[bytes]:
    made = []
    for method in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        stream = io.BytesIO()
        with zipfile.ZipFile(stream, "w", method) as archive:
            archive.writestr(
                "a/papers.ris", "TY  - JOUR\nTI  - A\nL1  - files/a.pdf\nER  - \n" * 20
            )
            archive.writestr("files/a.pdf", b"%PDF-1.4 x")
            archive.writestr("b.bib", "@article{k, title={T}}")
        made.append(stream.getvalue())
    return [*made, gzip.compress(b"TY  - JOUR\nTI  - A\nER  - \n" * 50)]


def _packed(data: bytes, chance: random.Random) -> None:
    for source in sources_of(data, "broken.zip"):
        source.content()
        found = source.shelf.find("files/a.pdf")
        if found is not None and ("/" in found.name or ".." in found.name):
            raise allowed.ForbiddenError(found.name)


def _stream(interface: str) -> Callable[[bytes, random.Random], None]:
    def run(data: bytes, chance: random.Random) -> None:
        listener = Listener(interface)
        while data:
            size = chance.choice((1, 7, 100, 5000))
            listener.take(data[:size])
            assert isinstance(listener.text, str)
            data = data[size:]
        listener.end()

    return run


_OLLAMA = (b'{"message":{"role":"assistant","content":"a"},"done":false}\n{"message":{"content":"<think>x</think>b"}}\n'
           b'{"message":{"content":""},"done":true,"done_reason":"stop"}\n', b'{"error":"model not found"}\n')  # fmt: skip
_OPENAI = (b'data: {"choices":[{"delta":{"content":"a"},"finish_reason":null}]}\n\ndata: {"choices":[{"delta":{},'
           b'"finish_reason":"stop"}]}\n\ndata: [DONE]\n\n',
           b'{"choices":[{"message":{"content":"whole"},"finish_reason":"stop"}]}',
           b'event: error\ndata: {"error":{"message":"no"}}\n\n')  # fmt: skip


def _body(data: bytes, chance: random.Random) -> None:
    collector = BodyCollector("X", 1_000_000, chance.choice(("", "gzip")))
    for start in range(0, len(data), 4000):
        collector.feed(data[start : start + 4000])
    assert len(collector.finish()) <= 1_000_000


def _cache(data: bytes, chance: random.Random) -> None:
    _decoded(data)
    kind_of(data)


_SETTINGS = (b'{"identity":{"email":"a@b.c","ncbi_api_key":"k"},"citing":{"favourites":["apa"],"locale":"ko-KR"},'
             b'"layout":{"states":{"x":"y"}},"model":{"seen":["a"],"key":"s"},"offline":false,"shortcuts":{"a":"b"}}',)  # fmt: skip


def _settings(data: bytes, chance: random.Random) -> None:
    try:
        tree = json.loads(data)
    except (ValueError, RecursionError):
        return
    assert isinstance(read_as(Settings, tree), Settings)


# Evidence

_ABSTRACT = (
    b"We randomly assigned 577 patients (251 and 326) to surgery or placebo. Overall survival: HR 0.64 (95% CI "
    b"0.43-0.96; P = .03). At 12 months, 45/120 (37.5%) vs 60/118 (50.8%); OR, 0.58 [0.34 to 0.98]; I2 = 45%.",
    b"METHODS: Double-blind, 2 x 2 factorial trial of metformin 500 mg/d in adults aged 18-65 y. RESULTS: mean "
    b"difference -2.1 mmHg (SD 4.2), P<0.001, n=1,204.",
)


def _evidence(data: bytes, chance: random.Random) -> None:
    read_evidence([TextSection("title", "A randomised trial"), TextSection("results", _text(data))])


def _lock(data: bytes, chance: random.Random) -> None:
    text = _text(data)
    Lock(_ABSTRACT[0].decode()).hold(text, ended=chance.random() < 0.5)
    Lock(text).hold(
        "위험비는 0.64였다(95% 신뢰구간 0.43–0.96, P<0.001). 메트포르민 500 mg을 12개월 투여하였다."
    )


def targets() -> list[Target]:
    """Return all of them, by name."""
    from tests.fuzzing import fuller

    return [
        Target("jats", _jats_seeds, _jats, changed_xml, seconds=2.5),
        Target("tex", lambda: _TEX, _tex, seconds=2.5, longest=4000),
        Target("mathml", lambda: _MATHML, _mathml, changed_xml, seconds=2.5, longest=20_000),
        Target("svg", lambda: _SVG, _svg, changed_xml),
        Target("markup", lambda: _HTML, _markup),
        Target("note-html", lambda: (*_HTML, *_FOREIGN), _foreign_note),
        Target("note", lambda: _NOTE, _note),
        Target("identifier", lambda: _NAMES, _identifier, longest=20_000),
        Target("query", lambda: (b'design:rct -smoking "a b" author:Kim year:2019-2021 OR n>100 hr<0.8 "',), _query),
        Target("key-pattern", lambda: (b"[auth][year]", b"[authors3:lower]_[title:(x)]", b"auth+year"), _pattern),
        Target("csl-style", _style_seeds, _style, changed_xml, seconds=1.0),
        Target("packed", _zips, _packed),
        Target("stream-ollama", lambda: _OLLAMA, _stream("ollama")),
        Target("stream-openai", lambda: _OPENAI, _stream("openai")),
        Target("http-body", _zips, _body),
        Target("cache", lambda: (b'refdesk-cache 1\n{"status":200,"headers":{},"expires":1,"size":1,"checksum":1}\na',
                                 b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff\xe0", b"GIF89a"), _cache),
        Target("settings", lambda: _SETTINGS, _settings, changed_json),
        Target("evidence", lambda: _ABSTRACT, _evidence, seconds=2.5, longest=20_000),
        Target("korean-lock", lambda: ("위험비는 0.64였다(95% 신뢰구간 0.43–0.96). 사망이 줄었다.".encode(),), _lock,
               seconds=2.0, longest=20_000),
        *fuller.targets(changed_json, changed_pages, changed_xml),
    ]  # fmt: skip

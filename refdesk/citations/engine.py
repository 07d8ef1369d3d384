# SPDX-License-Identifier: GPL-3.0-or-later
"""The door to the citation engine: references and a style in, formatted citations out."""

import hashlib
import itertools
import json
import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from contextlib import suppress
from itertools import chain, islice, zip_longest
from pathlib import Path

from refdesk.citations.html import plain_numbers, plain_text, safe_fragment
from refdesk.citations.items import cite_item, item_for
from refdesk.citations.languages import as_written
from refdesk.citations.loader import Form, StyleLoader
from refdesk.citations.marks import put_in_place
from refdesk.citations.own_styles import OwnStyles, file_bytes
from refdesk.citations.pack import StylePack
from refdesk.citations.samples import SAMPLE, usual_papers
from refdesk.citations.styles import DEFAULT_STYLES, Style, StyleShelf
from refdesk.citations.v8 import Machine, ScriptError
from refdesk.domain.citation import Cite, EntryLayout, ListOrder, RenderedCitation, StyleInfo
from refdesk.domain.csl import CslItem
from refdesk.domain.errors import StyleError
from refdesk.domain.jobs import JobContext, Progress
from refdesk.domain.reference import Reference
from refdesk.resources import resource

DEFAULT_LOCALE = "en-US"
CALL_SECONDS = 30.0
"""How long one call into a style may take; a usual one takes milliseconds."""

_CHUNK = 50
_CACHED = 4_000
_WARM_STYLES = DEFAULT_STYLES[:4]
_WARM_PAPERS = 60
"""With so many, V8 has compiled what is used most: the next entry takes a third of the time."""

_ATTEMPTS = 3


class CitationEngine:
    """Formats references by CSL styles. Any thread may call; nothing starts before the first use.

    Formatted entries are cached by the content of the item, so an edited record never prints its
    old text. Close it at the end of the program.
    """

    def __init__(
        self,
        data_dir: Path | None = None,
        *,
        call_seconds: float = CALL_SECONDS,
        own_styles: Path | None = None,
    ) -> None:
        """Name what it is made of.

        Args:
            data_dir: with the data of the build step.
            call_seconds: how long one call into a style may take.
            own_styles: the folder of the styles that the person added.
        """
        self._pack = StylePack(data_dir or resource("build", "citations"))
        self.own_styles = OwnStyles(own_styles)
        self._shelf = StyleShelf(self._pack, self.own_styles)
        self._machine = Machine(self._sources, "refdesk")
        self._loader = StyleLoader(self._machine, self._pack, call_seconds)
        self._seconds = call_seconds
        self._serial = itertools.count(1)
        self._one_set = threading.Lock()
        self._cache: OrderedDict[Hashable, RenderedCitation] = OrderedDict()
        self._cache_lock = threading.Lock()

    def styles(
        self, query: str = "", field: str = "", favourites: Sequence[str] = ()
    ) -> list[StyleInfo]:
        """Return styles; see :meth:`refdesk.citations.style_index.StyleIndex.search`."""
        return self._shelf.search(query, field, favourites)

    def locales(self) -> list[str]:
        """Return the codes of the languages that citations can be made in."""
        return self._pack.locales()

    def checked(self, path: Path) -> bytes:
        """Return what a style's file holds, once it has printed a reference.

        Raises:
            StyleError: it is no style, or the engine fails on it.
        """
        if path.suffix.lower() != ".csl":  # anything else would be looked up by its name
            raise StyleError(str(path), "malformed", path.suffix or path.name)
        document = file_bytes(path)
        self.format_one(SAMPLE, str(path.absolute()))
        return document

    def styles_changed(self) -> None:
        """Look for the person's own styles again when next asked."""
        self._shelf.changed()

    def default_styles(self) -> list[StyleInfo]:
        """Return the styles to offer first."""
        return [self._shelf.info(style_id) for style_id in DEFAULT_STYLES]

    def style(self, style_id: str) -> StyleInfo:
        """Return a style by id, alias (``vancouver``, ``mla``) or path of a ``.csl`` file.

        Raises:
            StyleError: there is none, or the file is no style.
        """
        return self._shelf.info(style_id)

    def layout(self, style: str) -> EntryLayout:
        """Return how a style wants the paragraphs of a reference list.

        Raises:
            StyleError: the style is missing or malformed.
        """
        return self._shelf.style(style).traits.layout

    def language(self, style: str, locale: str = DEFAULT_LOCALE) -> str:
        """Return the language that a style prints in: its own, else that of ``locale``.

        Raises:
            StyleError: the style is missing or malformed.
        """
        return self._shelf.style(style).locale or locale

    def warm(self) -> None:
        """Start the engine and load the styles that are used most; takes about a second."""
        for number, paper in enumerate(usual_papers(_WARM_PAPERS)):
            self.format_one(paper, _WARM_STYLES[number % len(_WARM_STYLES)])

    def close(self) -> None:
        """Stop the engine's thread and close the data. May be called twice."""
        self._machine.close()
        self._pack.close()

    def format_one(
        self, reference: Reference, style: str = "apa", locale: str = DEFAULT_LOCALE
    ) -> RenderedCitation:
        """Return the entry of one reference, as if it were the only one; without a number.

        Styles without a bibliography give the citation of a note instead.

        Raises:
            StyleError: the style is missing, malformed, or made the engine fail.
        """
        found = self._shelf.style(style)
        item = json.dumps(item_for(reference, "1", found.traits))
        digest = hashlib.blake2b(item.encode(), digest_size=16).digest()  # many times shorter
        key = (digest, found.key, locale)
        with self._cache_lock:
            cached = self._cache.get(key)
            if cached is not None:
                self._cache.move_to_end(key)
                return cached
        rendered = self._finished(self._printed_one(found, locale, item), found, locale)
        if not rendered.text and reference.title:
            raise StyleError(found.info.id, "engine", "nothing printed")
        with self._cache_lock:
            self._cache[key] = rendered
            while len(self._cache) > _CACHED:
                self._cache.popitem(last=False)
        return rendered

    def cite(
        self,
        references: Sequence[Reference],
        style: str = "apa",
        locale: str = DEFAULT_LOCALE,
        cites: Sequence[Cite] = (),
    ) -> RenderedCitation:
        """Return one in-text citation of all references, in the order that the style asks for.

        Args:
            references: the works. One that comes twice is cited twice, with two locators.
            style: id of the style.
            locale: the language of words such as "and", where the style leaves it open.
            cites: what is said of each of ``references`` in the text, in the same order.

        Raises:
            StyleError: the style is missing, malformed, or made the engine fail.
        """
        if not references:
            return RenderedCitation("", "")
        found = self._shelf.style(style)
        # The same work twice is one item, or "2021a" and "2021b" it would be.
        known: dict[str, CslItem] = {}
        details: list[CslItem] = []
        for item, cite in zip_longest(self._items(references, found), cites[: len(references)]):
            item = known.setdefault(json.dumps({**item, "id": ""}), item)
            details.append({"id": item["id"], **cite_item(cite)})
        items = list(known.values())
        if any(cite.author_only for cite in cites):
            each = [self._printed_names(found, locale, items, detail) for detail in details]
            html = "; ".join(filter(None, each))
        else:
            html = self._printed_cite(found, locale, items, details)
        cited = self._finished(html, found, locale)
        if found.traits.names_in_text or found.traits.notes:
            return cited
        return RenderedCitation(cited.html, plain_numbers(cited.html))

    def bibliography(
        self,
        references: Sequence[Reference],
        style: str = "apa",
        locale: str = DEFAULT_LOCALE,
        context: JobContext | None = None,
        order: ListOrder = ListOrder.STYLE,
    ) -> list[RenderedCitation]:
        """Return the entries of a reference list in ``order``, and numbered in it.

        Raises:
            See :meth:`entries`.
        """
        return [entry for _, entry in self.entries(references, style, locale, context, order)]

    def entries(
        self,
        references: Iterable[Reference],
        style: str = "apa",
        locale: str = DEFAULT_LOCALE,
        context: JobContext | None = None,
        order: ListOrder = ListOrder.STYLE,
    ) -> list[tuple[int, RenderedCitation]]:
        """Return a reference list in ``order``, each entry with the place of its reference.

        References that print nothing have no entry. Each is let go of when its item is made.

        Raises:
            StyleError: the style is missing, malformed, has no bibliography, or made the engine
                fail.
            CancelledError: the task was cancelled.
        """
        context, order = context or JobContext(), ListOrder(order)
        found = self._shelf.style(style)
        rest = iter(references)
        first = list(islice(rest, 2))
        if not first:
            return []
        if not found.traits.has_bibliography:
            raise StyleError(found.info.id, "no-bibliography")
        if len(first) == 1 and not found.traits.numbered:
            entry = self.format_one(first[0], style, locale)
            return [(0, entry)] if entry.text else []
        made = self._items(chain(first, rest), found)
        written = {str(item["id"]): json.dumps(item) for item in made}  # a tenth of a dict's size
        places = {key: place for place, key in enumerate(written)}
        with self._one_set:
            entries = self._printed_set(found, locale, order, list(written.values()), context)
        return [(places[key], self._finished(html, found, locale)) for key, html in entries]

    # From here on: how it is asked.

    def _sources(self) -> tuple[str, ...]:
        folder = Path(__file__).parent
        scripts = [(folder / n).read_text(encoding="utf-8") for n in ("faster.js", "engine.js")]
        return ("var module = {};", self._pack.engine_source(), *scripts)

    def _items(self, references: Iterable[Reference], style: Style) -> Iterator[CslItem]:
        """Items with ids that were never used: the engine prints the old text of a known id."""
        serial = next(self._serial)
        for place, reference in enumerate(references):
            yield item_for(reference, f"{serial}-{place}", style.traits)

    def _finished(self, html: str, style: Style, locale: str) -> RenderedCitation:
        language = style.locale or locale
        et_al, conjunction = self._loader.terms(language)
        fragment = put_in_place(safe_fragment(html), et_al, conjunction)
        fragment = as_written(fragment, language)
        return RenderedCitation(fragment, plain_text(fragment))

    def _call(self, function: str, *arguments: str) -> str:
        return self._machine.call(function, *arguments, timeout=self._seconds)

    def _asked(self, style: Style, work: Callable[[], str]) -> str:
        """Run ``work`` on the engine's thread; what fails there names the style."""
        try:
            return self._machine.run(work)
        except ScriptError as error:
            if not error.fatal:
                with suppress(ScriptError):
                    self._machine.run(lambda: self._loader.dropped(style))
            reason = "timeout" if error.reason == "timeout" else "engine"
            raise StyleError(style.info.id, reason, error.detail or error.reason) from error

    def _printed_one(self, style: Style, locale: str, item: str) -> str:
        if not style.traits.has_bibliography:
            return self._printed_note(style, locale, item)
        html = self._asked(
            style,
            lambda: self._call("one", self._loader.loaded(style, Form.SINGLE, locale), item),
        )
        return str(json.loads(html))

    def _printed_note(self, style: Style, locale: str, item: str) -> str:
        unused = {**json.loads(item), "id": f"{next(self._serial)}"}
        return self._printed_cite(style, locale, [unused], [{"id": unused["id"]}])

    def _printed_cite(
        self,
        style: Style,
        locale: str,
        items: list[CslItem],
        cites: list[CslItem],
    ) -> str:
        def work() -> str:
            key = self._loader.loaded(style, Form.WHOLE, locale)
            return self._call("cite", key, json.dumps(items), json.dumps(cites))

        return str(json.loads(self._asked(style, work)))

    def _printed_names(self, style: Style, locale: str, items: list[CslItem], cite: CslItem) -> str:
        """Return a cite that names the authors in the sentence, or one beside such."""
        if not cite.get("author-only"):
            return self._printed_cite(style, locale, items, [cite])
        in_sentence = not cite.get("suppress-author") or style.traits.notes
        kept = {"id", "author-only", "prefix", *(("suffix",) if in_sentence else ())}
        alone: CslItem = {n: v for n, v in cite.items() if n in kept}
        names = ""
        if style.traits.names_in_text:
            names = self._printed_cite(style, locale, items, [alone])
        if not names:
            authors = self._shelf.authors()
            names = self._printed_cite(authors, style.locale or locale, items, [alone])
        if in_sentence:
            return names
        beside: CslItem = {n: v for n, v in cite.items() if n not in {"author-only", "prefix"}}
        rest = self._printed_cite(style, locale, items, [beside])
        return f"{names}{rest}" if rest.startswith("<sup>") else f"{names} {rest}".rstrip()

    def _printed_set(
        self,
        style: Style,
        locale: str,
        order: ListOrder,
        items: list[str],
        context: JobContext,
    ) -> list[tuple[str, str]]:
        for _ in range(_ATTEMPTS):
            try:
                return self._printed_chunks(style, locale, order, items, context)
            except _RestartedError:
                continue
        raise StyleError(style.info.id, "engine", "restarted")

    def _printed_chunks(
        self,
        style: Style,
        locale: str,
        order: ListOrder,
        items: list[str],
        context: JobContext,
    ) -> list[tuple[str, str]]:
        """Add and print in chunks: other calls come in between, and so does a cancel."""
        total = len(items)
        generation = 0
        key = ""

        def begin() -> str:
            nonlocal generation, key
            key = self._loader.loaded(style, Form.SET, locale, order)
            generation = self._machine.generation
            return self._call("begin", key)

        def step(function: str, *arguments: str) -> Callable[[], str]:
            def work() -> str:
                if self._machine.ensured() != generation or not self._loader.holds(key):
                    raise _RestartedError
                return self._call(function, key, *arguments)

            return work

        context.cancel.check()
        self._asked(style, begin)
        for start in range(0, total, _CHUNK):
            context.cancel.check()
            self._asked(style, step("add", f"[{','.join(items[start : start + _CHUNK])}]"))
            context.report(Progress(min(start + _CHUNK, total) // 2, total, "formatting"))
        entries: list[tuple[str, str]] = []
        after = ""
        while True:
            context.cancel.check()
            page = json.loads(self._asked(style, step("page", after, str(_CHUNK))))
            entries.extend((key_of, html) for key_of, html in page["entries"])
            after = page["next"]
            if not after:
                context.report(Progress(total, total, "formatting"))
                return entries
            context.report(Progress((total + len(entries)) // 2, total, "formatting"))


class _RestartedError(Exception):
    """The engine was restarted between two steps: another style hung or used up the memory."""

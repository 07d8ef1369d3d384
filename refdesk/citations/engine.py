# SPDX-License-Identifier: GPL-3.0-or-later
"""The door to the citation engine: references and a style in, formatted citations out."""

import itertools
import json
import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable, Sequence
from contextlib import suppress
from pathlib import Path

from refdesk.citations.html import plain_text, safe_fragment
from refdesk.citations.items import item_for, without_marks
from refdesk.citations.loader import Form, StyleLoader
from refdesk.citations.marks import put_in_place
from refdesk.citations.pack import StylePack
from refdesk.citations.styles import DEFAULT_STYLES, Style, StyleShelf
from refdesk.citations.v8 import Machine, ScriptError
from refdesk.domain.citation import RenderedCitation, StyleInfo
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
_ATTEMPTS = 3


class CitationEngine:
    """Formats references by CSL styles. Any thread may call; nothing starts before the first use.

    Formatted entries are cached by the content of the item, so an edited record never prints its
    old text. Close it at the end of the program.
    """

    def __init__(self, data_dir: Path | None = None, *, call_seconds: float = CALL_SECONDS) -> None:
        self._pack = StylePack(data_dir or resource("build", "citations"))
        self._shelf = StyleShelf(self._pack)
        self._machine = Machine(self._sources, "refdesk")
        self._loader = StyleLoader(self._machine, self._pack, call_seconds)
        self._seconds = call_seconds
        self._serial = itertools.count(1)
        self._one_set = threading.Lock()
        self._cache: OrderedDict[Hashable, RenderedCitation] = OrderedDict()
        self._cache_lock = threading.Lock()

    def styles(self, query: str = "") -> list[StyleInfo]:
        """Return styles whose id, title or everyday name holds all words of ``query``."""
        return self._shelf.search(query)

    def default_styles(self) -> list[StyleInfo]:
        """Return the styles to offer first."""
        return [self._shelf.info(style_id) for style_id in DEFAULT_STYLES]

    def style(self, style_id: str) -> StyleInfo:
        """Return a style by id, alias (``vancouver``, ``mla``) or path of a ``.csl`` file.

        Raises:
            StyleError: there is none, or the file is no style.
        """
        return self._shelf.info(style_id)

    def warm(self) -> None:
        """Start the engine and load the styles that are used most; takes about a second."""
        for name in _WARM_STYLES:
            self.format_one(Reference(title="Warm"), name)

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
        key = (item, found.key, locale)
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
        self, references: Sequence[Reference], style: str = "apa", locale: str = DEFAULT_LOCALE
    ) -> RenderedCitation:
        """Return one in-text citation of all references, in the order that the style asks for.

        Raises:
            StyleError: the style is missing, malformed, or made the engine fail.
        """
        if not references:
            return RenderedCitation("", "")
        found = self._shelf.style(style)
        items = self._items(references, found)
        html = self._asked(
            found,
            lambda: self._call(
                "cite", self._loader.loaded(found, Form.WHOLE, locale), json.dumps(items)
            ),
        )
        return self._finished(str(json.loads(html)), found, locale)

    def bibliography(
        self,
        references: Sequence[Reference],
        style: str = "apa",
        locale: str = DEFAULT_LOCALE,
        context: JobContext | None = None,
    ) -> list[RenderedCitation]:
        """Return the entries of a reference list, in the order that the style sorts them.

        Raises:
            StyleError: the style is missing, malformed, has no bibliography, or made the engine
                fail.
            CancelledError: the task was cancelled.
        """
        context = context or JobContext()
        found = self._shelf.style(style)
        if not references:
            return []
        if not found.traits.has_bibliography:
            raise StyleError(found.info.id, "no-bibliography")
        if len(references) == 1 and not found.traits.numbered:
            return [self.format_one(references[0], style, locale)]
        items = self._items(references, found)
        with self._one_set:
            entries = self._printed_set(found, locale, items, context)
        return [self._finished(entry, found, locale) for entry in entries]

    # From here on: how it is asked.

    def _sources(self) -> tuple[str, ...]:
        script = Path(__file__).with_name("engine.js").read_text(encoding="utf-8")
        return ("var module = {};", self._pack.engine_source(), script)

    def _items(self, references: Sequence[Reference], style: Style) -> list[dict[str, object]]:
        """Items with ids that were never used: the engine prints the old text of a known id."""
        serial = next(self._serial)
        return [
            item_for(reference, f"{serial}-{place}", style.traits)
            for place, reference in enumerate(references)
        ]

    def _finished(self, html: str, style: Style, locale: str) -> RenderedCitation:
        et_al, conjunction = self._loader.terms(style.locale or locale)
        fragment = without_marks(put_in_place(safe_fragment(html)), et_al, conjunction)
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
        html = self._asked(
            style,
            lambda: self._call(
                "cite", self._loader.loaded(style, Form.WHOLE, locale), json.dumps([unused])
            ),
        )
        return str(json.loads(html))

    def _printed_set(
        self, style: Style, locale: str, items: list[dict[str, object]], context: JobContext
    ) -> list[str]:
        for _ in range(_ATTEMPTS):
            try:
                return self._printed_chunks(style, locale, items, context)
            except _RestartedError:
                continue
        raise StyleError(style.info.id, "engine", "restarted")

    def _printed_chunks(
        self, style: Style, locale: str, items: list[dict[str, object]], context: JobContext
    ) -> list[str]:
        """Add and print in chunks: other calls come in between, and so does a cancel."""
        total = len(items)
        generation = 0
        key = ""

        def begin() -> str:
            nonlocal generation, key
            key = self._loader.loaded(style, Form.SET, locale)
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
            self._asked(style, step("add", json.dumps(items[start : start + _CHUNK])))
            context.report(Progress(min(start + _CHUNK, total) // 2, total, "formatting"))
        entries: list[str] = []
        after = ""
        while True:
            context.cancel.check()
            page = json.loads(self._asked(style, step("page", after, str(_CHUNK))))
            entries.extend(page["entries"])
            after = page["next"]
            if not after:
                context.report(Progress(total, total, "formatting"))
                return entries
            context.report(Progress((total + len(entries)) // 2, total, "formatting"))


class _RestartedError(Exception):
    """The engine was restarted between two steps: another style hung or used up the memory."""

# SPDX-License-Identifier: GPL-3.0-or-later
"""Which styles and locales the running engine holds, and loading what it does not."""

import json
from collections import OrderedDict
from enum import StrEnum

from refdesk.citations.languages import in_language, overlaid
from refdesk.citations.pack import StylePack
from refdesk.citations.styles import Style
from refdesk.citations.tree import Node, ordered, read_document, set_form, single_form, term
from refdesk.citations.v8 import Machine
from refdesk.domain.citation import ListOrder

_FALLBACK_LOCALE = "en-US"


class Form(StrEnum):
    """What a style is loaded for."""

    SINGLE = "single"
    SET = "set"
    WHOLE = "whole"


_MOST = {Form.SINGLE: 16, Form.SET: 3, Form.WHOLE: 3}
"""How many styles of each form stay loaded; a whole APA takes 100 MB."""


class StyleLoader:
    """Keeps the styles of the engine. All but :meth:`terms` only on the engine's thread."""

    def __init__(self, machine: Machine, pack: StylePack, call_seconds: float) -> None:
        self._machine = machine
        self._pack = pack
        self._seconds = call_seconds
        self._generation = -1
        self._locales: set[str] = set()
        self._styles: dict[Form, OrderedDict[str, str]] = {}
        self._terms: dict[str, tuple[str, str]] = {}

    def loaded(
        self, style: Style, form: Form, locale: str, order: ListOrder = ListOrder.STYLE
    ) -> str:
        """Return the key under which the engine holds ``style``, loaded now if need be.

        ``order`` is that of the list that the form ``SET`` prints.

        Raises:
            ScriptError: the engine failed on it.
        """
        self._forget_if_restarted()
        language = style.locale or locale
        key = f"{form}|{order}|{language}|{style.key}"
        held = self._styles[form]
        if key in held:
            held.move_to_end(key)
            return key
        for code in (_FALLBACK_LOCALE, language):
            self._load_locale(code)
        self._call(
            "load", key, json.dumps(in_language(_in_form(style, form, order), language)), language
        )
        held[key] = style.key
        while len(held) > _MOST[form]:
            oldest, _ = held.popitem(last=False)
            self._call("drop", oldest)
        return key

    def holds(self, key: str) -> bool:
        """Whether the engine still has what :meth:`loaded` returned."""
        return any(key in held for held in self._styles.values())

    def dropped(self, style: Style) -> str:
        """Drop every form of a style that made the engine fail: its state cannot be trusted."""
        self._forget_if_restarted()
        for held in self._styles.values():
            for key in [key for key, name in held.items() if name == style.key]:
                del held[key]
                self._call("drop", key)
        return ""

    def terms(self, locale: str) -> tuple[str, str]:
        """Return a locale's words for "et al." and "and"."""
        if locale not in self._terms:
            tree = self._locale(locale)
            et_al = term(tree, "et-al") if tree else ""
            self._terms[locale] = (et_al or "et al.", term(tree, "and") if tree else "")
        return self._terms[locale]

    def _forget_if_restarted(self) -> None:
        generation = self._machine.ensured()
        if generation != self._generation:
            self._generation = generation
            self._locales = set()
            self._styles = {form: OrderedDict() for form in Form}

    def _load_locale(self, code: str) -> None:
        if code in self._locales:
            return
        tree = self._locale(code)
        if tree is not None:
            self._call("locale", code, json.dumps(tree))
        self._locales.add(code)

    def _locale(self, code: str) -> Node | None:
        document, words = self._pack.locale(code), self._pack.shipped_locale(code)
        if not document:
            return None
        tree = read_document(document, code)
        return overlaid(tree, read_document(words, code)) if words else tree

    def _call(self, function: str, *arguments: str) -> str:
        return self._machine.call(function, *arguments, timeout=self._seconds)


def _in_form(style: Style, form: Form, order: ListOrder) -> Node:
    match form:
        case Form.SINGLE:
            return single_form(style.tree)
        case Form.SET:
            made = set_form(style.tree, style.traits)
            return made if order is ListOrder.STYLE else ordered(made, order)
        case _:
            return style.tree

# SPDX-License-Identifier: GPL-3.0-or-later
"""Names of languages as files write them, made MEDLINE's three-letter codes."""

import re
from collections.abc import Iterable

_LANGUAGES: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    ("eng", "en", ("english", "american", "british", "usenglish", "ukenglish")),
    ("kor", "ko", ("korean", "한국어")),
    ("jpn", "ja", ("japanese", "日本語")),
    ("chi", "zh", ("chinese", "中文", "zho")),
    ("ger", "de", ("german", "deutsch", "ngerman", "deu")),
    ("fre", "fr", ("french", "français", "francais", "fra")),
    ("spa", "es", ("spanish", "español", "espanol")),
    ("ita", "it", ("italian", "italiano")),
    ("por", "pt", ("portuguese", "português", "brazilian")),
    ("rus", "ru", ("russian", "русский")),
    ("pol", "pl", ("polish", "polski")),
    ("dut", "nl", ("dutch", "nederlands", "nld")),
    ("swe", "sv", ("swedish", "svenska")),
    ("dan", "da", ("danish", "dansk")),
    ("nor", "no", ("norwegian", "norsk", "nob", "nb")),
    ("fin", "fi", ("finnish", "suomi")),
    ("tur", "tr", ("turkish", "türkçe")),
    ("cze", "cs", ("czech", "čeština", "ces")),
    ("hun", "hu", ("hungarian", "magyar")),
    ("gre", "el", ("greek", "ell")),
    ("heb", "he", ("hebrew",)),
    ("ara", "ar", ("arabic",)),
    ("per", "fa", ("persian", "farsi", "fas")),
    ("ukr", "uk", ("ukrainian",)),
    ("rum", "ro", ("romanian", "ron")),
    ("hrv", "hr", ("croatian",)),
    ("srp", "sr", ("serbian",)),
    ("bul", "bg", ("bulgarian",)),
    ("slo", "sk", ("slovak", "slk")),
    ("slv", "sl", ("slovenian", "slovene")),
    ("cat", "ca", ("catalan",)),
    ("tha", "th", ("thai",)),
    ("vie", "vi", ("vietnamese",)),
    ("ind", "id", ("indonesian",)),
    ("lat", "la", ("latin",)),
    ("afr", "af", ("afrikaans",)),
    ("arm", "hy", ("armenian", "hye")),
    ("aze", "az", ("azerbaijani",)),
    ("baq", "eu", ("basque", "eus")),
    ("bos", "bs", ("bosnian",)),
    ("est", "et", ("estonian",)),
    ("geo", "ka", ("georgian", "kat")),
    ("glg", "gl", ("galician",)),
    ("hin", "hi", ("hindi",)),
    ("ice", "is", ("icelandic", "isl")),
    ("lav", "lv", ("latvian",)),
    ("lit", "lt", ("lithuanian",)),
    ("mac", "mk", ("macedonian", "mkd")),
    ("may", "ms", ("malay", "msa")),
    ("alb", "sq", ("albanian", "sqi")),
    ("wel", "cy", ("welsh", "cym")),
)

_BY_NAME = {name: code for code, short, names in _LANGUAGES for name in (code, short, *names)}
_NAMES = {code: names[0] for code, _, names in _LANGUAGES}


def language_code(text: str) -> str:
    """Return MEDLINE's code for ``English``, ``en-US`` or ``ENG``; other words as they are."""
    lowered = text.strip().lower()
    known = _BY_NAME.get(lowered) or _BY_NAME.get(lowered.replace("_", "-").partition("-")[0])
    return known or text.strip()


def languages_in(texts: Iterable[str]) -> tuple[str, ...]:
    """Return the codes of the languages that fields list, each once."""
    words = (word for text in texts for word in re.split(r"[;,\n]", text))
    return tuple(dict.fromkeys(language_code(word) for word in words if word.strip()))


def language_name(code: str) -> str:
    """Return the English name in lower case, the code itself where it is unknown."""
    return _NAMES.get(code, code)

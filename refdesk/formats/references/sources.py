# SPDX-License-Identifier: GPL-3.0-or-later
"""Where the title ends and the journal begins."""

import re

_BOUNDARY = re.compile(r"[.?!。](?:[\"”’'»\])]{1,2})?\s+(?=\S)")
_STEM_WORDS = """
    abnorm abstr acad acta addict adm adolesc adv aerosp age alcohol allergy altern ambul am amer an anaesth
    anal anat ane anesth angew angiol ann annu antimicrob appl arch arthritis asian assess assoc asthma
    aust azerb bacteriol basic behav berl bioch biochem bioeng bioinform biol biomed biomech bioorg biophys
    biotechnol bone br brain breast brit bull calif can cancer cardiol cardiothorac cardiovasc care cell cent
    cereb chem child chin chir chirurg circ clin coll comm commun community comp compr comput conf contemp
    contracept control coord coron crit cult curr cutan cytol dent dep dermatol dev diabet diagn diet dig
    dis disabil disord drug ear ecol econ ed educ electron emerg endocr endocrinol endosc eng engl engl
    entomol environ epidemiol ergon escher ethn eur eval evid evol exerc exp expert eye fac fam fertil fed
    food forensic found front funct gastroenterol gastrointest gen genet geriatr gerontol ger gynaecol
    gynecol haematol hand head health hear heart hematol hepatol hosp hum hyg hypertens imaging immunol
    implant ind indian infect inflamm inform inst instr integr intens int intern interv invest investig ir
    isr j jap jpn jt kidney klin korean lab lang laparosc laryngol laser leg lett leuk libr life lipid
    liver lond macromol magn manag mar mater mech med mem menopause ment metab methods microb microbiol
    mil mol monatsschr morphol mov mutat nat natl neonatal nephrol nerv neurobiol neurol neuropathol
    neuropharmacol neurophysiol neuropsychol neuropsychopharmacol neurosci neurosurg new nucl nucleic nurs
    nutr obes obstet occup oncol ophthalmol opt oral orthod orthop otol otolaryngol otorhinolaryngol
    paediatr pain palliat parasitol pathol patient pediatr percept perinat periodontol perspect pharm
    pharmacol pharmacother philos photochem phys physiol phytother plant plast pol popul postgrad
    pract pregnancy prev prim probl proc prof prog prosthet psych psychiatr psychiatry psychol psychother
    psychosom public pulm qual quant q quart radiat radiol rech reconstr rehabil relat rep reprod
    res resour respir resusc rev rheum rheumatol rhinol rinsho sci scan scand sch schizophr sect semin sens
    ser serv sex shoulder signal singapore skelet skin sleep soc sociol sov spec spectrosc spine sport
    sports stand stat statist stem stroke stud subst suppl surg surv symp syst technol telemed ter theor ther
    thorac thromb toxicol traffic transfus transl transm transplant traumatol trends trop tuberc tumor
    twin ultrasound univ update urol vasc vet virol vis vitam wien wkly womens world wound yonsei z zentralbl
"""
_STEMS = frozenset(_STEM_WORDS.split())
"""Abbreviated words of journal titles, as ISO 4 and NLM shorten them."""
_JOURNAL_WORD = re.compile(
    r"^(?:The\s)?(?:\w+\s){0,4}(?:Journal|Annals|Archives|Proceedings|Transactions|Acta|Bulletin|Revista|Revue"
    r"|Zeitschrift|Archiv|Anales|Annales|Seminars|Advances|Reviews?|Clinics|Letters|Magazine|Gazette)\b", re.I
)  # fmt: skip
_SMALL_WORDS = "of the and in for on de la du des et und der für y e a an to with & del di della"
_SMALL = frozenset(_SMALL_WORDS.split())
_MOST_WORDS = 14
_LONGEST_SHORTENED = 12
_COMMA = re.compile(r",\s(?=[A-Z])")
_WORD = re.compile(r"[^\W_]+")


def sentences(text: str) -> list[tuple[int, int]]:
    """Return where the sentences of a text are; a stop within brackets ends none."""
    found, begin, depth, place = [], 0, 0, 0
    for match in _BOUNDARY.finditer(text):
        depth += text.count("(", place, match.start()) - text.count(")", place, match.start())
        place = match.start()
        depth = max(depth, 0)
        if depth == 0:
            found.append((begin, match.end()))
            begin = match.end()
    found.append((begin, len(text)))
    return found


def title_and_journal(text: str, *, stopped: bool) -> tuple[str, str]:
    """Part what stands before volume and pages; ``""`` for a journal that cannot be told apart.

    ``stopped``: the style puts stops behind initials; so it does behind shortened words.
    """
    text = text.strip(" ,;")
    parts = sentences(text)
    last = len(parts) - 1
    while last > 1 and _goes_on(text[slice(*parts[last - 1])], text[parts[last][0] :], stopped):
        last -= 1
    if last > 0:
        title, journal = text[: parts[last][0]], text[parts[last][0] :]
        if len(journal.split()) <= _MOST_WORDS and journal[:1].isalnum():
            return title.strip(), _named(journal)
    return _by_comma(text)


def looks_like_journal(text: str) -> bool:
    """Whether words can be the name of a journal: few, and written as a name is."""
    words = [w for w in _WORD.findall(text) if w.lower() not in _SMALL]
    if not words or len(words) > 10:
        return False
    if all(w[:1].isupper() or not w.isascii() for w in words):
        return True
    return bool(_JOURNAL_WORD.match(text)) or sum(w.lower() in _STEMS for w in words) * 2 >= len(
        words
    )


def abbreviated(journal: str) -> bool:
    """Whether a journal's name is shortened: ``J Clin Oncol`` and ``Nat. Med.`` are."""
    words = [w for w in _WORD.findall(journal) if w.lower() not in _SMALL]
    short = sum(w.lower() in _STEMS or len(w) == 1 for w in words)
    return "." in journal.rstrip(".") or (len(words) > 1 and short * 2 >= len(words))


def _goes_on(before: str, after: str, stopped: bool) -> bool:
    """Whether a "sentence" is the beginning of a journal's name that goes on: ``J. Clin.`` is."""
    before = before.strip()
    if not before.endswith("."):
        return False
    words = before.rstrip(".").split()
    names = [w for w in words if w.lower() not in _SMALL]
    if not names or len(words) > 8:
        return False
    if _JOURNAL_WORD.match(before) and "." not in after.rstrip(".") and after[:1].isalpha():
        return len(words) <= 7
    if len(words) > 4 or not all(w[:1].isupper() for w in names):
        return False
    last = names[-1].lower()
    if len(names) == 1 and names[0].isupper() and len(last) > 2:  # "AJR. American journal of …"
        initials = [w[0].lower() for w in after.split() if w.lower() not in _SMALL]
        return last[:2] == "".join(initials)[:2]
    whole = after.startswith("The ") or any(w in _SMALL for w in after.split())
    if stopped and not whole and len(words) <= 3 and max(map(len, names)) <= _LONGEST_SHORTENED:
        return True
    return all(w.lower().strip("-") in _STEMS or len(w) <= 1 for w in names) or (
        last in _STEMS and after.split(maxsplit=1)[0].rstrip(".").lower() in _STEMS
    )


def _by_comma(text: str) -> tuple[str, str]:
    """Part ``Title, J. Clin. Oncol.`` at its last comma with a name behind it."""
    for match in reversed(list(_COMMA.finditer(text))):
        journal = text[match.end() :]
        if len(journal) > 90:
            break
        if looks_like_journal(journal):
            return text[: match.start()], _named(journal)
    return text, ""


def _named(journal: str) -> str:
    """Return a journal's name without the stop of the sentence; that of an abbreviation stays."""
    journal = journal.strip(" ,;:(")
    return journal[:-1] if journal.endswith(".") and "." not in journal[:-1] else journal

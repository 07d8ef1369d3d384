# SPDX-License-Identifier: GPL-3.0-or-later
"""Study designs: one closed list of codes, with NLM's publication types that imply them.

Ranks follow the order in which a badge prefers them (notices first, then evidence synthesis,
guidelines, trials, observation, narrative). Words for people are in ``refdesk.messages``.

A trait ("cluster-randomised", "crossover") says how a design was carried out: it stands behind the
design, never for it. Traits are those that have a reporting guideline of their own: the extensions
of CONSORT, and COSMIN, TRIPOD, GRAMMS, TREND and EPOC.
"""

from dataclasses import dataclass

from refdesk.domain.indexing import PublicationType


@dataclass(frozen=True, slots=True)
class Design:
    """One study design, or a ``trait`` of one. ``uis`` and ``names`` are NLM's, names in lower case."""

    code: str
    rank: int
    uis: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    trait: bool = False


_TRAIT = 10

DESIGNS: tuple[Design, ...] = (
    Design(
        "retraction-notice", 0, ("D016440",), ("retraction notice", "retraction of publication")
    ),
    Design("erratum", 0, ("D016425",), ("published erratum",)),
    Design("concern", 0, (), ("expression of concern",)),
    Design("network-meta-analysis", 1, (), ("network meta-analysis",)),
    Design("meta-analysis", 1, ("D017418",), ("meta-analysis",)),
    Design("systematic-review", 1, ("D000078182",), ("systematic review",)),
    Design(
        "guideline",
        2,
        ("D017065", "D016431"),
        (
            "practice guideline",
            "guideline",
            "consensus development conference",
            "consensus development conference, nih",
            "consensus statement",
        ),
    ),
    Design(
        "rct",
        3,
        ("D016449", "D065007", "D000076362"),
        (
            "randomized controlled trial",
            "pragmatic clinical trial",
            "adaptive clinical trial",
            "equivalence trial",
            "randomized controlled trial, veterinary",
        ),
    ),
    Design("controlled-trial", 4, ("D018848",), ("controlled clinical trial",)),
    Design("phase-4-trial", 4, ("D017429",), ("clinical trial, phase iv",)),
    Design("phase-3-trial", 4, ("D017428",), ("clinical trial, phase iii",)),
    Design("phase-2-trial", 4, ("D017427",), ("clinical trial, phase ii",)),
    Design("phase-1-trial", 4, ("D017426",), ("clinical trial, phase i",)),
    Design("clinical-trial", 4, ("D016430",), ("clinical trial",)),
    Design("protocol", 5, ("D000078325",), ("clinical trial protocol",)),
    Design("cohort", 5),
    Design("case-control", 5),
    Design("cross-sectional", 5),
    Design("diagnostic", 5),
    Design("observational", 5, ("D064888",), ("observational study",)),
    Design("clinical-study", 5, ("D000068397",), ("clinical study",)),
    Design("qualitative", 5),
    Design("economic", 5),
    Design("scoping-review", 6, (), ("scoping review",)),
    Design("review", 6, ("D016454",), ("review",)),
    Design("case-report", 7, ("D002363",), ("case reports",)),
    Design("animal", 7),
    Design("in-vitro", 7),
    Design("cluster-trial", _TRAIT, trait=True),
    Design("crossover-trial", _TRAIT, trait=True),
    Design("non-inferiority", _TRAIT, trait=True),
    Design("pilot", _TRAIT, trait=True),
    Design("before-after", _TRAIT, trait=True),
    Design("time-series", _TRAIT, trait=True),
    Design("validation", _TRAIT, trait=True),
    Design("prediction-model", _TRAIT, trait=True),
    Design("mixed-methods", _TRAIT, trait=True),
    Design("secondary-analysis", _TRAIT, trait=True),
    Design("preprint", 8, ("D000076942",), ("preprint",)),
    Design("editorial", 9, ("D016421",), ("editorial",)),
    Design("letter", 9, ("D016422",), ("letter",)),
    Design("comment", 9, ("D016420",), ("comment",)),
)

PLAIN_TRIALS = frozenset({"rct", "controlled-trial", "clinical-trial"})
"""Trials by how people came to their arms."""
TRIALS = PLAIN_TRIALS | {"phase-1-trial", "phase-2-trial", "phase-3-trial", "phase-4-trial"}
"""All trials, those of a phase too."""
SYNTHESES = frozenset(
    {"network-meta-analysis", "meta-analysis", "systematic-review", "review", "scoping-review"}
)
"""What is made of other studies."""
MAIN_DESIGNS = tuple(design for design in DESIGNS if not design.trait)
"""What a paper can be, without the traits: what there is to choose from."""

_BY_CODE = {design.code: design for design in DESIGNS}
_BY_UI = {ui: design for design in DESIGNS for ui in design.uis}
_BY_NAME = {name: design for design in DESIGNS for name in design.names}


def design_of_code(code: str) -> Design | None:
    """Return the design with this code."""
    return _BY_CODE.get(code)


def designs_of(types: tuple[PublicationType, ...]) -> list[tuple[Design, PublicationType]]:
    """Return every design that publication types imply, highest rank first, each once.

    The UI decides; the name only where there is no UI or NLM's UI is not in our list.
    """
    found: dict[str, tuple[Design, PublicationType]] = {}
    for publication_type in types:
        design = _BY_UI.get(publication_type.ui) or _BY_NAME.get(publication_type.name.lower())
        if design:
            found.setdefault(design.code, (design, publication_type))
    return sorted(found.values(), key=lambda pair: (pair[0].rank, DESIGNS.index(pair[0])))

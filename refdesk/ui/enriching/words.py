# SPDX-License-Identifier: GPL-3.0-or-later
"""What is missing, what bringing it costs, and what came of it, in words."""

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication, QLocale, QObject

from refdesk.domain.enriching import Cost, EnrichReport, Part
from refdesk.messages import sentence
from refdesk.service_messages import service_name
from refdesk.ui.library.fetching import shortened

NO_BREAK = "\u00a0"
_MINUTE, _HOUR = 60, 3600


class EnrichWords(QObject):
    """Says it. An object, since lupdate knows plurals of ``tr`` only."""

    def missing(self, parts: Mapping[Part, int]) -> list[str]:
        """Return a line for each part that papers lack and may get."""
        counts = {part: parts.get(part, 0) for part in Part}
        counts[Part.PICO] = max(counts[Part.PICO], counts.pop(Part.STATISTICS))
        return [self._missing(part, count) for part, count in counts.items() if count]

    def _missing(self, part: Part, count: int) -> str:
        return {
            Part.ABSTRACT: self.tr("Abstract: missing in %Ln paper(s)", "", count),
            Part.FULLTEXT: self.tr("Full text: missing in %Ln paper(s)", "", count),
            Part.PICO: self.tr("PICO and results: to read in %Ln paper(s)", "", count),
            Part.KOREAN: self.tr("Korean abstract: missing in %Ln paper(s)", "", count),
        }[part]

    def cost(self, cost: Cost) -> str:
        """Return how many requests to whom, and about how long that takes."""
        duration = self.duration(cost.seconds)
        if not cost.total:
            return self.tr("No service is asked. It takes {duration}.").format(duration=duration)
        # "3 to PubMed" needs a preposition that other languages do not have.
        each = ", ".join(
            f"{service_name(name)}{NO_BREAK}{QLocale().toString(count)}"
            for name, count in cost.requests.items()
        )
        requests = self.tr("About %Ln request(s)", "", cost.total)
        text = self.tr("{requests} ({each}). It takes {duration}.")
        return text.format(requests=requests, each=each, duration=duration)

    def duration(self, seconds: float) -> str:
        """Return a stretch of time as people estimate it."""
        if seconds < _MINUTE:
            return self.tr("less than a minute")
        if seconds < 2 * _HOUR:
            return self.tr("about %n minute(s)", "", round(seconds / _MINUTE))
        return self.tr("about %n hour(s)", "", round(seconds / _HOUR))

    def report(self, report: EnrichReport) -> str:
        """Return in one sentence what came of it."""
        parts = []
        if report.fulltexts:
            parts.append(self.tr("%Ln full text(s)", "", report.fulltexts))
        if report.abstracts:
            parts.append(self.tr("%Ln abstract(s)", "", report.abstracts))
        if report.read:
            parts.append(self.tr("%Ln paper(s) read", "", report.read))
        clauses = [", ".join(parts) if parts else self.tr("Nothing new came")]
        if report.withheld:
            words = self.tr("%Ln paper(s) without a free text to keep", "", len(report.withheld))
            if report.links:
                links = self.tr("%Ln of these free elsewhere", "", report.links)
                words = f"{words} ({links})"
            clauses.append(words)
        if report.left:
            clauses.append(self.tr("%Ln question(s) left for another time", "", report.left))
        return "; ".join(clauses)

    def failures(self, report: EnrichReport) -> list[str]:
        """Return a line for each thing that did not work."""
        lines = []
        for failure in report.failures:
            words = sentence(failure.error, QCoreApplication.translate)
            lines.append(f"{shortened(failure.title, 60)}: {words}" if failure.title else words)
        return list(dict.fromkeys(lines))

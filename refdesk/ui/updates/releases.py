# SPDX-License-Identifier: GPL-3.0-or-later
"""New versions of the program over one window: the person is asked once, services only after a yes.

Nothing is downloaded and nothing is run: a line says so, and a page opens in the browser.
"""

from dataclasses import replace
from datetime import date

from PySide6.QtCore import QObject, QTimer, QUrl

from refdesk.domain.errors import RefdeskError
from refdesk.domain.releases import Release
from refdesk.settings import Settings
from refdesk.ui.frame import WindowFrame
from refdesk.ui.trouble.notice_bar import Deed, NoticeBar, show_notice
from refdesk.worker import Lane

REST_MS = 10_000
"""How long after the window has settled anything is said or asked."""
_ASKED = "releases-asked"
"""What the window remembers: the day on which services were asked last."""
_DISMISSED = "releases-dismissed"
"""And the version of which the person does not want to hear again."""


class ReleaseDesk(QObject):
    """Asks the person once, the service once a day at most, and tells of a version once."""

    def __init__(self, window: WindowFrame) -> None:
        super().__init__(window)
        self._window = window
        self._bar: NoticeBar | None = None
        self._may_ask_person = False
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST_MS)
        self._rest.timeout.connect(self.look)
        window.preferences.changed.connect(self._settings_changed)

    def begin(self, *, ask: bool) -> None:
        """A person's window has settled; ``ask`` whether they may be asked (never at a first start)."""
        self._may_ask_person = ask
        self._rest.start()

    def look(self, today: date | None = None) -> None:
        """Ask the person, or the service, or nobody."""
        window, preferences = self._window, self._window.preferences
        services = window.services
        if preferences.is_safe or services.client.offline or not services.beyond.releases.can_ask:
            return
        choice = preferences.settings.new_versions
        day = (today or date.today()).isoformat()  # noqa: DTZ011 - the person's own day
        if not choice:
            if self._may_ask_person and self._bar is None:
                self._ask_person()
        elif choice == "daily" and preferences.recall_text(_ASKED) != day:
            preferences.remember(
                {_ASKED: day}
            )  # before: an answer that fails is not asked for again today
            window.jobs.submit(
                "", services.beyond.releases.newer, Lane.NETWORK, self, self._came, _let_be
            )

    def _ask_person(self) -> None:
        self._show(
            NoticeBar(
                "askReleases",
                lambda: self.tr(
                    "May refdesk ask once a day whether there is a new version? Nothing about you or your "
                    "papers is sent, and nothing is installed."
                ),
                (
                    Deed(
                        "askReleasesYes",
                        lambda: self.tr("Ask once a day"),
                        lambda: self._choose("daily"),
                    ),
                    Deed(
                        "askReleasesNo", lambda: self.tr("Never ask"), lambda: self._choose("never")
                    ),
                ),
            )
        )

    def _choose(self, choice: str) -> None:
        self._take_away()
        preferences = self._window.preferences
        preferences.change(replace(preferences.settings, new_versions=choice))

    def _came(self, release: Release | None) -> None:
        if release is None or release.version == self._window.preferences.recall_text(_DISMISSED):
            return

        def words() -> str:
            return self.tr("Version {version} of refdesk is there.").format(version=release.version)

        def show() -> None:
            self._window.open_url(QUrl(release.address))

        def dismiss() -> None:
            self._window.preferences.remember({_DISMISSED: release.version})
            self._take_away()

        deeds = (
            Deed("showRelease", lambda: self.tr("See what is new"), show),
            Deed("dismissRelease", lambda: self.tr("Close"), dismiss),
        )
        self._show(NoticeBar("releaseThere", words, deeds))

    def _show(self, bar: NoticeBar) -> None:
        self._take_away()
        self._bar = bar
        show_notice(self._window, bar)

    def _take_away(self) -> None:
        bar, self._bar = self._bar, None
        if bar is not None:
            bar.take_away()

    def _settings_changed(self, before: Settings, now: Settings) -> None:
        if before.new_versions != now.new_versions:
            if self._bar is not None and self._bar.objectName() == "askReleases":
                self._take_away()  # it was said in the preferences
            self._rest.start()


def _let_be(_: RefdeskError) -> None:
    """Say nothing: nobody waits for it, and tomorrow it is asked again."""

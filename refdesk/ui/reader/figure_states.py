# SPDX-License-Identifier: GPL-3.0-or-later
"""Why a picture of an article is not to be seen, and the words for it."""

from enum import Enum

from PySide6.QtCore import QCoreApplication

from refdesk.ui.reader.figure_images import Placeholder


class Why(Enum):
    """Why a picture is not shown."""

    LOOKING = "looking"
    WAITING = "waiting"
    FETCHING = "fetching"
    OFFLINE = "offline"
    FAILED = "failed"
    ABSENT = "absent"
    MANUSCRIPT = "manuscript"
    NOWHERE = "nowhere"
    UNREADABLE = "unreadable"
    REFUSED = "refused"

    @property
    def can_be_asked(self) -> bool:
        """Whether asking PMC may help."""
        return self in {Why.WAITING, Why.OFFLINE, Why.FAILED, Why.ABSENT}


def words_for(why: Why) -> Placeholder:
    """Return what the box says, in the window's language."""
    translate = QCoreApplication.translate
    get = translate("Figures", "Get the figures")
    return {
        Why.LOOKING: Placeholder(),
        Why.WAITING: Placeholder(translate("Figures", "Picture not fetched yet"), get),
        Why.FETCHING: Placeholder(translate("Figures", "Fetching pictures from PMC…")),
        Why.OFFLINE: Placeholder(
            translate("Figures", "Picture not fetched: refdesk is working offline"), get
        ),
        Why.FAILED: Placeholder(
            translate("Figures", "The picture did not come from PMC"),
            translate("Figures", "Try again"),
        ),
        Why.ABSENT: Placeholder(
            translate("Figures", "PMC does not have this picture"),
            translate("Figures", "Ask again"),
        ),
        Why.MANUSCRIPT: Placeholder(
            translate("Figures", "PMC keeps author manuscripts without their pictures")
        ),
        Why.NOWHERE: Placeholder(translate("Figures", "Picture not in the library")),
        Why.UNREADABLE: Placeholder(
            translate("Figures", "This picture is damaged or in a form that cannot be shown"),
            translate("Figures", "Save figure…"),
        ),
        Why.REFUSED: Placeholder(
            translate("Figures", "This drawing reaches beyond itself and is not shown")
        ),
    }[why]

# SPDX-License-Identifier: GPL-3.0-or-later
"""The parts of the window that wait for its first list, and all that they need to be imported."""

from refdesk.ui.announcing import Announcer
from refdesk.ui.backups.desk import BackupDesk
from refdesk.ui.beyond.desk import BeyondDesk
from refdesk.ui.bundles.desk import BundleDesk
from refdesk.ui.citing.own_styles import OwnStyleCommands
from refdesk.ui.curation import Curation
from refdesk.ui.detail.pane import DetailPane
from refdesk.ui.enriching.desk import EnrichingDesk
from refdesk.ui.evidence_reader import EvidenceReader
from refdesk.ui.frame import WindowFrame
from refdesk.ui.hands import Hands
from refdesk.ui.help.desk import HelpDesk
from refdesk.ui.jobs.indicator import JobIndicator
from refdesk.ui.jobs.model import JobModel
from refdesk.ui.jobs.panel import JobPanel
from refdesk.ui.keeping import KeyKeeper
from refdesk.ui.library.commands import LibraryCommands
from refdesk.ui.library.copying import Copier
from refdesk.ui.library.fetching import Fetcher
from refdesk.ui.library.filing import FileCommands
from refdesk.ui.library.pasting import Paster
from refdesk.ui.library.recognising import Recogniser
from refdesk.ui.library.tagging import TagCommands
from refdesk.ui.library.texts import PaperTexts
from refdesk.ui.notices import NoticeReader
from refdesk.ui.reader.desk import ReadingDesk
from refdesk.ui.search.desk import SearchDesk
from refdesk.ui.trouble.place_notice import PlaceNotice
from refdesk.ui.updates.desk import UpdateDesk
from refdesk.ui.updates.finals import FinalVersions
from refdesk.ui.updates.releases import ReleaseDesk
from refdesk.ui.updates.waiting import WaitingDesk
from refdesk.ui.verbs import Verbs


class Furniture:
    """One window's detail pane, jobs and deeds."""

    curation: Curation
    reading: ReadingDesk
    evidence: EvidenceReader
    notices: NoticeReader
    search: SearchDesk
    help: HelpDesk
    hands: Hands
    verbs: Verbs
    beyond: BeyondDesk
    updates: UpdateDesk
    waiting: WaitingDesk
    finals: FinalVersions
    backups: BackupDesk
    bundles: BundleDesk
    releases: ReleaseDesk
    enriching: EnrichingDesk
    """Set by :meth:`move_in`: they reach the other parts through the window."""

    def __init__(self, window: WindowFrame) -> None:
        services, jobs = window.services, window.jobs
        self.texts = PaperTexts(services, window.preferences.citing)
        self.detail = DetailPane(services, jobs, window.detail_place)
        self.job_model = JobModel(jobs, window)
        self.job_panel = JobPanel(self.job_model)
        self.job_indicator = JobIndicator(self.job_model)
        self.commands = LibraryCommands(services, jobs, window)
        self.tagging = TagCommands(services, jobs, window)
        self.recogniser = Recogniser(services, jobs, window)
        self.paster = Paster(services, jobs, window)
        self.filing = FileCommands(services, jobs, window.open_url, window)
        self.copier = Copier(self.texts, jobs, window)
        self.own_styles = OwnStyleCommands(services, jobs, window.preferences, window)
        self.fetcher = Fetcher(services, jobs, window)

    def move_in(self, window: WindowFrame) -> None:
        """Put what is seen into its place."""
        self.job_panel.hide()
        window.rows.addWidget(self.job_panel)
        window.rows.setStretchFactor(0, 1)
        window.statusBar().insertPermanentWidget(1, self.job_indicator)
        window.detail_place.take(self.detail)
        window.actions_by_name.redraw(window.palette())
        Announcer(window)
        self.curation = Curation(window)
        self.reading = ReadingDesk(window)
        self.evidence = EvidenceReader(window)
        self.notices = NoticeReader(window)
        self.search = SearchDesk(window)
        self.enriching = EnrichingDesk(window)
        self.help = HelpDesk(window)
        self.hands = Hands(window)
        self.backups = BackupDesk(window)
        self.bundles = BundleDesk(window)
        self.verbs = Verbs(window)
        self.beyond = BeyondDesk(window)
        self.updates = UpdateDesk(window)
        self.waiting = WaitingDesk(window)
        self.finals = FinalVersions(window)
        self.releases = ReleaseDesk(window)
        self.place = PlaceNotice(window)
        self.keys = KeyKeeper(window.preferences, parent=window)
        if not window.preferences.is_safe:
            self.keys.begin()

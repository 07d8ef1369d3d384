# SPDX-License-Identifier: GPL-3.0-or-later
"""What a person does to tags: paint, rename, put on a key, press the key."""

from collections.abc import Sequence

from refdesk.domain.changes import ChangeSet
from refdesk.ui.curating_seam import Toggled
from refdesk.ui.library.writes import Writes
from refdesk.worker import Lane


class TagCommands(Writes):
    """Changes tags."""

    def paint(self, tag_id: int, colour: str) -> None:
        """Give a tag a colour, ``""`` for none."""
        organising = self._services.organising
        self._write([tag_id], lambda: organising.change_tag(tag_id, colour=colour))

    def rename(self, tag_id: int, name: str) -> None:
        """Rename a tag; given the name of another one it becomes that one."""
        organising = self._services.organising
        if not name.strip():
            self._jobs.library_changed.emit(ChangeSet(organisation=True))  # shows the old name
            return
        self._write([tag_id], lambda: organising.change_tag(tag_id, name=name.strip()))

    def give_digit(self, tag_id: int, digit: int | None) -> None:
        """Put a tag on a key."""
        organising = self._services.organising
        self._write([tag_id], lambda: organising.give_digit(tag_id, digit))

    def press(self, ids: Sequence[int], digit: int) -> None:
        """Put the tag of a key on papers or take it off; 0 takes off the tags of all keys."""
        organising = self._services.organising
        if not digit:
            done = self.tr("Tags on keys taken from %n paper(s)", "", len(ids))
            self._write(ids, lambda: organising.clear_digits(ids), done, takes_away=True)
            return
        if not ids:
            return

        def tell(toggled: Toggled) -> None:
            if not toggled.name:
                text = self.tr("No tag is on key {digit}; the menu of a tag puts it there.")
                self.said.emit(text.format(digit=digit))
                return
            count = len(toggled.changes.updated)
            if toggled.puts:
                text = self.tr("%n paper(s) tagged “{name}”", "", count)
            else:
                text = self.tr("Tag “{name}” taken from %n paper(s)", "", count)
            self.said.emit(text.format(name=toggled.name))
            self.steps_changed.emit()

        self._jobs.submit(
            "", lambda _: organising.toggle_digit(ids, digit), Lane.LOCAL, self, tell, self._fail
        )

# SPDX-License-Identifier: GPL-3.0-or-later
"""A person who does not see the window: finds things by role and name through AT-SPI.

Run by the system's Python, which has ``pyatspi``; it knows nothing of refdesk. Writes what it
heard as JSON.
"""

import json
import sys
import time

import pyatspi

PATIENCE = 30.0


def until(look, what):
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        found = look()
        if found:
            return found
        time.sleep(0.05)  # another process: nothing here tells when it is there
    raise SystemExit(f"waited in vain for {what}")


CLOSED = {"table", "tree", "tree table", "list"}
"""What is not walked into: each cell is a question to another process."""


def walk(node):
    """Yield what is seen inside of a node."""
    try:
        children = [node.getChildAtIndex(n) for n in range(node.childCount)]
    except Exception:  # gone meanwhile
        return
    for child in children:
        try:
            if child is None or not is_showing(child):
                continue
            yield child
            if child.getRoleName() in CLOSED:
                continue
        except Exception:
            continue
        yield from walk(child)


def application():
    desktop = pyatspi.Registry.getDesktop(0)
    return next((a for a in desktop if a is not None and a.name == "refdesk"), None)


def find(role, name):
    program = application()
    for node in walk(program) if program is not None else ():
        try:
            if node.getRoleName() == role and name in node.name:
                return node
        except Exception:
            continue
    return None


def is_showing(node):
    return node.getState().contains(pyatspi.STATE_SHOWING)


def press(role, name):
    """Press what has this role and name; again where it was put in place anew under the finger."""

    def pressed():
        node = find(role, name)
        if node is None:
            return False
        try:
            actions = node.queryAction()
            names = [actions.getName(n) for n in range(actions.nActions)]
            return actions.doAction(names.index("Press") if "Press" in names else 0)
        except Exception:
            return False

    until(pressed, f"{role} {name}")


bar = None
"""The status bar; looking for it takes longer than it speaks."""


def copied():
    global bar
    bar = bar or find("status bar", "") or find("statusbar", "")
    return bar.name if bar is not None and "copied" in bar.name else ""


def press_to_copy():
    """Press, and listen; a citation that was not made yet is copied by pressing again."""
    press("push button", "Copy citation in the style APA 7")
    end = time.monotonic() + 7  # as long as it stands there
    words = ""
    while not words and time.monotonic() < end:
        words = copied()
    return words


def main():
    heard = {}
    until(application, "the program")
    press("push button", "Open the sample library")
    table = until(lambda: find("table", "Papers"), "the list")
    until(lambda: table.queryTable().nRows > 3, "papers")
    grid = table.queryTable()
    heard["rows"] = grid.nRows
    heard["headers"] = [grid.getColumnHeader(n).name for n in range(grid.nColumns)]
    heard["first row"] = [grid.getAccessibleAt(0, n).name for n in range(grid.nColumns)]
    grid.addRowSelection(0)
    title = heard["first row"][0].split("\n")[0]
    until(lambda: find("label", title[:40]), "the paper's title")
    press("page tab", "Cite")
    heard["status"] = until(press_to_copy, "what was copied")
    heard["nameless"] = sorted(
        {
            node.getRoleName()
            for node in walk(application())
            if node.getState().contains(pyatspi.STATE_FOCUSABLE) and not node.name.strip()
        }
    )
    json.dump(heard, sys.stdout)


main()

# SPDX-License-Identifier: GPL-3.0-or-later
"""Words of the program itself, told apart from what a person or a paper says."""


class Plain(str):
    """A word of the program, such as the name of a service or of a function.

    The log keeps it as it is. Any other text that is handed to the log is left out of it: nothing
    tells a reason from a title once both are texts.
    """

    __slots__ = ()

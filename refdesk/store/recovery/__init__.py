# SPDX-License-Identifier: GPL-3.0-or-later
"""Rows out of a library that SQLite calls damaged: read page by page, by Python alone.

``pages`` knows the file format, ``shapes`` what rows of our tables look like, ``trees`` which page
belongs to which table, ``salvage`` writes what was found to a new library, ``filling`` looks elsewhere
for what is lost, ``mending`` sees to it that all of it can be read. docs/decisions/0037 says why.
"""

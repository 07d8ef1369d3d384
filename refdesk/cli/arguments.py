# SPDX-License-Identifier: GPL-3.0-or-later
"""What can be said on the command line, and which function does it.

Functions are named, not imported: a command loads what it needs and nothing else.
"""

import argparse
from collections.abc import Callable
from pathlib import Path

from refdesk import __version__
from refdesk.domain.exporting import ALL_FIELDS, FieldGroup, Letters

FEW = 20
"""Up to so many new papers, notices and full texts are fetched along with the records.

As many hits of a search in PubMed are listed.
"""


def _number(text: str) -> int:
    number = int(text)
    if number < 0:
        raise argparse.ArgumentTypeError(f"{text} is less than nothing")
    return number


def parser() -> argparse.ArgumentParser:
    """Return what reads a command line; ``run`` names ``module:function`` of the command."""
    made = argparse.ArgumentParser(
        prog="refdesk",
        description="A reference manager for people who read clinical evidence. "
        "Without a command it opens its window.",
    )
    made.add_argument("--version", action="version", version=f"refdesk {__version__}")
    common = argparse.ArgumentParser(add_help=False)
    common.add_argument(
        "--library", type=Path, default=argparse.SUPPRESS, metavar="PATH", help="the library file"
    )
    common.add_argument("--offline", action="store_true", help="ask no service")
    made.add_argument("--library", type=Path, default=None, metavar="PATH", help=argparse.SUPPRESS)
    commands = made.add_subparsers(dest="command", metavar="COMMAND", required=True)

    def command(name: str, run: str, text: str) -> argparse.ArgumentParser:
        one = commands.add_parser(name, parents=[common], help=text, description=text)
        one.set_defaults(run=run)
        return one

    _library_parsers(command)
    _bundle_parsers(command, common)
    _reading_parsers(command)
    command("self-test", "self_test:run", "check what this installation must have")
    for name, text in (
        ("tour", "open the window on the sample library and save its pictures"),
        ("window", "open the window"),
    ):
        commands.add_parser(name, help=text)  # run by refdesk.app; named here for the help
    return made


_Maker = Callable[[str, str, str], argparse.ArgumentParser]


def _library_parsers(command: _Maker) -> None:
    add = command("add", "adding:add", "fetch papers and store them")
    add.add_argument("ids", nargs="*", metavar="ID", help="PMID, PMCID, DOI, NCT, arXiv, or a link")
    add.add_argument("--file", metavar="F", help="a file with identifiers; - is standard input")
    add.add_argument(
        "--fulltext",
        action=argparse.BooleanOptionalAction,
        default=None,
        help=f"fetch full texts and notices too (default: for up to {FEW} papers)",
    )
    add.add_argument("--json", action="store_true", help="one JSON object a line")

    imported = command("import", "importing:import_", "read files into the library")
    imported.add_argument("files", nargs="+", metavar="FILE")
    imported.add_argument("--format", metavar="F", help="instead of looking at the content")
    imported.add_argument("--dry-run", action="store_true", help="only say what would happen")
    imported.add_argument(
        "--collection", metavar="NAME", help="put the papers into it; made where there is none"
    )
    imported.add_argument(
        "--map",
        action="append",
        default=[],
        metavar="HEADING=FIELD",
        help="what a column of a table holds; may be given many times",
    )
    imported.add_argument("--json", action="store_true")

    search = command("search", "looking:search", "search the library")
    search.add_argument("query", nargs="+", metavar="QUERY")
    search.add_argument("--limit", type=_number, default=None, metavar="N")
    search.add_argument("--json", action="store_true")

    pubmed = command("pubmed", "pubmed:pubmed", "search PubMed")
    pubmed.add_argument("query", nargs="+", metavar="QUERY", help="in PubMed's own syntax")
    pubmed.add_argument(
        "--limit", type=_number, default=FEW, metavar="N", help=f"list so many (default: {FEW})"
    )
    pubmed.add_argument("--add", action="store_true", help="fetch what is listed into the library")
    pubmed.add_argument("--json", action="store_true", help="one JSON object a line")

    show = command("show", "looking:show", "everything known of one paper")
    show.add_argument("id", metavar="ID")
    show.add_argument("--json", action="store_true")

    twice = command("duplicates", "duplicates:duplicates", "records of the same paper")
    twice.add_argument("file", nargs="?", metavar="FILE", help="instead of the library")
    twice.add_argument(
        "--merge", choices=("certain",), help="make one paper of each group that is certain"
    )
    twice.add_argument(
        "--log", action="store_true", help="what was merged, and the counts that PRISMA asks for"
    )
    twice.add_argument("--format", metavar="F", help="instead of looking at the content")
    twice.add_argument("--json", action="store_true")

    checked = command("check", "checking:check_", "integrity of library, index and files")
    checked.add_argument("--repair", action="store_true", help="mend what can be mended")
    checked.add_argument("--json", action="store_true", help="one JSON object a finding")
    checked.add_argument(
        "--recover", action="store_true", help="read a damaged library into a new one"
    )
    checked.add_argument(
        "--output", type=Path, metavar="FILE", help="with --recover: where the new one goes"
    )

    backed = command("backup", "backing_up:backup", "copy the library, verified; or put one back")
    deed = backed.add_mutually_exclusive_group()
    deed.add_argument("--now", action="store_true", help="make one; so without any option")
    deed.add_argument("--list", action="store_true", help="what there is")
    deed.add_argument("--verify", action="store_true", help="open and check each")
    deed.add_argument(
        "--restore", metavar="NAME", help="put one back; keeps what is there as another"
    )
    backed.add_argument(
        "--yes", action="store_true", help="with --restore: even where much would be lost"
    )
    backed.add_argument("--json", action="store_true", help="one JSON object a backup")


def _bundle_parsers(command: _Maker, common: argparse.ArgumentParser) -> None:
    text = "the whole library as one file, and back"
    deeds = command("bundle", "", text).add_subparsers(
        dest="deed", metavar="export|import|check", required=True
    )

    def deed(name: str, text: str) -> argparse.ArgumentParser:
        one = deeds.add_parser(name, parents=[common], help=text, description=text)
        one.set_defaults(run=f"bundling:{'import_' if name == 'import' else name}")
        one.add_argument("file", metavar="FILE")
        one.add_argument("--json", action="store_true")
        return one

    written = deed("export", "write library, files and full texts to FILE (…refdesk.zip)")
    written.add_argument("--preferences", action="store_true", help="preferences too; no keys")
    read = deed("import", "make a new library of FILE, at --library")
    way = read.add_mutually_exclusive_group()
    way.add_argument(
        "--merge", action="store_true", help="add its papers to the library that is there"
    )
    way.add_argument(
        "--replace",
        action="store_true",
        help="put it in the place of the library; backs that up first",
    )
    read.add_argument(
        "--yes", action="store_true", help="with --replace: even where much would be lost"
    )
    read.add_argument("--preferences", action="store_true", help="take its preferences too")
    deed("check", "compare what is in FILE with its list")


def _reading_parsers(command: _Maker) -> None:
    cite = command("cite", "citing:cite", "formatted references")
    cite.add_argument("ids", nargs="*", metavar="ID")
    cite.add_argument("--input", metavar="FILE", help="cite the records of a file instead")
    cite.add_argument("--style", default="apa", help="a CSL style; 'list' lists them")
    cite.add_argument("--locale", default="en-US", help="its language: ko-KR, de-DE …")
    cite.add_argument("--in-text", action="store_true")
    for name, help_text in (
        ("locator", "pages of the first paper, such as 12-15"),
        ("prefix", "words before it"),
        ("suffix", "words after it"),
    ):
        cite.add_argument(f"--{name}", default="", help=f"with --in-text: {help_text}")
    cite.add_argument("--output", choices=("text", "html", "markdown", "rtf"), default="text")

    export = command("export", "writing:export", "papers in a file format")
    export.add_argument("--format", metavar="F", help="default: by the ending of FILE; ris without")
    export.add_argument("--query", metavar="Q", help="only papers that the search finds")
    export.add_argument("-o", "--output", metavar="FILE")
    _written_so(export)
    export.add_argument("--notes", action="store_true", help="your own notes go along")
    export.add_argument(
        "--files", action="store_true", help="copy the papers' files into a folder beside FILE"
    )

    marked = command("highlights", "writing:highlights", "highlights and notes as Markdown")
    marked.add_argument("--query", metavar="Q", help="only papers that the search finds")
    marked.add_argument("--style", default="apa", help="a CSL style for the citations")
    marked.add_argument("--locale", default="en-US")
    marked.add_argument("-o", "--output", metavar="FILE")

    convert = command("convert", "writing:convert", "from one file format to another")
    convert.add_argument("input", metavar="IN")
    convert.add_argument("output", metavar="OUT")
    convert.add_argument("--from", dest="source_format", metavar="F")
    convert.add_argument("--to", dest="target_format", metavar="F")
    _written_so(convert)

    fulltext = command("fulltext", "fulltexts:fulltext", "render full texts")
    fulltext.add_argument("targets", nargs="+", metavar="FILE|ID")
    fulltext.add_argument("--output", choices=("html", "text", "markdown", "json"), default="text")

    evidence = command("evidence", "evidence:evidence", "what papers report, with proof")
    evidence.add_argument("targets", nargs="*", metavar="FILE|ID")
    evidence.add_argument("--json", action="store_true")
    evidence.add_argument("--korean", action="store_true", help="say it as a Korean summary")
    evidence.add_argument("--tokens", action="store_true", help="add a label for each token")
    evidence.add_argument(
        "--corrections",
        action="store_true",
        help="what you corrected, with what was read, as test data (JSON lines); of all papers without ID",
    )
    evidence.add_argument("-o", "--output", metavar="FILE", help="with --corrections")


def _written_so(command: argparse.ArgumentParser) -> None:
    """Let a command that writes papers say how; see :class:`ExportOptions`."""
    command.add_argument(
        "--fields",
        type=_fields,
        metavar="LIST",
        help="what to write beside the citation: none, all, or some of " + ",".join(FieldGroup),
    )
    command.add_argument(
        "--key-pattern",
        default="",
        metavar="P",
        help="citation keys, such as [auth:lower][year][shorttitle]; keys that were set stay",
    )
    letters = command.add_mutually_exclusive_group()
    for name, text in (
        (Letters.UNICODE, "BibTeX with letters as they are (the default)"),
        (Letters.LATEX, "BibTeX with commands for letters beyond ASCII"),
    ):
        letters.add_argument(
            f"--{name}", dest="letters", action="store_const", const=name, default=Letters.UNICODE,
            help=text,
        )  # fmt: skip
    command.add_argument(
        "--no-braces",
        dest="protect_capitals",
        action="store_false",
        help="BibTeX without braces round the words of a title that keep their capitals",
    )


def _fields(text: str) -> frozenset[FieldGroup]:
    if text in {"all", "none"}:
        return ALL_FIELDS if text == "all" else frozenset()
    try:
        return frozenset(map(FieldGroup, text.replace(" ", "").split(",")))
    except ValueError:
        known = ", ".join(("all", "none", *FieldGroup))
        raise argparse.ArgumentTypeError(f"“{text}” is none of {known}") from None

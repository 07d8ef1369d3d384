# SPDX-License-Identifier: GPL-3.0-or-later
"""The program without a window: one function a command, no Qt."""

import argparse
import logging
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from refdesk import __version__
from refdesk.cli import duplicates_command, library_commands, reading_commands, self_test
from refdesk.cli.session import Exit, Session, exit_code
from refdesk.domain.errors import RefdeskError, WriteFailedError
from refdesk.messages import sentence

Command = Callable[[Session], Exit]


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    logging.basicConfig(level=logging.ERROR, stream=sys.stderr)
    options = _parser().parse_args(arguments)
    session = Session(options)
    run: Command = options.run
    try:
        code = run(session)
        session.flush()
    except WriteFailedError as error:
        session.tell(f"refdesk: {sentence(error)}")
        code = exit_code(error)
        _silence_output()
    except RefdeskError as error:
        session.tell(f"refdesk: {sentence(error)}")
        code = exit_code(error)
    except KeyboardInterrupt as interrupt:
        session.context.cancel.cancel()
        session.tell("refdesk: interrupted.")
        code = exit_code(interrupt)
    except BrokenPipeError:
        _silence_output()  # the reader of our output left ("| head")
        code = Exit.DONE
    finally:
        session.close()
    return int(code)


def _silence_output() -> None:
    """Let what is still in the buffer go nowhere: Python would complain of it again at exit."""
    if sys.stdout is not None:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _number(text: str) -> int:
    number = int(text)
    if number < 0:
        raise argparse.ArgumentTypeError(f"{text} is less than nothing")
    return number


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="refdesk",
        description="A reference manager for people who read clinical evidence. "
        "Without a command it opens its window.",
    )
    parser.add_argument("--version", action="version", version=f"refdesk {__version__}")
    common = argparse.ArgumentParser(add_help=False)
    common.add_argument(
        "--library", type=Path, default=argparse.SUPPRESS, metavar="PATH", help="the library file"
    )
    common.add_argument("--offline", action="store_true", help="ask no service")
    parser.add_argument(
        "--library", type=Path, default=None, metavar="PATH", help=argparse.SUPPRESS
    )
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", required=True)

    def command(name: str, run: Command, text: str) -> argparse.ArgumentParser:
        made = commands.add_parser(name, parents=[common], help=text, description=text)
        made.set_defaults(run=run)
        return made

    _library_parsers(command)
    _reading_parsers(command)
    command("self-test", self_test.run, "check what this installation must have")
    for name, text in (
        ("tour", "open the window on the sample library and save its pictures"),
        ("window", "open the window"),
    ):
        commands.add_parser(name, help=text)  # run by refdesk.app; named here for the help
    return parser


_Maker = Callable[[str, Command, str], argparse.ArgumentParser]


def _library_parsers(command: _Maker) -> None:
    add = command("add", library_commands.add, "fetch papers and store them")
    add.add_argument("ids", nargs="*", metavar="ID", help="PMID, PMCID, DOI, NCT, arXiv, or a link")
    add.add_argument("--file", metavar="F", help="a file with identifiers; - is standard input")
    add.add_argument(
        "--fulltext",
        action=argparse.BooleanOptionalAction,
        default=None,
        help=f"fetch full texts and notices too (default: for up to {library_commands.FEW} papers)",
    )
    add.add_argument("--json", action="store_true", help="one JSON object a line")

    imported = command("import", library_commands.import_, "read files into the library")
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

    search = command("search", library_commands.search, "search the library")
    search.add_argument("query", nargs="+", metavar="QUERY")
    search.add_argument("--limit", type=_number, default=None, metavar="N")
    search.add_argument("--json", action="store_true")

    show = command("show", library_commands.show, "everything known of one paper")
    show.add_argument("id", metavar="ID")
    show.add_argument("--json", action="store_true")

    twice = command("duplicates", duplicates_command.duplicates, "records of the same paper")
    twice.add_argument("file", nargs="?", metavar="FILE", help="instead of the library")
    twice.add_argument(
        "--merge", choices=("certain",), help="make one paper of each group that is certain"
    )
    twice.add_argument(
        "--log", action="store_true", help="what was merged, and the counts that PRISMA asks for"
    )
    twice.add_argument("--format", metavar="F", help="instead of looking at the content")
    twice.add_argument("--json", action="store_true")

    checked = command("check", library_commands.check_, "integrity of library, index and files")
    checked.add_argument("--repair", action="store_true")


def _reading_parsers(command: _Maker) -> None:
    cite = command("cite", reading_commands.cite, "formatted references")
    cite.add_argument("ids", nargs="*", metavar="ID")
    cite.add_argument("--input", metavar="FILE", help="cite the records of a file instead")
    cite.add_argument("--style", default="apa", help="a CSL style; 'list' lists them")
    cite.add_argument("--locale", default="en-US")
    cite.add_argument("--in-text", action="store_true")
    cite.add_argument("--output", choices=("text", "html", "markdown", "rtf"), default="text")

    export = command("export", reading_commands.export, "papers in a file format")
    export.add_argument("--format", metavar="F", help="default: by the name of FILE, else ris")
    export.add_argument("--query", metavar="Q", help="only papers that the search finds")
    export.add_argument("-o", "--output", metavar="FILE")

    convert = command("convert", reading_commands.convert, "from one file format to another")
    convert.add_argument("input", metavar="IN")
    convert.add_argument("output", metavar="OUT")
    convert.add_argument("--from", dest="source_format", metavar="F")
    convert.add_argument("--to", dest="target_format", metavar="F")

    fulltext = command("fulltext", reading_commands.fulltext, "render full texts")
    fulltext.add_argument("targets", nargs="+", metavar="FILE|ID")
    fulltext.add_argument("--output", choices=("html", "text", "markdown", "json"), default="text")

    evidence = command("evidence", reading_commands.evidence, "what papers report, with proof")
    evidence.add_argument("targets", nargs="*", metavar="FILE|ID")
    evidence.add_argument("--json", action="store_true")
    evidence.add_argument("--tokens", action="store_true", help="add a label for each token")

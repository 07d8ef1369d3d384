"""Anybody's server, as the library answers for it: ``pdf/<host>/<path>``."""

from tests.pdfs import plain_pdf
from tests.server.answers import Answer, Asked
from tests.server.library import Library

BODY = plain_pdf([["An invented article, as a repository keeps it."]])


def pdf(library: Library, asked: Asked) -> Answer:
    if asked.path.endswith(".pdf"):
        return Answer(200, BODY, "application/pdf")
    if asked.path.endswith("/page"):
        page = b"<!DOCTYPE html><html><body>Sign in to read this article</body></html>"
        return Answer(200, page, "text/html")
    return Answer(404, b"<html><body>Not here</body></html>", "text/html")

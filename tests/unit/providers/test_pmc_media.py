"""Pictures of PMC: listed beside their article, whole, and pictures indeed."""

import hashlib

import pytest

from refdesk.domain.errors import CancelledError, NotFoundError, NotOpenError, UnavailableError
from refdesk.domain.jobs import CancelToken, JobContext
from refdesk.providers.pmc import Media, PmcMedia
from refdesk.providers.pmc import media as module
from tests.pictures import png

VERSION = "PMC10000001.1"
PICTURE = png(24, 16)


@pytest.fixture
def media(client, server) -> PmcMedia:
    files = {f"gr{number}.png": PICTURE for number in range(1, 6)}
    server.library.media[VERSION] = files | {"odd name (1).png": PICTURE}
    return PmcMedia(client)


def test_the_folder_is_listed_over_all_its_pages(media, context, server):
    folder = media.folder(VERSION, context)
    assert {f"gr{number}.png" for number in range(1, 6)} < set(folder.files)
    assert server.count("pmc/") > 3  # the metadata and three pages
    found = folder.find("gr2")
    assert found == Media("gr2.png", len(PICTURE), hashlib.md5(PICTURE).hexdigest())
    assert folder.find("gr9") is None


def test_a_picture_arrives_byte_for_byte(media, context, server):
    folder = media.folder(VERSION, context)
    for name in ("gr3", "odd name (1)"):
        assert media.fetch(folder, folder.find(name), context) == PICTURE
    assert server.requests[-1].path == f"/{VERSION}/odd%20name%20%281%29.png"


def test_without_a_version_the_newest_is_looked_into(media, context, server):
    server.library.media["PMC10000008.9"] = {"a.png": PICTURE}
    folder = media.folder("PMC10000008", context)
    assert (folder.version, list(folder.files)[-1]) == ("PMC10000008.9", "a.png")


def test_an_author_manuscript_has_no_pictures(media, context, server):
    with pytest.raises(NotOpenError):
        media.folder("PMC10000008.10", context)
    assert server.count("pmc/") == 1


@pytest.mark.parametrize("version", ["", "1", "../x", "PMC1.1/..", "PMC10000001.1/"])
def test_only_versions_are_asked_for(media, context, server, version):
    with pytest.raises(NotOpenError):
        media.folder(version, context)
    assert server.count() == 0


def test_files_of_other_folders_are_not_believed(media, context, server):
    listing = (
        '<ListBucketResult xmlns="http://s3.amazonaws.com/doc/2006-03-01/">'
        f"<Contents><Key>{VERSION}/../PMC2.1/a.png</Key><Size>1</Size></Contents>"
        "<Contents><Key>PMC2.1/b.png</Key><Size>1</Size></Contents>"
        f"<Contents><Key>{VERSION}/deeper/c.png</Key></Contents>"
        f"<Contents><Key>{VERSION}/d.png</Key><Size>many</Size></Contents></ListBucketResult>"
    )
    server.fault(f"pmc/{VERSION}/{VERSION}.json", "no-key", times=None)
    server.fault(f"pmc/metadata/{VERSION}.json", "no-key", times=None)
    server.fault("pmc/", "body", body=listing)
    assert dict(media.folder(VERSION, context).files) == {"d.png": Media("d.png")}


@pytest.mark.parametrize(
    ("fault", "options", "reason"),
    [
        ("html", {}, "html"),
        ("empty", {}, "truncated"),
        ("truncated", {}, "truncated"),
        ("cut-off", {}, "truncated"),
        ("body", {"body": PICTURE[:-1] + b"X"}, "truncated"),  # of the same length, and another
        ("body", {"body": b"%PDF-1.7"}, "truncated"),
        ("503", {}, "server-error"),
        ("huge", {"megabytes": 45}, "too-large"),
        ("redirect", {}, "redirect"),
    ],
)
def test_what_is_not_that_picture_is_refused(media, context, server, fault, options, reason):
    folder = media.folder(VERSION, context)
    server.fault("pmc/" + f"{VERSION}/gr1.png", fault, times=None, **options)
    with pytest.raises(UnavailableError) as caught:
        media.fetch(folder, folder.find("gr1"), context)
    assert caught.value.reason == reason


@pytest.mark.parametrize("status", [403, 404])
def test_a_picture_that_is_listed_and_gone_is_not_found(media, context, server, status):
    folder = media.folder(VERSION, context)
    server.fault(f"pmc/{VERSION}/gr1.png", "no-key", status=status)
    with pytest.raises(NotFoundError):
        media.fetch(folder, folder.find("gr1"), context)


def test_a_deposit_that_never_was_a_picture_is_not_found(media, context, server):
    server.library.media[VERSION]["gr1.png"] = b"%PDF-1.4 and so on"
    folder = media.folder(VERSION, context)
    with pytest.raises(NotFoundError):
        media.fetch(folder, folder.find("gr1"), context)


def test_what_is_announced_as_too_large_is_not_begun(media, context, server, monkeypatch):
    folder = media.folder(VERSION, context)
    monkeypatch.setattr(module, "MAX_PICTURE", 10)
    asked = server.count()
    with pytest.raises(UnavailableError) as caught:
        media.fetch(folder, folder.find("gr1"), context)
    assert (caught.value.reason, server.count()) == ("too-large", asked)


def test_a_slow_picture_can_be_given_up(media, context, server):
    folder = media.folder(VERSION, context)
    token = CancelToken()
    token.cancel()
    with pytest.raises(CancelledError):
        media.fetch(folder, folder.find("gr1"), JobContext(token))

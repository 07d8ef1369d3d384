# SPDX-License-Identifier: GPL-3.0-or-later
"""MeSH: descriptors by what is typed, and what is known of one."""

import json

import pytest

from refdesk.domain.errors import (
    BadRequestError,
    CancelledError,
    NotFoundError,
    UnavailableError,
)
from refdesk.providers.mesh import Mesh, MeshDescriptor, MeshEntry
from tests.server.answers import Answer

ORGAN = MeshEntry("D900001", "Carcinoma, Inventocellular")
BEFORE = MeshEntry("D900002", "Precarcinoma, Imagined")


@pytest.fixture
def mesh(client) -> Mesh:
    return Mesh(client)


def test_names_that_begin_with_it_come_first(mesh, context, server):
    assert mesh.lookup(" carcinoma ", context) == (ORGAN, BEFORE)
    (asked,) = server.requests
    assert asked.params == {"label": "carcinoma", "match": "contains", "limit": "20"}


def test_only_beginnings(mesh, context):
    assert mesh.lookup("Carc", context, match="startswith") == (ORGAN,)
    assert mesh.lookup("Carc", context, match="exact") == ()


def test_nothing_is_asked_about_nothing_and_never_more_than_allowed(mesh, context, server):
    assert mesh.lookup(" ", context) == mesh.lookup("a", context, limit=0) == ()
    assert server.count() == 0
    assert len(mesh.lookup("a", context, limit=1)) == 1
    mesh.lookup("a", context, limit=500)
    assert [a.params["limit"] for a in server.requests] == ["1", "50"]


def test_details(mesh, context, server):
    assert mesh.details("d900001", context) == MeshDescriptor(
        "D900001",
        "Carcinoma, Inventocellular",
        ("Cancer of the Invented Organ", "Inventoma"),
        ("C04.557.470", "C04.900.274"),
        (MeshEntry("Q900188", "drug therapy"), MeshEntry("Q900628", "therapy")),
        narrower=(MeshEntry("D900002", "Precarcinoma, Imagined"),),
    )
    assert [a.path for a in server.requests] == ["/lookup/details", "/sparql", "/sparql"]


def test_headings_above_are_a_courtesy(mesh, context, server):
    found = mesh.details("D900002", context)
    assert found.broader == (MeshEntry("D900001", "Carcinoma, Inventocellular"),)
    assert found.narrower == ()
    usual = server.answer

    def refused(asked):
        if "broaderDescriptor" in asked.params.get("query", ""):
            return Answer(400, b'{"error": "malformed"}', "application/json")
        return usual(asked)

    server.answer = refused
    assert mesh.details("D900001", context).entry_terms
    assert mesh.details("D900001", context).narrower == ()


def test_a_descriptor_in_no_place_has_none(mesh, context):
    assert mesh.details("D900004", context).tree_numbers == ()


def test_unknown_descriptors(mesh, context, server):
    for odd in ("", "68900001", "D900001> ?x . ?s ?p ?o", "Q900188"):
        with pytest.raises(NotFoundError):
            mesh.details(odd, context)
    assert server.count() == 0
    with pytest.raises(NotFoundError) as caught:
        mesh.details("D999999", context)
    assert caught.value.identifier == "D999999"
    server.fault("mesh/lookup", "body", body='{"descriptor": null, "terms": []}')
    with pytest.raises(NotFoundError):
        mesh.details("D900001", context)
    server.fault(
        "mesh/lookup", "body", body='{"descriptor": ".../D900002", "terms": [{"label": "x"}]}'
    )
    with pytest.raises(NotFoundError):
        mesh.details("D900001", context)


def test_odd_shapes_are_let_pass(mesh, context, server):
    rows = [
        None,
        {"label": "no number"},
        {"resource": 5},
        {"resource": "x/D1/", "label": "One"},
    ] * 2
    server.fault("mesh", "body", body=json.dumps(rows))
    assert mesh.lookup("o", context) == (MeshEntry("D1", "One"),)
    record = {"terms": [{"label": "Two"}, None, {"label": "One", "preferred": "true"}]}
    server.fault("mesh/lookup", "body", body=json.dumps([record]))
    found = mesh.details("D900001", context)
    assert (found.name, found.entry_terms, found.qualifiers) == ("One", ("Two",), ())


def test_a_refusal_is_told_whatever_its_status(mesh, context, server):
    server.fault("mesh", "400", body='{"error": "Invalid parameter"}')
    server.fault("mesh", "body", body='{"error": "Invalid parameter"}')
    for _ in range(2):
        with pytest.raises(BadRequestError, match="Invalid parameter"):
            mesh.lookup("carcinoma", context)


@pytest.mark.parametrize(
    ("kind", "options", "reason"),
    [
        ("429", {}, "rate-limited"),
        ("503", {}, "server-error"),
        ("html", {}, "html"),
        ("truncated", {}, "truncated"),
        ("empty", {}, "truncated"),
        ("body", {"body": '{"odd": 1}'}, "unparseable"),
        ("body", {"body": "[1,]"}, "unparseable"),
        ("reset", {}, "no-connection"),
    ],
)
def test_an_outage_is_not_an_empty_list(mesh, context, server, kind, options, reason):
    server.fault("mesh", kind, times=None, **options)
    with pytest.raises(UnavailableError) as caught:
        mesh.lookup("carcinoma", context)
    assert caught.value.reason == reason
    with pytest.raises(UnavailableError):
        mesh.details("D900001", context)


@pytest.mark.parametrize("kind", ["429", "502", "truncated", "reset"])
def test_trouble_that_passes_is_not_noticed(mesh, context, server, kind):
    server.fault("mesh", kind)
    assert mesh.lookup("carc", context) == (ORGAN, BEFORE)
    server.fault("mesh/sparql", kind)
    assert mesh.details("D900001", context).tree_numbers
    assert server.count() == 6


def test_places_that_cannot_be_had_are_not_none(mesh, context, server):
    server.fault("mesh/sparql", "body", times=None, body='{"head": {}}')
    with pytest.raises(UnavailableError):
        mesh.details("D900001", context)


def test_a_broken_address_is_no_missing_descriptor(mesh, context, server):
    server.fault("mesh", "404")
    with pytest.raises(BadRequestError):
        mesh.lookup("carc", context)


def test_stopping(mesh, context, server):
    context.cancel.cancel()
    with pytest.raises(CancelledError):
        mesh.lookup("carc", context)
    assert server.count() == 0


def test_answers_are_kept(caching_client, context, server):
    for _ in range(2):
        assert Mesh(caching_client).lookup("carc", context)
    assert server.count() == 1

# SPDX-License-Identifier: GPL-3.0-or-later
"""Damage that keeps the shape of a file: members of JSON, elements of XML, pages of a library."""

import copy
import json
import random
from typing import Any

from lxml import etree

_JUNK: tuple[Any, ...] = (
    None, True, -1, 10**30, 1.5, "", "x", "<i>&", [], [None], ["x", 3], {}, {"x": None}, [[[]]],
    "\ud800", "\u202e", "=1+1", "../../x", "javascript:alert(1)", "file:///etc/passwd", "10.1000/" * 9,
)  # fmt: skip
_WORDS = ("javascript:x", "file:///etc/passwd", "data:text/html,x", "\\\\host\\share", "../../x",
          "<script>", "&lt;script&gt;", "x" * 3000, "\u202e", "\u0000".strip("\x00"), "1e400", "-1",
          "99999999999", "https://a@b@c", "www.x", "mailto:a@b")  # fmt: skip
PAGE = 4096


def changed_json(data: bytes, chance: random.Random) -> bytes:
    """Return JSON in which some members are others, gone, twice there or deep inside."""
    try:
        tree = json.loads(data, strict=False)
    except (ValueError, RecursionError):
        return data
    for _ in range(chance.randint(1, 4)):
        tree = _json_once(tree, chance)
    return json.dumps(tree, check_circular=False).encode("utf-8", "replace")


def _json_once(tree: Any, chance: random.Random) -> Any:
    places: list[tuple[Any, Any]] = []

    def walk(node: Any, depth: int = 0) -> None:
        items = node.items() if isinstance(node, dict) else ()
        for key, child in enumerate(node) if isinstance(node, list) else items:
            places.append((node, key))
            if depth < 200:
                walk(child, depth + 1)

    walk(tree)
    if not places:
        return copy.deepcopy(chance.choice(_JUNK))
    node, key = chance.choice(places)
    match chance.randrange(5):
        case 0:
            del node[key]
        case 1:
            other, name = chance.choice(places)
            node[key] = copy.deepcopy(other[name])
        case 2 if isinstance(node, list):
            node.extend(copy.deepcopy(node[key]) for _ in range(chance.choice((1, 50))))
        case 3:
            deep: Any = node[key]
            for _ in range(chance.choice((2, 40))):
                deep = [deep]
            node[key] = deep
        case _:
            node[key] = copy.deepcopy(chance.choice(_JUNK))
    return tree


def changed_xml(data: bytes, chance: random.Random) -> bytes:
    """Return XML whose elements and attributes stand in other places, are gone or nested."""
    try:
        root = etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True))
    except etree.XMLSyntaxError:
        return data
    for _ in range(chance.randint(1, 6)):
        _xml_once(root, chance)
    return etree.tostring(root, encoding="utf-8")


def _xml_once(root: etree._Element, chance: random.Random) -> None:
    every = [node for node in root.iter() if isinstance(node.tag, str)]
    node, other = chance.choice(every), chance.choice(every)
    parent = node.getparent()
    match chance.randrange(7):
        case 0 if parent is not None:
            parent.remove(node)
        case 1:
            node.append(copy.deepcopy(other))
        case 2 if parent is not None:
            parent.insert(0, copy.deepcopy(other))
        case 3:
            node.tag = other.tag
        case 4:
            for name in node.attrib:
                node.set(name, chance.choice(_WORDS))
        case 5:
            deep = node
            for _ in range(chance.choice((3, 60))):
                deep = etree.SubElement(deep, node.tag)
            deep.text = chance.choice(_WORDS)
        case _:
            node.text = chance.choice(_WORDS)


def changed_pages(data: bytes, chance: random.Random) -> bytes:
    """Return a database of which bytes, cells or whole pages are wrong."""
    found = bytearray(data)
    for _ in range(chance.randint(1, 4)):
        start = chance.randrange(max(1, len(found) // PAGE)) * PAGE
        match chance.randrange(6):
            case 0:
                found[start : start + PAGE] = bytes(PAGE)
            case 1:
                other = chance.randrange(max(1, len(found) // PAGE)) * PAGE
                found[start : start + PAGE] = found[other : other + PAGE]
            case 2:
                for _ in range(chance.choice((1, 8, 64))):
                    found[start + chance.randrange(min(100, PAGE))] = chance.randrange(256)
            case 3:
                for _ in range(chance.choice((1, 20, 200))):
                    found[chance.randrange(len(found))] = chance.randrange(256)
            case 4:
                del found[max(PAGE, chance.randrange(len(found))) :]
            case _:
                found[start : start + PAGE] = chance.randbytes(PAGE)
    return bytes(found)

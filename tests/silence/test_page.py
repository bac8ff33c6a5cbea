"""The page at /docs and all that it loads come from our own files."""

import re
from html.parser import HTMLParser
from urllib.parse import urljoin, urlsplit

import pytest
from fastapi.testclient import TestClient

from api.app import LOOPBACK_HOSTS, create_app
from tests.cli.fakes import FakeKnowledgeBase

OURS = "http://127.0.0.1:8321"
LOADS = {"src", "href", "srcset", "action", "formaction", "poster", "data", "background", "ping"}
NAMED = re.compile(
    r"""(?:@import\s*|\burl\(\s*|\bimport\s*\(?\s*|\bfrom\s*|\bfetch\(\s*)["']([^"']+)"""
)
UNQUOTED = re.compile(r"""\burl\(\s*([^"'\s)][^)]*)\)""")
ANYWHERE = re.compile(r"""(?:\b(?:https?|wss?|ftp):)?//[\w\[]""")


class Addresses(HTMLParser):
    """Whatever an attribute of the page names."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag, attrs):
        self.found += [value for name, value in attrs if name in LOADS and value]


def named_in(kind: str, text: str) -> list[str]:
    if kind == "text/html":
        page = Addresses()
        page.feed(text)
        return page.found
    return NAMED.findall(text) + UNQUOTED.findall(text)


def foreign(addresses: list[str]) -> list[str]:
    """Those that lead to another origin, or are neither an address of ours nor data."""
    absolute = [(one, urlsplit(urljoin(f"{OURS}/docs", one))) for one in addresses]
    return [
        one
        for one, parts in absolute
        if parts.scheme != "data" and f"{parts.scheme}://{parts.netloc}" != OURS
    ]


def without_comments(kind: str, text: str) -> str:
    """``//`` begins a comment in a script; in a page or a style it begins an address."""
    return re.sub(r"^\s*//.*$", "", text, flags=re.MULTILINE) if "javascript" in kind else text


@pytest.fixture
def served() -> dict[str, tuple[str, str, dict[str, str]]]:
    """Every file that the page leads to: its kind, its text, its headers."""
    app = create_app(FakeKnowledgeBase(), trusted_hosts=LOOPBACK_HOSTS)
    client = TestClient(app, base_url=OURS, follow_redirects=False)
    waiting, found = ["/docs"], {}
    while waiting:
        path = waiting.pop()
        if path in found or path.startswith(("data:", "#")):
            continue
        response = client.get(path)
        assert response.status_code == 200, path
        kind = response.headers["content-type"].partition(";")[0]
        found[path] = (kind, response.text, dict(response.headers))
        if kind != "application/json":
            waiting += named_in(kind, response.text)
    return found


def test_the_page_leads_to_its_script_its_style_and_the_document(served) -> None:
    assert set(served) == {"/docs", "/docs/page.js", "/docs/page.css", "/openapi.json"}


def test_nothing_that_is_served_names_another_origin(served) -> None:
    for path, (kind, text, _) in served.items():
        if kind != "application/json":
            assert foreign(named_in(kind, text)) == [], path
            assert not ANYWHERE.search(without_comments(kind, text)), path


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("text/html", '<script src="https://cdn.example/x.js"></script>'),
        ("text/html", '<link rel=stylesheet href="//cdn.example/x.css">'),
        ("text/html", "<img src=http://127.0.0.1:9/x.png>"),
        ("text/css", '@import "https://cdn.example/x.css";'),
        ("text/css", "body { background: url(//cdn.example/x.png) }"),
        ("text/css", "body { background: url('https://cdn.example/x.png') }"),
        ("text/javascript", 'import x from "https://cdn.example/x.js";'),
        ("text/javascript", 'import("https://cdn.example/x.js");'),
        ("text/javascript", 'fetch("https://cdn.example/x")'),
    ],
)
def test_another_origin_would_be_found(kind, text) -> None:
    assert foreign(named_in(kind, text)) != []


@pytest.mark.parametrize("path", ["/docs", "/docs/page.js", "/docs/page.css"])
def test_the_browser_is_told_to_load_nothing_from_elsewhere(served, path) -> None:
    policy = served[path][2]["content-security-policy"]
    rules = dict(rule.strip().split(" ", 1) for rule in policy.split(";"))
    assert rules.pop("default-src") == "'self'"
    assert rules.pop("img-src") == "'self' data:"
    assert rules == dict.fromkeys(
        ("object-src", "base-uri", "form-action", "frame-ancestors"), "'none'"
    )
    assert served[path][2]["x-content-type-options"] == "nosniff"

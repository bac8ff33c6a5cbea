"""/docs needs no other host."""

import re

import pytest

ADDRESS = re.compile(r"(?:https?:)?//[\w.-]+\.\w+")


def assets(page):
    return re.findall(r'(?:src|href)="([^"#]+)"', page)


def test_every_asset_of_the_page_is_served_here(client):
    found = assets(client.get("/docs").text)
    assert {"/docs/page.js", "/docs/page.css", "/openapi.json"} <= set(found)
    for asset in found:
        if not asset.startswith("data:"):
            assert client.get(asset).status_code == 200


@pytest.mark.parametrize("path", ["/docs", "/docs/page.js", "/docs/page.css"])
def test_nothing_names_another_host_and_the_browser_is_told_so(client, path):
    response = client.get(path)
    assert not ADDRESS.search(response.text)
    assert response.headers["content-security-policy"].startswith("default-src 'self'")


def test_the_page_holds_no_inline_script_which_its_policy_would_block(client):
    page = client.get("/docs").text
    assert not re.search(r"<script>|\son\w+=|<style|\sstyle=", page)


def test_the_script_writes_text_and_never_markup(client):
    assert not re.search(
        r"innerHTML|outerHTML|insertAdjacent|eval\(", client.get("/docs/page.js").text
    )

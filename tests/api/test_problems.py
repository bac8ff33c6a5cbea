"""Every refusal is a problem document with a next step, and tells nothing of the inside."""

import pytest

from kb.errors import (
    DataDirectoryError,
    EmbedderMismatch,
    InputRefused,
    InternalError,
    MissingDependency,
    NotFound,
    TouchstoneError,
    UsageError,
)

FAMILY: list[tuple[type[TouchstoneError], int, str]] = [
    (UsageError, 400, "usage-error"),
    (NotFound, 404, "not-found"),
    (InputRefused, 422, "input-refused"),
    (DataDirectoryError, 503, "data-directory-error"),
    (EmbedderMismatch, 503, "embedder-mismatch"),
    (MissingDependency, 503, "missing-dependency"),
    (InternalError, 500, "internal-error"),
]


def problem_of(response, status):
    assert response.status_code == status
    assert response.headers["content-type"] == "application/problem+json"
    body = response.json()
    assert list(body) == ["type", "title", "status", "detail", "next_step"]
    assert body["status"] == status
    return body


@pytest.mark.parametrize(("error", "status", "kind"), FAMILY)
def test_an_error_of_the_family_is_a_problem(client, base, error, status, kind):
    base.raises = error("It is not there.", "Do that.")
    problem = problem_of(client.post("/v1/ask", json={"question": "x"}), status)
    assert problem["type"] == f"/docs#problem-{kind}"
    assert problem["title"] == error.title
    assert (problem["detail"], problem["next_step"]) == ("It is not there.", "Do that.")


@pytest.mark.parametrize("kind", [kind for _, _, kind in FAMILY])
def test_the_type_of_a_problem_is_described_on_the_page_it_names(client, kind):
    assert f'id="problem-{kind}"' in client.get("/docs").text


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({}, "question"),
        ({"question": ""}, "question"),
        ({"question": "x" * 4001}, "question"),
        ({"question": "x", "k": 0}, "k"),
        ({"question": "x", "k": 101}, "k"),
        ({"question": "x", "as_of": "2018"}, "as_of"),
        ({"question": "x", "language": "fr"}, "language"),
        ({"question": "x", "filters": {"levels": ["lex"]}}, "filters.levels"),
        ({"question": "x", "filters": {"matters": ["recall"]}}, "filters.matters"),
        ({"question": "x", "filters": {"instruments": ["a"] * 51}}, "filters.instruments"),
        ({"question": "x", "colour": "red"}, "colour"),
    ],
)
def test_a_field_that_is_off_is_named(client, base, body, field):
    problem = problem_of(client.post("/v1/ask", json=body), 422)
    assert field in problem["detail"]
    assert "/docs" in problem["next_step"]
    assert base.calls == []


@pytest.mark.parametrize("query", ["", "?q=", "?q=x&k=0", "?q=x&level=lex", "?q=x&language=fr"])
def test_a_search_that_is_off_is_refused(client, query):
    problem = problem_of(client.get(f"/v1/search{query}"), 422)
    assert problem["type"] == "/docs#problem-invalid-request"


def test_a_body_that_is_not_json_is_refused(client):
    headers = {"content-type": "application/json"}
    problem = problem_of(client.post("/v1/ask", content=b"{", headers=headers), 422)
    assert problem["type"] == "/docs#problem-invalid-request"


def test_an_unknown_address_and_a_wrong_method_are_problems(client):
    assert problem_of(client.get("/v1/nothing"), 404)["type"] == "/docs#problem-no-such-route"
    assert problem_of(client.get("/v1/ask"), 405)["type"] == "/docs#problem-refused"


def test_an_unexpected_error_tells_nothing_of_the_inside(client, base):
    base.raises = ZeroDivisionError("secret")
    problem = problem_of(client.post("/v1/ask", json={"question": "x"}), 500)
    assert "secret" not in str(problem)


@pytest.mark.parametrize("host", ["evil.example", "evil.example:8321", "127.0.0.1.evil.example"])
def test_a_foreign_host_header_is_refused(client, base, host):
    response = client.get("/healthz", headers={"host": host})
    assert problem_of(response, 421)["type"] == "/docs#problem-foreign-host"
    assert base.calls == []


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost:8321", "[::1]:8321"])
def test_loopback_names_are_answered(client, host):
    assert client.get("/healthz", headers={"host": host}).status_code == 200

"""What goes in and out over HTTP."""

from datetime import date
from urllib.parse import quote

import pytest

from kb.domain.retrieval import Filters
from kb.domain.vocabulary import OutcomeCode
from kb.rendering.as_json import answer_document, search_document, shown_document
from tests.rendering import samples


def test_an_answer_is_the_same_document_as_on_the_command_line(client):
    response = client.post("/v1/ask", json={"question": "生产者承担什么责任？"})
    assert response.status_code == 200
    assert response.json() == answer_document(samples.answered())
    assert list(response.json()) == list(answer_document(samples.answered()))


def test_every_part_of_a_question_reaches_the_base(client, base):
    body = {
        "question": "x",
        "as_of": "2019-01-01",
        "language": "en",
        "filters": {"levels": ["law"], "instruments": ["cn:a"], "languages": ["zh"]},
        "k": 7,
    }
    assert client.post("/v1/ask", json=body).status_code == 200
    others = {
        "as_of": date(2019, 1, 1),
        "language": "en",
        "filters": Filters(("law",), ("cn:a",), ("zh",)),
        "k": 7,
    }
    assert base.calls == [("ask", "x", others)]


@pytest.mark.parametrize("outcome", [OutcomeCode.NOT_IN_SOURCES, OutcomeCode.NEEDS_DETAIL])
def test_no_answer_is_200_with_the_outcome_in_the_body(client, base, outcome):
    base.answer = samples.unanswered(outcome)
    response = client.post("/v1/ask", json={"question": "x"})
    assert response.status_code == 200
    assert response.json()["outcome"] == outcome.value
    assert response.json()["next_step"]


def test_a_search_takes_filters_more_than_once(client, base):
    parameters = [("q", "召回"), ("k", "3"), ("level", "law"), ("level", "standard")]
    response = client.get("/v1/search", params=parameters)
    assert response.status_code == 200
    assert response.json() == search_document("召回", samples.FOUND, lambda _: samples.SHOWN)
    assert base.calls == [("search", "召回", {"filters": Filters(("law", "standard")), "k": 3})]


def test_a_topic_narrows_questions_and_searches_to_the_instruments_that_carry_it(client, base):
    body = {"question": "x", "filters": {"topics": ["chain owner"]}}
    assert client.post("/v1/ask", json=body).status_code == 200
    assert client.get("/v1/search", params={"q": "x", "topic": "链主"}).status_code == 200
    asked, searched = (others["filters"].instruments for _, _, others in base.calls)
    assert asked == searched
    assert "cn:quality-month-notices" in asked


def test_an_unknown_topic_is_a_problem_that_says_what_to_do(client):
    response = client.get("/v1/search", params={"q": "x", "topic": "chain length"})
    assert response.status_code == 400
    assert "false friend" in response.json()["detail"]
    assert "chain-quality" in response.json()["next_step"]


@pytest.mark.parametrize("clause_id", [samples.CLAUSE_ID, quote(samples.CLAUSE_ID, safe="")])
def test_a_clause_comes_by_its_id_encoded_or_not(client, clause_id):
    response = client.get(f"/v1/clauses/{clause_id}", params={"as_of": "2020-01-01"})
    assert response.status_code == 200
    assert response.json() == shown_document(samples.READ)


def test_an_id_with_han_characters_arrives_whole(client, base):
    name = "local:质量法.摘要@undated.zh~art_26"
    assert client.get(f"/v1/clauses/{quote(name, safe='')}").status_code == 404
    assert base.calls[0][1] == name


def test_health_says_what_the_base_says(client):
    assert client.get("/healthz").json() == {"status": "ok", "revision": 3, "degraded": False}

"""The OpenAPI document is complete: examples that hold, every error, every route."""

import pytest
from jsonschema import Draft202012Validator

from api.schemas.answers import AnswerModel
from api.schemas.examples import ANSWER, CLAUSE, SEARCH
from api.schemas.requests import AskRequest
from api.schemas.texts import SearchModel, ShownClauseModel

ROUTES = [
    ("/v1/ask", "post", {"200", "400", "422", "500", "503"}),
    ("/v1/search", "get", {"200", "400", "422", "500", "503"}),
    ("/v1/clauses/{clause_id}", "get", {"200", "404", "422", "500", "503"}),
    ("/healthz", "get", {"200", "500", "503"}),
]


@pytest.fixture
def document(client):
    return client.get("/openapi.json").json()


def test_it_describes_every_route_and_no_other(document):
    described = {
        (path, method) for path, methods in document["paths"].items() for method in methods
    }
    assert described == {(path, method) for path, method, _ in ROUTES}


@pytest.mark.parametrize(("path", "method", "statuses"), ROUTES)
def test_a_route_has_words_an_example_and_its_errors(document, path, method, statuses):
    operation = document["paths"][path][method]
    assert operation["summary"]
    assert operation["description"]
    assert set(operation["responses"]) == statuses
    schema = operation["responses"]["200"]["content"]["application/json"]["schema"]
    assert document["components"]["schemas"][schema["$ref"].split("/")[-1]]["examples"]


@pytest.mark.parametrize(("path", "method", "statuses"), ROUTES)
def test_the_errors_of_a_route_are_problem_documents(document, path, method, statuses):
    validator = Draft202012Validator(document["components"]["schemas"]["Problem"])
    for status in statuses - {"200"}:
        content = document["paths"][path][method]["responses"][status]["content"]
        assert list(content) == ["application/problem+json"]
        example = content["application/problem+json"]["example"]
        validator.validate(example)
        assert example["status"] == int(status)


@pytest.mark.parametrize(
    ("model", "example"),
    [(AnswerModel, ANSWER), (ShownClauseModel, CLAUSE), (SearchModel, SEARCH)],
)
def test_an_example_is_what_its_model_would_send(model, example):
    sent = model.model_validate(example).model_dump(mode="json", by_alias=True)
    assert sent == example


def test_the_examples_of_a_question_may_be_asked(client):
    for example in AskRequest.model_json_schema()["examples"]:
        assert client.post("/v1/ask", json=example).status_code == 200


def test_an_answer_validates_against_its_own_schema(client, document):
    schemas = {"components": document["components"], "$ref": "#/components/schemas/AnswerModel"}
    answer = client.post("/v1/ask", json={"question": "x"}).json()
    assert list(Draft202012Validator(schemas).iter_errors(answer)) == []

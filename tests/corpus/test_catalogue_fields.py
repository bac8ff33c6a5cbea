"""fields.yml, vocabulary.yml, the README and the model say the same."""

from typing import Any

import yaml

from ingest.catalogue.vocabulary import allowed_words, vocabulary
from kb.domain.vocabulary import Level, Rendition, Standing, StatusCode
from tests.corpus.catalogue_files import CORPUS
from tests.corpus.schema_fields import Field, model_fields


def listed() -> list[dict[str, Any]]:
    fields: list[dict[str, Any]] = yaml.safe_load((CORPUS / "fields.yml").read_text("utf-8"))
    return fields


def test_fields_yml_and_the_model_agree_field_for_field() -> None:
    described = [Field(f["name"], f["type"], f["required"], f.get("vocabulary")) for f in listed()]
    assert sorted(described) == sorted(model_fields())


def test_every_field_is_described_in_both_languages() -> None:
    assert all(field["zh"] and field["en"] for field in listed())


def test_the_readme_lists_every_field() -> None:
    readme = (CORPUS / "README.md").read_text("utf-8")
    assert [f["name"] for f in listed() if f"| `{f['name']}` |" not in readme] == []


def test_every_vocabulary_named_by_a_field_exists() -> None:
    named = {field["vocabulary"] for field in listed() if "vocabulary" in field}
    assert named == set(vocabulary())


def test_the_words_are_those_of_the_domain() -> None:
    assert allowed_words("levels") == tuple(Level)
    assert allowed_words("status_codes") == tuple(StatusCode)
    assert allowed_words("renditions") == tuple(Rendition)
    # A catalogue file always states the standing of its text.
    assert allowed_words("standings") == tuple(s for s in Standing if s is not Standing.UNSTATED)


def test_every_word_has_a_chinese_and_an_english_name() -> None:
    unnamed = [
        (group, word)
        for group, words in vocabulary().items()
        for word, names in words.items()
        if not (names.get("zh") and names.get("en"))
    ]
    assert unnamed == []

"""The fields of the pydantic model, in the form in which fields.yml lists them."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from ingest.catalogue.front_matter import FrontMatter


class Field(NamedTuple):
    """One front-matter field; `name` is dotted, `[]` stands for each entry of a list."""

    name: str
    type: str
    required: bool
    vocabulary: str | None


def model_fields() -> list[Field]:
    """All fields of the model, depth first."""
    schema = FrontMatter.model_json_schema()
    return list(_walk(schema, schema["$defs"], ""))


def _walk(schema: dict[str, Any], defs: dict[str, Any], prefix: str) -> Iterator[Field]:
    for name, raw in schema["properties"].items():
        field = _resolve(raw, defs)
        inner = _resolve(field.get("items") or field.get("additionalProperties") or {}, defs)
        words = field.get("vocabulary") or inner.get("vocabulary")
        yield Field(prefix + name, _type(field), name in schema["required"], words)
        nested, mark = (inner, "[].") if "properties" in inner else (field, ".")
        if "properties" in nested:
            yield from _walk(nested, defs, prefix + name + mark)


def _resolve(raw: dict[str, Any], defs: dict[str, Any]) -> dict[str, Any]:
    for choice in raw.get("anyOf", []):
        if choice.get("type") != "null":
            return _resolve(choice, defs)
    if "$ref" in raw:
        found: dict[str, Any] = defs[raw["$ref"].rsplit("/", 1)[1]]
        return found
    return raw


def _type(field: dict[str, Any]) -> str:
    if field["type"] == "string":
        return "date" if field.get("format") == "date" else "text"
    if field["type"] == "array":
        return "list"
    return "group" if "properties" in field else "map"

"""The JSON Schema of the agenda file, by which an editor completes and checks what is typed."""

from __future__ import annotations

from typing import Any

from pydantic.json_schema import GenerateJsonSchema

from atip_agenda.models import Agenda


class _Generator(GenerateJsonSchema):
    """Pydantic's schema without titles that only repeat the names of fields."""

    def field_title_should_be_set(self, schema: Any) -> bool:
        """Whether a field gets a title of its own."""
        del schema
        return False


def agenda_schema() -> dict[str, Any]:
    """The schema, each field with a description and an example."""
    schema = Agenda.model_json_schema(schema_generator=_Generator)
    parts = schema.pop("$defs")
    for part in (schema, *parts.values()):
        del part["title"]
        for name, rules in part["properties"].items():
            if name not in part["required"]:
                part["properties"][name] = _or_null(rules)
    about = {"$schema": GenerateJsonSchema.schema_dialect, "title": "An agenda of atip-agenda"}
    return {**about, **schema, "$defs": parts}


def _or_null(rules: dict[str, Any]) -> dict[str, Any]:
    """The rules of a field that may be absent: it may also be null."""
    if "anyOf" in rules:
        return rules
    about = {name: rules.pop(name) for name in ("description", "default", "examples")}
    return {"anyOf": [rules, {"type": "null"}], **about}

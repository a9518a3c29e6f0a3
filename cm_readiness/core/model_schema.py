"""A model as pydantic checks it and writes it out."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from pydantic import GetCoreSchemaHandler
from pydantic_core import CoreSchema, core_schema

from .declaring import REQUIRED, Declares, types_in

Whole = TypeVar("Whole", bound=Declares)


def schema_of(cls: type[Declares], handler: GetCoreSchemaHandler) -> CoreSchema:
    """What pydantic has to know of a model.

    Args:
        cls: its class.
        handler: knows everything else.
    """
    fields = {}
    for name, kind in types_in(cls).items():
        one, schema = cls.model_fields[name], handler.generate_schema(kind)
        if one.default is not REQUIRED:
            schema = core_schema.with_default_schema(schema, default=one.default)
        key = None if one.key == name else one.key
        fields[name] = core_schema.model_field(schema, validation_alias=key, serialization_alias=key)
    kept = None if cls.others in (None, object) else handler.generate_schema(cls.others)
    parts = core_schema.model_fields_schema(fields, model_name=cls.__name__, extras_schema=kept)
    behaviour = core_schema.CoreConfig(extra_fields_behavior="forbid" if cls.others is None else "allow")
    whole = core_schema.model_schema(cls, parts, config=behaviour)
    return core_schema.no_info_after_validator_function(_whole(cls), whole)


def _whole(cls: type[Whole]) -> Callable[[Whole], Whole]:
    def checked(value: Whole) -> Whole:
        value.check_whole()
        return value

    return checked

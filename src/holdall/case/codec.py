"""The stored form of records: plain JSON values by field name; must not know where they are kept.

A record becomes an object with `record` (its stored kind, such as `paper`) and one member per field, named
like the field. Dates, places and other parts become objects, tuples arrays, enumerations their value and
absence `null`. Reading is strict: an unknown kind, member or enumeration value, or a value of another type,
is refused, because dropping what a newer version wrote would lose it at the next save. A missing member
takes its field's default, so that a vault written before the field existed still opens.
"""

from __future__ import annotations

import types
import typing
from collections.abc import Callable, Mapping
from dataclasses import MISSING, Field, fields, is_dataclass
from enum import StrEnum
from functools import cache
from typing import cast

from holdall.case.application import Application
from holdall.case.dossier_plan import DossierPlan
from holdall.case.event import Event
from holdall.case.paper import Paper
from holdall.case.person import Person
from holdall.case.record import Record, is_id
from holdall.case.stored_file import StoredFile
from holdall.errors import InputUnusableError

RECORD_TYPES: dict[str, type[Record]] = {
    cls.KIND: cls for cls in (Person, Paper, StoredFile, Event, Application, DossierPlan)
}
"""Every record class by its stored kind."""

_TAG = "record"

_Reader = Callable[[object, str], object]
"""Turns a JSON value found at a path into a field's value, or raises `RecordUnreadableError`."""


class RecordUnreadableError(InputUnusableError):
    """A stored record is not one that this version understands.

    `path` is the field and array position (`names[1].system`), made of this version's own names only.
    `reason` is one of `not-an-object`, `unknown-kind`, `unknown-field`, `missing`, `wrong-type`,
    `unknown-value`, `not-an-id`, `not-text`.
    """

    code = "record-unreadable"


def encode(record: Record) -> dict[str, object]:
    """The JSON-ready object of `record`, every field present."""
    return {_TAG: record.KIND, **_encode_members(record)}


def decode(stored: object) -> Record:
    """The record that a parsed JSON value holds; raises `RecordUnreadableError`."""
    members = _members(stored, "")
    kind = members.pop(_TAG, None)
    cls = RECORD_TYPES.get(kind) if isinstance(kind, str) else None
    if cls is None:
        raise RecordUnreadableError(path=_TAG, reason="unknown-kind")
    record = cast("Record", _read_object(cls, members, ""))
    if not is_id(record.id):
        raise RecordUnreadableError(path="id", reason="not-an-id")
    return record


def _encode_members(part: object) -> dict[str, object]:
    return {name: _encode_value(getattr(part, name)) for name in _readers(type(part))}


def _encode_value(value: object) -> object:
    if isinstance(value, tuple):
        return [_encode_value(item) for item in cast("tuple[object, ...]", value)]
    if isinstance(value, StrEnum):
        return value.value
    return _encode_members(value) if is_dataclass(value) else value


def _members(value: object, path: str) -> dict[str, object]:
    if not isinstance(value, Mapping):
        raise RecordUnreadableError(path=path, reason="not-an-object")
    return dict(cast("Mapping[str, object]", value))


def _read_object(cls: type, members: dict[str, object], path: str) -> object:
    readers = _readers(cls)
    if not members.keys() <= readers.keys():
        raise RecordUnreadableError(path=path, reason="unknown-field")
    for name in _required(cls):
        if name not in members:
            raise RecordUnreadableError(path=_below(path, name), reason="missing")
    values = {name: readers[name](value, _below(path, name)) for name, value in members.items()}
    try:
        return cls(**values)
    except ValueError:  # a class refuses what no type can say, such as 30 February
        raise RecordUnreadableError(path=path, reason="unknown-value") from None


def _below(path: str, name: str) -> str:
    return f"{path}.{name}" if path else name


@cache
def _readers(cls: type) -> dict[str, _Reader]:
    """One reader per stored field of a dataclass, in the order of its fields."""
    hints = typing.get_type_hints(cls)
    return {field.name: _reader(hints[field.name]) for field in _fields(cls)}


@cache
def _required(cls: type) -> tuple[str, ...]:
    # An id has a default for new records; a stored record without one would get another at every read.
    return tuple(
        field.name
        for field in _fields(cls)
        if field.name == "id" or (field.default is MISSING and field.default_factory is MISSING)
    )


def _fields(cls: type) -> tuple[Field[object], ...]:
    return fields(cls)


def _reader(hint: object) -> _Reader:
    arguments = typing.get_args(hint)
    origin = typing.get_origin(hint)
    if origin is types.UnionType:
        return _optional(_reader(next(part for part in arguments if part is not types.NoneType)))
    if origin is tuple:
        if arguments[-1] is Ellipsis:
            return _sequence(_reader(arguments[0]))
        return _fixed(tuple(_reader(part) for part in arguments))
    if is_dataclass(hint):
        return _nested(cast("type[object]", hint))
    cls = cast("type[object]", hint)
    return _enumeration(cls) if issubclass(cls, StrEnum) else _plain(cls)


def _optional(inner: _Reader) -> _Reader:
    return lambda value, path: None if value is None else inner(value, path)


def _sequence(item: _Reader) -> _Reader:
    return lambda value, path: tuple(
        item(one, f"{path}[{index}]") for index, one in enumerate(_array(value, path))
    )


def _fixed(items: tuple[_Reader, ...]) -> _Reader:
    def read(value: object, path: str) -> object:
        found = _array(value, path)
        if len(found) != len(items):
            raise RecordUnreadableError(path=path, reason="wrong-type")
        return tuple(
            item(one, f"{path}[{index}]") for index, (item, one) in enumerate(zip(items, found, strict=True))
        )

    return read


def _array(value: object, path: str) -> list[object]:
    if not isinstance(value, list):
        raise RecordUnreadableError(path=path, reason="wrong-type")
    return cast("list[object]", value)


def _enumeration(cls: type[StrEnum]) -> _Reader:
    known = {member.value: member for member in cls}

    def read(value: object, path: str) -> object:
        if not isinstance(value, str):
            raise RecordUnreadableError(path=path, reason="wrong-type")
        if value not in known:
            raise RecordUnreadableError(path=path, reason="unknown-value")
        return known[value]

    return read


def _nested(cls: type) -> _Reader:
    return lambda value, path: _read_object(cls, _members(value, path), path)


def _plain(cls: type) -> _Reader:
    def read(value: object, path: str) -> object:
        if type(value) is not cls:  # exact: True is an int to isinstance
            raise RecordUnreadableError(path=path, reason="wrong-type")
        if isinstance(value, str) and not _is_text(value):
            raise RecordUnreadableError(path=path, reason="not-text")
        return value

    return read


def _is_text(value: str) -> bool:
    """Whether `value` can be written as UTF-8: JSON can smuggle in lone surrogates."""
    try:
        value.encode()
    except UnicodeEncodeError:
        return False
    return True

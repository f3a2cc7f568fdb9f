"""Rows as Arrow tables and back: a record's fields are its columns."""

from collections.abc import Iterable
from enum import EnumType
from types import NoneType, UnionType
from typing import Annotated, Any, TypeVar, Union, get_args, get_origin

import msgspec
import pyarrow as pa

from headwater.records.span import Span

Row = TypeVar("Row", bound=msgspec.Struct)
_SPAN = pa.struct([("start", pa.int64()), ("end", pa.int64())])
_PLAIN = {str: pa.string(), int: pa.int64(), float: pa.float64(), bool: pa.bool_()}


def make_schema(record: type[msgspec.Struct]) -> pa.Schema:
    """The Arrow columns of a record; raises ``TypeError`` for a field that no column can hold."""
    return pa.schema([(f.name, _arrow_type(f.type)) for f in msgspec.structs.fields(record)])


def make_table(record: type[Row], rows: Iterable[Row]) -> pa.Table:
    """Rows of one record as a table."""
    plain = [{f: _plain(getattr(row, f)) for f in record.__struct_fields__} for row in rows]
    return pa.Table.from_pylist(plain, schema=make_schema(record))


def make_rows(record: type[Row], table: pa.Table) -> list[Row]:
    """A table's rows as records."""
    names = {f.name: f.encode_name for f in msgspec.structs.fields(record)}
    return [
        msgspec.convert({names[k]: _unplain(v) for k, v in row.items()}, record, strict=False)
        for row in table.to_pylist()
    ]


def _arrow_type(kind: Any) -> pa.DataType:
    origin = get_origin(kind)
    if origin is Annotated:
        return _arrow_type(get_args(kind)[0])
    if origin in (Union, UnionType):
        return _arrow_type(next(a for a in get_args(kind) if a is not NoneType))
    if origin is tuple:
        return pa.list_(_arrow_type(get_args(kind)[0]))
    if kind is Span:
        return _SPAN
    if isinstance(kind, EnumType):
        return pa.string()
    if isinstance(kind, type) and issubclass(kind, msgspec.Struct):
        return pa.struct(list(make_schema(kind)))
    if kind in _PLAIN:
        return _PLAIN[kind]
    raise TypeError(f"no column holds {kind!r}")


def _plain(value: Any) -> Any:
    if isinstance(value, Span):
        return {"start": value.start, "end": value.end}
    if isinstance(value, msgspec.Struct):
        return {f: _plain(getattr(value, f)) for f in value.__struct_fields__}
    if isinstance(value, tuple | list):
        return [_plain(v) for v in value]
    return str(value.value) if isinstance(type(value), EnumType) else value


def _unplain(value: Any) -> Any:
    if isinstance(value, dict):
        if value.keys() == {"start", "end"}:
            return [value["start"], value["end"]]
        return {k.removesuffix("_"): _unplain(v) for k, v in value.items()}
    if isinstance(value, list):
        return [_unplain(v) for v in value]
    return value

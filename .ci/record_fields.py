"""Teaches mypy what a record's `replace` takes: its own fields, each with its type."""

from __future__ import annotations

from collections.abc import Callable

from mypy.nodes import ARG_NAMED_OPT, Var
from mypy.plugin import MethodSigContext, Plugin
from mypy.types import FunctionLike, Instance, get_proper_type

VALUE = "ninetyten.domain.value.Value"
METHOD = "replace"


def fields_of(context: MethodSigContext) -> FunctionLike:
    """The signature for the record at hand: every field may be named, none need be."""
    record = get_proper_type(context.type)
    if not isinstance(record, Instance) or not record.type.has_base(VALUE):
        return context.default_signature
    fields = {
        name: symbol.node.type
        for info in reversed(record.type.mro)
        for name, symbol in info.names.items()
        if isinstance(symbol.node, Var) and symbol.node.type is not None and not symbol.node.is_classvar
        if info.fullname != "builtins.object" and not name.startswith("_")
    }
    if not fields:  # some record or other: which fields it has is not known before running
        return context.default_signature
    kinds = [ARG_NAMED_OPT] * len(fields)
    return context.default_signature.copy_modified(arg_names=list(fields), arg_types=list(fields.values()), arg_kinds=kinds)


class RecordFields(Plugin):
    """Looks at every call of a method of that name."""

    def get_method_signature_hook(self, fullname: str) -> Callable[[MethodSigContext], FunctionLike] | None:
        """`fullname` names the class of the object, not the one that defines the method."""
        return fields_of if fullname.endswith(f".{METHOD}") else None


def plugin(version: str) -> type[Plugin]:
    """What mypy asks for."""
    return RecordFields

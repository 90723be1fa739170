"""Signatures and code positions as plain data, for `inspect` on the other side."""

import inspect
from types import CodeType
from typing import Any


def describe_signature(target: Any) -> tuple[object, ...]:
    """((name, kind, has default, default, has annotation, annotation) …, has return, return)."""
    signature = inspect.signature(target)
    parameters = tuple(
        (
            parameter.name,
            int(parameter.kind),
            parameter.default is not parameter.empty,
            None if parameter.default is parameter.empty else parameter.default,
            parameter.annotation is not parameter.empty,
            None if parameter.annotation is parameter.empty else parameter.annotation,
        )
        for parameter in signature.parameters.values()
    )
    returns = signature.return_annotation
    return (parameters, returns is not signature.empty, None if returns is signature.empty else returns)


def describe_code(target: Any) -> tuple[object, ...]:
    code: CodeType = target.__code__
    return (
        code.co_name, code.co_filename, code.co_firstlineno, code.co_argcount, code.co_posonlyargcount,
        code.co_kwonlyargcount, code.co_varnames, code.co_flags, code.co_names,
        tuple(value for value in code.co_consts if isinstance(value, (int, str, float, type(None)))),
    )  # fmt: skip

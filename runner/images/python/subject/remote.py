"""Stand-ins, in the subject, for what the tests passed in: callbacks, fakes, mocks, streams.

The grader tells the name of a class and which special methods it has, nothing more.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from bridge.dunders import FORWARDED

if TYPE_CHECKING:
    from bridge.conversation import Conversation


class Remote:
    """Base of every stand-in. Whatever is asked of it goes to the grader."""

    __slots__ = ('__weakref__', '_invigil_number')
    _invigil_conversation: 'Conversation'

    def __getattr__(self, name: str) -> Any:
        return _conversation(self).request('getattr', self, name)

    def __setattr__(self, name: str, value: object) -> None:
        _conversation(self).request('setattr', self, name, value)

    def __delattr__(self, name: str) -> None:
        _conversation(self).request('delattr', self, name)


def _conversation(remote: object) -> 'Conversation':
    return type(remote)._invigil_conversation  # type: ignore[attr-defined]


def _forward(name: str) -> Callable[..., Any]:
    if name == '__call__':

        def call(self: object, /, *args: Any, **kwargs: Any) -> Any:
            return _conversation(self).request('call', self, args, tuple(kwargs.items()))

        return call

    def dunder(self: object, /, *args: Any) -> Any:
        return _conversation(self).request('dunder', self, name, args)

    dunder.__name__ = name
    return dunder


def remote_class(conversation: 'Conversation', name: str, dunders: tuple[str, ...]) -> type[Remote]:
    body: dict[str, Any] = {'__slots__': (), '_invigil_conversation': conversation}
    for dunder in dunders:
        if dunder in FORWARDED:
            body[dunder] = _forward(dunder)
    # A class with `__eq__` and no `__hash__` would be unhashable here though it is not at home.
    if '__eq__' in body:
        body.setdefault('__hash__', None)
    return type(name, (Remote,), body)


def remote_exception(name: str, bases: tuple[type, ...]) -> type[BaseException]:
    """A test's own exception class, raised by a callback: caught here by its bases."""
    return type(name, bases or (Exception,), {'__module__': 'tests'})


def remote_function(conversation: 'Conversation', name: str, doc: str | None, is_async: bool) -> Callable[..., Any]:
    """A real function, for decorators that look at `__name__`, `__doc__` and `__wrapped__`."""

    def call(*args: Any, **kwargs: Any) -> Any:
        return conversation.request('call', call, args, tuple(kwargs.items()))

    async def call_async(*args: Any, **kwargs: Any) -> Any:
        return conversation.request('call-async', call_async, args, tuple(kwargs.items()))

    stub = call_async if is_async else call
    stub.__name__ = stub.__qualname__ = name
    stub.__doc__ = doc
    stub.__module__ = 'tests'
    return stub

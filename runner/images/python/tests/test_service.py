"""What the subject may not ask of the grader."""

import types
from typing import Any

import pytest

from bridge.errors import ProtocolError
from grader.service import serve


class World:
    """Stands for a grader whose tests gave away exactly `given`."""

    def __init__(self, *given: object) -> None:
        self._given = given

    def gave(self, target: object) -> bool:
        return any(target is one for one in self._given)


class Fake:
    _secret = 5
    module = types
    shown = 3

    def method(self) -> int:
        return 1


def ask(world: Any, op: str, *arguments: object) -> object:
    return serve(world, op, arguments)


def callback(x: int) -> int:
    return x + 1


def test_a_callback_that_was_given_can_be_called() -> None:
    assert ask(World(callback), 'call', callback, (1,), ()) == 2


@pytest.mark.parametrize('target', [callback, type, int, exec, [1], 'x', None, Fake()])
def test_nothing_that_was_not_given_can_be_called_or_looked_into(target: object) -> None:
    for op, *rest in (('call', (), ()), ('getattr', 'x'), ('dunder', '__len__', ()), ('setattr', 'x', 1)):
        with pytest.raises(ProtocolError):
            ask(World(), op, target, *rest)


@pytest.mark.parametrize('name', ['__globals__', '__code__', '__closure__', '__defaults__', '__self__', 'x'])
def test_a_function_shows_none_of_its_attributes(name: str) -> None:
    with pytest.raises(AttributeError):
        ask(World(callback), 'getattr', callback, name)


def test_an_object_shows_its_public_attributes_and_leads_no_further() -> None:
    fake = Fake()
    assert ask(World(fake), 'getattr', fake, 'shown') == 3
    for name in ('_secret', '__class__', '__dict__', 'module'):
        with pytest.raises(AttributeError):
            ask(World(fake), 'getattr', fake, name)


def test_a_generator_does_not_show_its_frame() -> None:
    numbers = (n for n in range(3))
    with pytest.raises(AttributeError):
        ask(World(numbers), 'getattr', numbers, 'gi_frame')


@pytest.mark.parametrize('name', ['__reduce__', '__reduce_ex__', '__init__', '__class__', '__getattribute__', '__subclasses__'])
def test_only_forwarded_special_methods_are_served(name: str) -> None:
    fake = Fake()
    with pytest.raises(ProtocolError):
        ask(World(fake), 'dunder', fake, name, ())


@pytest.mark.parametrize('op', ['eval', 'patch', 'load', 'import', ''])
def test_an_unknown_operation_is_refused(op: str) -> None:
    with pytest.raises(ProtocolError):
        ask(World(), op, 'os')

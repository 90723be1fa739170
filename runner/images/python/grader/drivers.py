"""Real generators and coroutines of the grader that drive those of the subject, step by step."""

import asyncio
from collections.abc import Coroutine, Generator
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .world import GraderWorld


class Home:
    """Names an object of the subject by number, without standing in for it."""

    __slots__ = ('number',)

    def __init__(self, number: int) -> None:
        self.number = number


def drive_generator(world: 'GraderWorld', number: int, name: str) -> Generator[Any, Any, Any]:
    made = _generator(world, Home(number))
    made.__name__ = name
    return made


def _generator(world: 'GraderWorld', home: Home) -> Generator[Any, Any, Any]:
    sent: Any = None
    while True:
        try:
            item = world.request('next', home) if sent is None else world.request('send', home, sent)
        except StopIteration as end:
            return end.value
        try:
            sent = yield item
        except GeneratorExit:
            world.request('close', home)
            raise
        except BaseException as error:
            item = world.request('throw', home, error)
            sent = yield item


def drive_awaitable(world: 'GraderWorld', number: int, name: str) -> Coroutine[Any, Any, Any]:
    made = _awaitable(world, Home(number))
    made.__name__ = name
    return made


async def _awaitable(world: 'GraderWorld', home: Home) -> Any:
    world.request('start', home)
    try:
        while True:
            # Lets the other coroutines of the test start theirs, or go on, before we wait.
            await asyncio.sleep(0)
            done, result = world.request('advance', home)
            if done:
                return result
    except (GeneratorExit, asyncio.CancelledError):
        world.request('cancel', home)
        raise



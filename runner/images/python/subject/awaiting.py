"""Coroutines of the student's, advanced in an event loop of the subject.

The loop stands still while the grader runs. Each coroutine that a test awaits is a task in it,
so that those which a test gathers sleep side by side.
"""

import asyncio
from typing import Any

# How long one request may keep the grader's own loop waiting.
_SLICE_S = 0.005


class Awaiting:
    def __init__(self) -> None:
        self._loop: asyncio.AbstractEventLoop | None = None
        self._tasks: dict[int, asyncio.Future[Any]] = {}

    def start(self, target: Any) -> None:
        self._tasks[id(target)] = asyncio.ensure_future(_wait_for(target), loop=self._get_loop())

    def advance(self, target: Any) -> tuple[bool, object]:
        """Lets all tasks run for a while; (True, result) once this one is done."""
        loop = self._get_loop()
        task = self._tasks[id(target)]
        if loop.is_running():
            raise RuntimeError('This event loop is already running')
        loop.run_until_complete(asyncio.wait({task}, timeout=_SLICE_S))
        if not task.done():
            return (False, None)
        del self._tasks[id(target)]
        return (True, task.result())

    def cancel(self, target: Any) -> None:
        task = self._tasks.pop(id(target), None)
        if task is not None:
            task.cancel()
            self._get_loop().run_until_complete(asyncio.wait({task}, timeout=_SLICE_S))

    def _get_loop(self) -> asyncio.AbstractEventLoop:
        if self._loop is None:
            self._loop = asyncio.new_event_loop()
        return self._loop


async def _wait_for(target: Any) -> Any:
    return await target

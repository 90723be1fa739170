"""Turns what pytest does into the events of the verdict channel."""

import hashlib
import time
from typing import Any

import _pytest.assertion.util as assertion_util
import pytest
from _pytest._io.saferepr import saferepr

from bridge.errors import CannotCross

from .channel import Channel
from .messages import cause_of, line_of, short_message
from .run_state import RunState, SubjectLost

_REPR_CHARS = 300
_ID_CHARS = 500
_RESULT_OF = {'passed': 'passed', 'failed': 'failed', 'skipped': 'skipped'}


class Reporter:
    """A pytest plugin. Its own `makereport` leaves out pytest's costly tracebacks."""

    def __init__(self, channel: Channel) -> None:
        self._channel = channel
        self._state: RunState | None = None
        self._current: dict[str, Any] | None = None
        self._compared: tuple[str, str] | None = None
        self._began_s = 0.0
        self.any_failed = False
        self.own_cpu_before_ms = 0

    def begin(self, state: RunState) -> None:
        self._state = state
        self.any_failed = False
        self.own_cpu_before_ms = round(time.process_time() * 1000)

    def collected(self, items: list[pytest.Item]) -> None:
        tests = [
            {**_identity(item), 'function': getattr(item, 'originalname', None) or item.name, 'class': _class_of(item)}
            for item in items
        ]
        self._channel.send({'type': 'collected', 'tests': tests})

    def interrupted(self) -> list[dict[str, Any]]:
        """The events of a test that is being cut short, from the clock's thread."""
        current = self._current
        if current is None:
            return []
        self.any_failed = True
        took_ms = (time.perf_counter() - self._began_s) * 1000
        message = 'stopped: the time limit was reached'
        return [{**current, 'outcome': 'failed', 'durationMs': round(took_ms, 3), 'message': message, 'cause': 'limit'}]

    # -- hooks of pytest

    def pytest_runtest_logstart(self, nodeid: str) -> None:
        self._began_s = time.perf_counter()

    @pytest.hookimpl(hookwrapper=True)
    def pytest_runtest_protocol(self, item: pytest.Item) -> Any:
        self._current = _empty_event(item)
        self._compared = None
        assertion_util._reprcompare = self._note_comparison
        yield
        assertion_util._reprcompare = None
        event, self._current = self._current, None
        if self._state is not None and event['outcome'] is not None:
            self._finish(event)

    def pytest_collectreport(self, report: pytest.CollectReport) -> None:
        if report.failed and self._state is not None:
            self.any_failed = True
            event = {'type': 'collect-error', 'file': report.nodeid, **(report.longrepr or {})}  # type: ignore[dict-item]
            self._channel.send(event)

    def pytest_make_collect_report(self, collector: pytest.Collector) -> pytest.CollectReport | None:
        call: Any = pytest.CallInfo.from_call(lambda: list(collector.collect()), 'collect')
        if call.excinfo is None:
            return pytest.CollectReport(collector.nodeid, 'passed', None, call.result)
        error = call.excinfo.value
        if isinstance(error, pytest.skip.Exception):
            return pytest.CollectReport(collector.nodeid, 'skipped', (str(collector.path), 0, str(error)), [])
        told: Any = {'message': short_message(error), 'cause': cause_of(error), 'exceptionType': type(error).__name__}
        return pytest.CollectReport(collector.nodeid, 'failed', told, [])

    def pytest_runtest_makereport(self, item: pytest.Item, call: pytest.CallInfo[None]) -> pytest.TestReport:
        outcome: Any = 'passed'
        longrepr: Any = None
        if call.excinfo is not None:
            error = call.excinfo.value
            outcome = 'skipped' if isinstance(error, pytest.skip.Exception) else 'failed'
            longrepr = (str(item.path), 0, str(error)) if outcome == 'skipped' else None
            if outcome == 'failed':
                self._note_failure(error, call.when)
        return pytest.TestReport(
            item.nodeid, item.location, {}, outcome, longrepr, call.when, (), call.duration
        )

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        event = self._current
        if event is None:
            return
        if report.when == 'call' or report.outcome != 'passed':
            self._merge(event, report)

    # -- parts

    def _merge(self, event: dict[str, Any], report: pytest.TestReport) -> None:
        outcome = _RESULT_OF[report.outcome]
        if outcome == 'failed' and report.when != 'call':
            outcome = 'error'
        if event['outcome'] in (None, 'passed') or outcome in ('failed', 'error') and event['outcome'] == 'skipped':
            event['outcome'] = outcome
        if outcome == 'failed' and event['message'] is None:
            event['message'] = str(report.longrepr)[:_REPR_CHARS] if report.longrepr else 'failed'
        if outcome in ('passed', 'skipped') and event['outcome'] == outcome:
            # A test that was expected to fail, and did: what it raised is no fault.
            event.update(message=None, expected=None, actual=None, cause=None, exceptionType=None, studentLine=None)

    def _note_failure(self, error: BaseException, when: str) -> None:
        event = self._current
        if event is None or event['exceptionType'] is not None:
            return
        event['message'] = short_message(error)
        event['cause'] = cause_of(error)
        event['exceptionType'] = type(error).__name__[:100]
        event['studentLine'] = line_of(error)
        if event['cause'] == 'limit' and self._state is not None and self._state.why not in ('time', 'output', 'memory', 'processes', 'disk'):
            event['cause'] = 'subject-gone'
        if event['cause'] == 'assertion' and self._compared is not None:
            event['actual'], event['expected'] = self._compared
        if isinstance(error, CannotCross) and self._state is not None:
            self._state.not_crossable.append(f'{event["id"]}: {str(error)[:300]}')

    def _note_comparison(self, op: str, left: object, right: object) -> None:
        """Called by a rewritten assert that failed. pytest's own diffs can take minutes."""
        try:
            if op == '==':
                self._compared = (saferepr(left, _REPR_CHARS), saferepr(right, _REPR_CHARS))
        except SubjectLost:
            self._compared = None

    def _finish(self, event: dict[str, Any]) -> None:
        assert self._state is not None
        event['durationMs'] = round((time.perf_counter() - self._began_s) * 1000, 3)
        event['output'] = self._state.take_printed()
        event['studentEqualities'], self._state.student_equalities = self._state.student_equalities, 0
        if event['outcome'] in ('failed', 'error'):
            self.any_failed = True
        self._channel.send(event)


def _identity(item: pytest.Item) -> dict[str, Any]:
    return {'id': _cut(item.nodeid), 'name': _cut(item.name), 'file': item.nodeid.partition('::')[0]}


def _cut(name: str) -> str:
    """Names of parametrised tests may carry a whole text; cut, they stay apart by their hash."""
    if len(name) <= _ID_CHARS:
        return name
    digest = hashlib.sha256(name.encode('utf-8', 'surrogatepass')).hexdigest()[:8]
    return f'{name[:_ID_CHARS]}…{digest}'


def _class_of(item: pytest.Item) -> str | None:
    names = item.nodeid.split('::')[1:-1]
    return '::'.join(names) or None


def _empty_event(item: pytest.Item) -> dict[str, Any]:
    return {
        'type': 'test', **_identity(item), 'outcome': None, 'durationMs': 0, 'message': None,
        'expected': None, 'actual': None, 'cause': None, 'exceptionType': None, 'studentLine': None,
        'output': '', 'studentEqualities': 0,
    }  # fmt: skip

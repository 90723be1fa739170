"""The plain way: pytest and the student's file in one process, a forked one per pair."""

import json
import os
import sys
import tempfile
from pathlib import Path
from typing import Any

import pytest

from pairs import Pair

Outcomes = dict[str, dict[str, Any]]


class _Recorder:
    def __init__(self) -> None:
        self.outcomes: Outcomes = {}

    @pytest.hookimpl(hookwrapper=True)
    def pytest_runtest_makereport(self, item: pytest.Item, call: pytest.CallInfo[None]) -> Any:
        report = (yield).get_result()
        kind = type(call.excinfo.value).__name__ if call.excinfo else None
        outcome = 'error' if report.failed and report.when != 'call' else report.outcome
        if report.when == 'call' or outcome != 'passed':
            name = item.nodeid.partition('::')[2]
            self.outcomes[name] = {'outcome': outcome, 'exceptionType': kind if outcome in ('failed', 'error') else None}


def run_plainly(pair: Pair) -> Outcomes:
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        try:
            answer = _run_here(pair)
            with os.fdopen(writing, 'w') as file:
                json.dump(answer, file)
        finally:
            os._exit(0)
    os.close(writing)
    with os.fdopen(reading) as file:
        text = file.read()
    os.waitpid(child, 0)
    return json.loads(text) if text else {}


def _run_here(pair: Pair) -> Outcomes:
    nothing = os.open(os.devnull, os.O_RDWR)
    for fd in (0, 1, 2):
        os.dup2(nothing, fd)
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, 'student_code.py').write_text(pair.student, encoding='utf-8', errors='surrogatepass')
        Path(folder, 'tests.py').write_text(pair.tests, encoding='utf-8')
        os.chdir(folder)
        sys.path.insert(0, folder)
        recorder = _Recorder()
        pytest.main(
            ['-q', '-pno:cacheprovider', '--noconftest', '-c', os.devnull, f'--rootdir={folder}', 'tests.py'],
            plugins=[recorder],
        )
        return recorder.outcomes

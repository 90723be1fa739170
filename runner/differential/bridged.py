"""The way of the bridge: grader and subject as two local processes of one user, no container."""

import base64
import hashlib
import json
import os
import subprocess
import tempfile
from pathlib import Path
from typing import Any

from pairs import Pair

Outcomes = dict[str, dict[str, Any]]
_IMAGE = Path(__file__).parent.parent / 'images' / 'python'


def run_bridged(pair: Pair, python: str) -> tuple[Outcomes, list[dict[str, Any]]]:
    """Outcomes by test, and all events of the verdict channel."""
    with tempfile.TemporaryDirectory() as folder:
        home, work = Path(folder, 'grader'), Path(folder, 'work')
        home.mkdir()
        work.mkdir()
        name = f'invigil-{os.getpid()}-{os.path.basename(folder)}'
        grader = subprocess.Popen(
            [python, '-I', '-B', str(_IMAGE / 'grader'), '--socket', name, '--subject-uid', str(os.getuid()),
             '--home', str(home), '--work', str(work)],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE,
        )  # fmt: skip
        subject = subprocess.Popen(
            [python, '-I', '-B', str(_IMAGE / 'subject'), '--socket', name, '--work', str(work)],
            stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
        )  # fmt: skip
        try:
            output, _ = grader.communicate(json.dumps(job_of(pair)).encode('ascii') + b'\n', timeout=20)
        except subprocess.TimeoutExpired:
            # Not one outcome: every test of the pair counts as missing.
            output = b''
        finally:
            grader.kill()
            subject.kill()
            subject.wait()
    events = [json.loads(line) for line in output.splitlines()]
    return outcomes_of(events), events


def job_of(pair: Pair) -> dict[str, Any]:
    source = pair.student.encode('utf-8', 'surrogatepass')
    return {
        'type': 'job',
        'entry': 'student_code.py',
        'sourceBase64': base64.b64encode(source).decode('ascii'),
        'sourceSha256': hashlib.sha256(source).hexdigest(),
        'files': [
            {
                'name': 'tests.py',
                'visibility': 'public',
                'textBase64': base64.b64encode(pair.tests.encode('utf-8')).decode('ascii'),
            }
        ],
        'limits': {'wallMs': 10_000, 'outputBytes': 65_536},
        'seed': 1,
        'options': {},
    }


def outcomes_of(events: list[dict[str, Any]]) -> Outcomes:
    return {
        event['id'].partition('::')[2]: {key: event[key] for key in ('outcome', 'exceptionType', 'cause', 'message')}
        for event in events
        if event['type'] == 'test'
    }

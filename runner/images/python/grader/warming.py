"""Runs one small test before the job is known, so that no first use is paid for by a student."""

import pytest

from .collecting import TestFile
from .folders import Folders
from .job import JobFile

_TEXT = b"""
import pytest

@pytest.fixture
def two():
    return 2

@pytest.mark.parametrize('n', [1, 2])
def test_warm(n, two, monkeypatch, capsys):
    print('warm')
    assert capsys.readouterr().out == 'warm\\n'
    with pytest.raises(ValueError, match='x'):
        raise ValueError('x')
    assert n + two == pytest.approx(n + 2.0)
    assert n == two
"""


def warm_up(session: pytest.Session, folders: Folders) -> None:
    file = TestFile.in_folder(session, folders.rootdir, JobFile('warm_up.py', _TEXT, 'public'))
    items = list(session.genitems(file))
    if len(items) != 2:
        raise RuntimeError('pytest does not collect the warm-up test')
    for at, item in enumerate(items):
        following = items[at + 1] if at + 1 < len(items) else None
        session.config.hook.pytest_runtest_protocol(item=item, nextitem=following)
    # One of the two passes, one fails, so that both ways are warm.
    if session.testsfailed != 1:
        raise RuntimeError(f'{session.testsfailed} of the warm-up tests failed, not one')
    session.testsfailed = 0

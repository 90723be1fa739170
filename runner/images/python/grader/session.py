"""One pytest session per process. It starts before the job is known and waits inside its own
collection phase, so that all of pytest is set up when the job arrives."""

import argparse
import gc
import os
import sys
from typing import Any

import pytest

from bridge import PROTOCOL_VERSION

from .channel import Channel
from .collecting import TestFile, collect
from .folders import Folders, make_folders
from .job import Job, read_job
from .listening import Listener
from .mirroring import import_mirrored
from .reporting import Reporter
from .running import Run
from .tmp_path import open_tmp_path
from .warming import warm_up

_ARGUMENTS = [
    '--noconftest', '--capture=sys', '-c', os.devnull,
    # What a graded run has no use for; each costs time at start or writes to disk.
    *(f'-pno:{name}' for name in (
        'cacheprovider', 'terminal', 'junitxml', 'pastebin', 'nose', 'doctest', 'stepwise',
        'setuponly', 'setupplan', 'faulthandler', 'legacypath', 'logging', 'assertion', 'threadexception', 'unraisableexception', 'terminalprogress',
    )),
]  # fmt: skip


class SessionPlugin:
    """Waits for the job in the middle of pytest's start, then feeds it the test files."""

    def __init__(self, channel: Channel, folders: Folders, listener: Listener) -> None:
        self._channel = channel
        self._folders = folders
        self._listener = listener
        self.reporter = Reporter(channel)
        self.run: Run | None = None

    @pytest.hookimpl(tryfirst=True)
    def pytest_collection(self, session: pytest.Session) -> bool:
        import_mirrored()
        open_tmp_path()
        warm_up(session, self._folders)
        sock = self._listener.accept()
        gc.collect()
        gc.freeze()
        version = '.'.join(map(str, sys.version_info[:3]))
        self._channel.send(
            {'type': 'ready', 'python': version, 'pytest': pytest.__version__, 'bridge': PROTOCOL_VERSION}
        )
        job = read_job(self._channel)
        if job is None:
            os._exit(0)  # the runner hung up before it had work: nothing was started
        self.run = Run(sock, job, self._folders, self._channel, self.reporter)
        self.run.begin()
        # Before pytest looks whether there is anything to run: some of it is collected only later.
        session.items = []
        session.testsfailed = 0
        self._collect(session, visibility='public')
        return True

    def _collect(self, session: pytest.Session, visibility: str) -> None:
        assert self.run is not None
        chosen = [file for file in self.run.job.files if file.visibility == visibility]
        files = [TestFile.in_folder(session, self._folders.rootdir, file) for file in chosen]
        session.items = collect(session, files, self.reporter)
        session.testscollected = len(session.items)
        self.reporter.collected(session.items)

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """Hidden files are read only after the public tests have had their say: the student's code may
        meet inputs while a file is read, and what it prints in a public test is shown."""
        assert self.run is not None
        self._run_items(session)
        if self.run.state.why is None:
            self.run.state.take_printed()
            self._collect(session, visibility='hidden')
            self.run.state.in_hidden_tests = True
            self._run_items(session)
        self.run.end()
        return True

    def _run_items(self, session: pytest.Session) -> None:
        assert self.run is not None
        for at, item in enumerate(session.items):
            following = session.items[at + 1] if at + 1 < len(session.items) else None
            item.config.hook.pytest_runtest_protocol(item=item, nextitem=following)
            if self.run.state.why is not None:
                break


def run_session(channel: Channel, options: argparse.Namespace) -> None:
    listener = Listener(options.socket, options.subject_uid)
    folders = make_folders(options.home, options.work)
    os.environ['PYTEST_DISABLE_PLUGIN_AUTOLOAD'] = '1'
    plugin = SessionPlugin(channel, folders, listener)
    arguments: list[Any] = [*_ARGUMENTS, f'--rootdir={folders.rootdir}', f'--basetemp={folders.shared}/t']
    pytest.main(arguments, plugins=[plugin, plugin.reporter])
    # Nothing is left to clean up in a single-use sandbox, and exit handlers are tests' code.
    os._exit(0)

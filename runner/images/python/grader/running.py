"""One run: the conversation with the subject, its clock, and the event that ends it."""

import hashlib
import random
import socket
import time
from pathlib import Path
from typing import Any

from bridge.wire import Wire

from . import kernel, processes
from .channel import Channel
from .clock import Clock
from .exec_guard import ExecGuard
from .folders import Folders
from .importing import StudentImporter
from .job import Job
from .mirroring import Mirror
from .reporting import Reporter
from .run_state import RunState, SubjectLost
from .world import GraderWorld


class Run:
    def __init__(self, sock: socket.socket, job: Job, folders: Folders, channel: Channel, reporter: Reporter) -> None:
        self.job = job
        self._channel = channel
        self._reporter = reporter
        self._cpu_before_ms = kernel.cpu_used_ms()
        self.state = RunState()
        self.state.limit(job.wall_ms, job.output_bytes)
        self.state.entry = job.entry
        wire = Wire(sock)
        self.world = GraderWorld(wire, self.state)
        self.world.trusts_equality = job.options.get('equality') == 'student'
        self._source_path = Path(folders.rootdir) / job.entry
        self.state.source_path = str(self._source_path)
        self._importer = StudentImporter(self.world, str(self._source_path))
        self._rootdir = folders.rootdir
        self._work = folders.work
        self._mirror = Mirror(self.world, str(folders.shared), folders.work)
        self._clock = Clock(wire, self.state, self._end_by_force)
        self.state.on_start = self._start_clock
        reporter.begin(self.state)

    def begin(self) -> None:
        random.seed(self.job.seed)
        self._source_path.write_bytes(self.job.source)
        self._importer.install()
        self._mirror.install()
        processes.install(self.world, self._importer)
        texts = {str(self._rootdir / file.name): file.text.decode('utf-8', 'replace') for file in self.job.files}
        ExecGuard(texts, self.job.entry).install()
        try:
            self.world.request('place', self.job.entry, self.job.source, _seed_of_subject(self.job.seed))
        except SubjectLost:
            pass  # recorded in the state, and told at the end
        except BaseException as error:
            self.state.note_load(error)

    def _start_clock(self, wall_s: float) -> None:
        """The runner's own clock, which cuts a grader that is late, starts with this one: what came before was ours."""
        self._clock.start(wall_s)
        self._channel.send({'type': 'started'})

    def end(self) -> None:
        self._clock.stop()
        self._channel.send_last([self._last_event()])

    def _end_by_force(self) -> None:
        """From the clock's thread: the tests did not come back in time."""
        running = self._reporter.interrupted()
        self._channel.send_last([*running, self._last_event()])

    def _last_event(self) -> dict[str, Any]:
        state = self.state
        now = kernel.read_counters()
        if self._reporter.any_failed:
            state.why = self._kernel_reason(now) or state.why or self._disk_reason()
        used = kernel.cpu_used_ms()
        own_ms = round(time.process_time() * 1000) - self._reporter.own_cpu_before_ms
        cpu_ms = None if used is None or self._cpu_before_ms is None else max(0, used - self._cpu_before_ms - own_ms)
        return {
            'type': 'end',
            'load': state.outcome_of_load or {'ok': True},
            'stopped': state.why,
            'stoppedDetail': state.detail,
            'exitCode': None,
            'memoryPeakBytes': kernel.memory_peak_bytes(),
            'cpuMs': cpu_ms,
            'wallMs': state.wall_ms(),
            'notCrossable': state.not_crossable[:50],
        }

    def _kernel_reason(self, now: kernel.Counters) -> str | None:
        """A limit that made a test fail, though the subject lived on, or ran out of time or broke off after it."""
        if self.state.why not in (None, 'time', 'exit', 'protocol'):
            return None
        before = self.state.counters
        # A crowd of processes uses up the memory as well, now and then: it is the crowd that the student should hear of.
        if now['pids_hits'] > before['pids_hits']:
            return 'processes'
        return 'memory' if now['oom_kills'] > before['oom_kills'] else None

    def _disk_reason(self) -> str | None:
        return 'disk' if kernel.disk_is_full(self._work) else None


def _seed_of_subject(seed: int) -> int:
    """Repeatable, and says nothing of the numbers that the tests draw."""
    digest = hashlib.sha256(f'subject {seed}'.encode('ascii')).digest()
    return int.from_bytes(digest[:8], 'little')

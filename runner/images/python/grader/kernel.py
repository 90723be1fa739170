"""What the kernel counted for this container: the only witness to why the subject vanished."""

import os
import time
from pathlib import Path

_ROOT = Path('/sys/fs/cgroup')
# cgroup v2 first, then v1: (file, key inside it).
_FILES: dict[str, tuple[tuple[str, str], ...]] = {
    'oom_kills': (('memory.events', 'oom_kill'), ('memory/memory.oom_control', 'oom_kill')),
    'pids_hits': (('pids.events', 'max'), ('pids/pids.events', 'max')),
}
_PEAKS = ('memory.peak', 'memory/memory.max_usage_in_bytes')
# The kernel counts a kill before the socket closes, but v1 may publish it a moment later.
_PATIENCE_S = 0.03

Counters = dict[str, int]


def read_counters() -> Counters:
    return {name: _first(places) for name, places in _FILES.items()}


def reason_since(before: Counters) -> str | None:
    deadline = time.monotonic() + _PATIENCE_S
    while True:
        now = read_counters()
        if now['pids_hits'] > before['pids_hits']:
            return 'processes'
        if now['oom_kills'] > before['oom_kills']:
            return 'memory'
        if time.monotonic() > deadline:
            return None
        time.sleep(0.005)


def memory_peak_bytes() -> int | None:
    for name in _PEAKS:
        try:
            return int((_ROOT / name).read_text())
        except (OSError, ValueError):
            continue
    return None


def cpu_used_ms() -> int | None:
    """Processor time of the whole container since it started."""
    for name, key, per_ms in (('cpu.stat', 'usage_usec', 1_000), ('cpuacct/cpuacct.usage', '', 1_000_000)):
        found = _number(_ROOT / name, key)
        if found is not None:
            return found // per_ms
    return None


def disk_is_full(folder: str) -> bool:
    try:
        room = os.statvfs(folder)
    except OSError:
        return False
    return room.f_blocks > 0 and (room.f_bavail == 0 or (room.f_files > 0 and room.f_ffree == 0))


def _first(places: tuple[tuple[str, str], ...]) -> int:
    for name, key in places:
        found = _number(_ROOT / name, key)
        if found is not None:
            return found
    return 0


def _number(path: Path, key: str) -> int | None:
    try:
        text = path.read_text()
    except OSError:
        return None
    for line in text.splitlines():
        words = line.split()
        if not key and len(words) == 1 and words[0].isdigit():
            return int(words[0])
        if key and len(words) == 2 and words[0] == key and words[1].isdigit():
            return int(words[1])
    return None

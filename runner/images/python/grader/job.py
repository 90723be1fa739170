"""The one job of this process, as the runner sends it."""

import base64
import hashlib
from dataclasses import dataclass
from typing import Any

from .channel import Channel


@dataclass(frozen=True)
class JobFile:
    name: str
    text: bytes
    visibility: str


@dataclass(frozen=True)
class Job:
    entry: str
    source: bytes
    files: tuple[JobFile, ...]
    wall_ms: int
    output_bytes: int
    seed: int
    options: dict[str, Any]


class BadJob(Exception):
    """The runner sent something that is not a job; ours to mend, never the student's."""


def read_job(channel: Channel) -> Job | None:
    line = channel.read_job()
    return None if line is None else parse_job(line)


def parse_job(line: dict[str, Any]) -> Job:
    if line.get('type') != 'job':
        raise BadJob('not a job')
    source = base64.b64decode(line['sourceBase64'], validate=True)
    if hashlib.sha256(source).hexdigest() != line['sourceSha256'].lower():
        raise BadJob('the source does not have the hash that came with it')
    files = tuple(
        JobFile(file['name'], base64.b64decode(file['textBase64'], validate=True), file['visibility'])
        for file in line['files']
    )
    for name in (line['entry'], *(file.name for file in files)):
        if '/' in name or not name.endswith('.py') or name.startswith('.'):
            raise BadJob(f'a file called {name!r}')
    limits = line['limits']
    return Job(
        entry=line['entry'],
        source=source,
        files=files,
        wall_ms=int(limits['wallMs']),
        output_bytes=int(limits['outputBytes']),
        seed=int(line.get('seed', 0)),
        options=dict(line.get('options') or {}),
    )

"""What the runner may ask: place and compile a program, run it on one case, let the author's checker judge."""

import hashlib
from base64 import b64decode, b64encode
from typing import Any

from . import kernel
from .channel import Channel
from .checker import check
from .link import Link
from .program_run import Ended, ProgramRun
from .trial_run import WORDS, TrialRun

_WORK = '/work'


class BadOrder(Exception):
    """The runner asked for something that is not an order; ours to mend, never the student's."""


def serve(channel: Channel, link: Link) -> None:
    # What was used before the first order is a compiler's that got ready, and no student's.
    before_ms: int | None = None
    while (asked := channel.receive()) is not None:
        if asked['type'] in WORDS:
            continue
        before_ms = kernel.cpu_used_ms() if before_ms is None else before_ms
        if asked['type'] == 'trial':
            channel.send(_trial(channel, link, asked))
            continue
        told = _ORDERS[asked['type']](link, asked)
        used_ms = told.get('cpuMs')
        if used_ms is not None and before_ms is not None:
            told['cpuMs'] = max(0, used_ms - before_ms)
        channel.send(told)


def _compile(link: Link, asked: dict[str, Any]) -> dict[str, Any]:
    source = b64decode(asked['sourceBase64'], validate=True)
    if hashlib.sha256(source).hexdigest() != asked['sourceSha256']:
        raise BadOrder('the source does not have the hash that came with it')
    files = [{'name': asked['entry'], 'base64': asked['sourceBase64']}]
    return _run(link, {**asked, 'stdinBase64': '', 'files': files}, folder='program')


def _case(link: Link, asked: dict[str, Any]) -> dict[str, Any]:
    return _run(link, asked, folder='case')


def _trial(channel: Channel, link: Link, asked: dict[str, Any]) -> dict[str, Any]:
    order = {key: asked.get(key) for key in ('argv', 'env')}
    run = TrialRun(channel, link, wall_ms=asked['wallMs'], output_bytes=asked['outputBytes'])
    return run.run({'op': 'run', 'folder': 'case', 'files': [], **order})


def _run(link: Link, asked: dict[str, Any], folder: str) -> dict[str, Any]:
    order = {key: asked.get(key) for key in ('argv', 'env', 'files', 'waiting')}
    run = ProgramRun(
        link,
        wall_ms=asked['wallMs'],
        output_bytes=asked['outputBytes'],
        answer_bytes=asked.get('answerBytes', 0),
        stdin=b64decode(asked['stdinBase64'], validate=True),
        request=b64decode(asked.get('requestBase64') or '', validate=True),
    )
    return {'type': asked['type'], **_told(run.run({'op': 'run', 'folder': folder, **order}))}


def _told(ended: Ended) -> dict[str, Any]:
    failed = ended.gone or ended.stopped is not None or ended.status != 0
    return {
        'stopped': ended.stopped,
        'status': ended.status,
        'gone': ended.gone,
        'hits': [*ended.hits, *(['disk'] if failed and kernel.disk_is_full(_WORK) else [])],
        'wallMs': ended.wall_ms,
        'stdoutBase64': _base64(ended.stdout),
        'stderrBase64': _base64(ended.stderr),
        'answerBase64': _base64(ended.answer),
        'marks': ended.marks,
        'memoryPeakBytes': kernel.memory_peak_bytes(),
        'cpuMs': kernel.cpu_used_ms(),
    }


def _check(_link: Link, asked: dict[str, Any]) -> dict[str, Any]:
    texts = [b64decode(asked[f'{name}Base64'], validate=True) for name in ('input', 'output', 'expected')]
    status, words = check(b64decode(asked['checkerBase64'], validate=True), texts, asked['wallMs'] / 1000)
    return {'type': 'check', 'status': status, 'stdoutBase64': _base64(words)}


def _base64(data: bytes) -> str:
    return b64encode(data).decode('ascii')


_ORDERS = {'compile': _compile, 'case': _case, 'check': _check}

"""Joins the parts of the subject, and puts the student's streams in their place."""

import builtins
import os
import socket
import sys
import traceback
from typing import Any

from bridge.errors import PeerGone, ProtocolError
from bridge.wire import Wire

from .stdio import Input
from .world import SubjectWorld


def run_subject(sock: socket.socket, work: str) -> None:
    # The student's imports are theirs alone.
    del sys.path[0]
    world = SubjectWorld(Wire(sock), work)
    conversation = world.conversation
    sys.stdout, sys.stderr = world.outputs  # type: ignore[assignment]
    sys.__stdout__, sys.__stderr__ = world.outputs  # type: ignore[misc, assignment]
    sys.stdin = Input(conversation)
    sys.__stdin__ = sys.stdin  # type: ignore[misc]

    def ask(*prompt: object) -> Any:
        # A student may put a reader of their own in the place of sys.stdin.
        if not isinstance(sys.stdin, Input):
            sys.stdout.write(''.join(map(str, prompt)))
            line = sys.stdin.readline()
            if not line:
                raise EOFError('EOF when reading a line')
            return line.removesuffix('\n')
        return conversation.request('input', *prompt)

    ask.__name__ = ask.__qualname__ = 'input'
    builtins.input = ask
    try:
        conversation.serve_for_ever()
    except PeerGone:
        pass  # the grader is done; so are we
    except ProtocolError:
        # Our own fault or the student's; the raw stream is all that is left to say it on.
        os.write(2, traceback.format_exc().encode('utf-8', 'replace'))
        raise

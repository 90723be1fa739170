"""Starts the grader of cases: waits for the launcher, then does what the runner asks, one line each."""

import gc
import os
import sys

sys.path[0] = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))

from grader.channel import open_channel  # noqa: E402
from grader.link import Listener  # noqa: E402
from grader.serving import serve  # noqa: E402

_SOCKET = 'invigil-cases'
_SUBJECT_UID = 1001


def main() -> None:
    channel = open_channel()
    link = Listener(_SOCKET, _SUBJECT_UID).accept()
    gc.collect()
    gc.freeze()
    channel.send({'type': 'ready', 'cases': 1})
    serve(channel, link)


main()

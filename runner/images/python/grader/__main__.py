"""Starts the grader: warms up, waits for one job on standard input, streams the verdict."""

import argparse
import os
import sys

sys.path[0] = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))

from grader.channel import open_channel  # noqa: E402
from grader.session import run_session  # noqa: E402


def main() -> None:
    options = argparse.ArgumentParser()
    options.add_argument('--socket', default='invigil-bridge')
    options.add_argument('--subject-uid', type=int, default=1001)
    options.add_argument('--home', default='/tmp/grader')
    options.add_argument('--work', default='/work')
    run_session(open_channel(), options.parse_args())


main()

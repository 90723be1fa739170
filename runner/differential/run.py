"""Runs every pair plainly and through the bridge, and compares outcome by outcome.

    run.py [--python /usr/bin/python3] [--jobs 2] [topic …]
    run.py --plain-json    only the plain outcomes, for the suite that uses real sandboxes
"""

import argparse
import json
import sys
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from bridged import run_bridged
from pairs import Pair, read_pairs
from plain import run_plainly


def compare(pair: Pair, plain: dict[str, Any], bridged: dict[str, Any]) -> list[str]:
    found: list[str] = []
    if not plain:
        return ['the plain run has no outcome']
    for test, expected in plain.items():
        got = bridged.get(test)
        if got is None:
            found.append(f'{test}: {expected["outcome"]} plainly, missing through the bridge')
        elif pair.cannot_cross:
            if expected['outcome'] != 'passed' or got['cause'] != 'bridge':
                found.append(f'{test}: should pass plainly and be refused clearly, but: {got}')
        elif any(got[key] != expected[key] for key in ('outcome', 'exceptionType')):
            found.append(f'{test}: plainly {expected}, through the bridge {got}')
    return found + [f'{test}: only through the bridge' for test in bridged.keys() - plain.keys()]


def main() -> int:
    options = argparse.ArgumentParser()
    options.add_argument('topics', nargs='*')
    options.add_argument('--python', default=sys.executable)
    options.add_argument('--jobs', type=int, default=2)
    options.add_argument('--plain-json', action='store_true')
    chosen = options.parse_args()
    pairs = list(read_pairs(chosen.topics))
    # Forking comes first, while there is one thread.
    plain = [run_plainly(pair) for pair in pairs]
    if chosen.plain_json:
        print(json.dumps([{**vars(pair), 'outcomes': outcomes} for pair, outcomes in zip(pairs, plain)]))
        return 0
    with ThreadPoolExecutor(chosen.jobs) as pool:
        bridged = list(pool.map(lambda pair: run_bridged(pair, chosen.python), pairs))
    wrong = 0
    for pair, expected, (got, events) in zip(pairs, plain, bridged):
        findings = compare(pair, expected, got)
        wrong += bool(findings)
        for finding in findings:
            print(f'{pair.title}: {finding}')
        for event in events:
            if findings and (event['type'] == 'collect-error' or event.get('stopped')):
                print('   ', event)
    print(f'{len(pairs)} pairs, {sum(map(len, plain))} tests, {wrong} pairs differ')
    return 1 if wrong else 0


sys.exit(main())

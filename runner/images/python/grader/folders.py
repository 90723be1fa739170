"""The grader's folders: one of its own, and one in which tests and student share `tmp_path`.

The subject runs as another user. It may pass through the home folder, but not list it, and the
shared folder's name is told only inside the paths that tests hand over.
"""

import os
import secrets
import sys
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Folders:
    rootdir: Path
    shared: Path
    # The subject's, for the record: closed to this process.
    work: str


def make_folders(home: str, work: str) -> Folders:
    base = Path(home)
    private = base / 'private'
    shared = base / secrets.token_hex(8)
    private.mkdir(mode=0o700)
    shared.mkdir(mode=0o711)
    base.chmod(0o711)
    os.environ['HOME'] = str(private)
    os.environ['TMPDIR'] = str(private)
    os.chdir(private)
    sys.path.insert(0, str(private))
    # Files in the shared folder are written by both users; the private one is closed as a whole.
    os.umask(0)
    return Folders(private, shared, work)

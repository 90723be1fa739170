"""Puts the bridge on the path. Run with: python3 -m pytest runner/images/python/tests"""

import sys
from pathlib import Path

sys.dont_write_bytecode = True
sys.path.insert(0, str(Path(__file__).parent.parent))

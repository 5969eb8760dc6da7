"""What all tests need: a way to each other's tools, and the environment's own programs first."""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path

from hypothesis import settings

# nbgrader calls alembic by its bare name
os.environ["PATH"] = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
os.environ.setdefault("MPLBACKEND", "agg")

# two cores shared by two workers: a slow example is not a wrong one
# a shell lets what it runs in the background ignore Ctrl-C, which some tests send
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)
settings.register_profile("suite", deadline=None, derandomize=bool(os.environ.get("CI")))
settings.load_profile("suite")

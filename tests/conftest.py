"""What all tests need: a way to each other's tools, and the environment's own programs first."""

from __future__ import annotations

import os
import sys
from pathlib import Path

# nbgrader calls alembic by its bare name
os.environ["PATH"] = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
# a font cache or a figure is no part of any test
os.environ.setdefault("MPLBACKEND", "agg")

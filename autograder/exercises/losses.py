"""The given functions: printed in the notebooks, free to use, and the truth of the local checks.

Each is written once, in plain NumPy, so that it can be evaluated in float64, in complex
arithmetic and on the tape. The notebooks show exactly this text.
"""

from __future__ import annotations

from typing import Any

import numpy as np


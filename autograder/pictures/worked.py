"""The worked examples of the notebooks' text, as data for pictures."""

from __future__ import annotations

# L = (w x + b - y)², a step a row, as section 2 of the first notebook prints it
CHAIN = [
    ("p", "w*x", {"w": "x"}, "w*x"),
    ("q", "b", {"b": "1"}, "b"),
    ("r", "p + q", {"p": "1", "q": "1"}, "w*x + b"),
    ("s", "r - y", {"r": "1"}, "w*x + b - y"),
    ("L", "s^2", {"s": "2*s"}, "(w*x + b - y)^2"),
]
POINT = {"w": 2.0, "b": 1.0, "x": 3.0, "y": 4.0}

# y = u1 u2 with u1 = x² and u2 = 3 x + 1, as section 3 works it out
FAN_OUT = [
    ("u1", "x^2", {"x": "2*x"}, "x^2"),
    ("u2", "3*x + 1", {"x": "3"}, "3*x + 1"),
    ("y", "u1*u2", {"u1": "u2", "u2": "u1"}, "x^2*(3*x + 1)"),
]

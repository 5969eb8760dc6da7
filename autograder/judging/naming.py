"""What a node of a tape is called: by its own name, else by what it is computed from."""

from __future__ import annotations

from autograder.judging.tape import Tape

CURVES = {
    "sigmoid": "the sigmoid",
    "tanh": "the tanh",
    "exp": "the exponential",
    "log": "the logarithm",
    "log10": "the logarithm to base 10",
    "sin": "the sine",
}
# {0} and {1} stand for the operands
FORMULAS = {
    "add": "{0} + {1}",
    "subtract": "{0} - {1}",
    "multiply": "{0}*{1}",
    "divide": "{0}/{1}",
    "power": "{0}^{1}",
    "negative": "-{0}",
    "positive": "{0}",
    "exp": "exp({0})",
    "log": "log({0})",
    "sin": "sin({0})",
    "tanh": "tanh({0})",
    "sigmoid": "σ({0})",
    "sum": "the sum of {0}",
    "mean": "the mean of {0}",
    "transpose": "{0}.T",
    "item": "{0}",
    "matmul": "{0} @ {1}",
    "map": "{1}({0})",
    "jacobian": "the Jacobian of {1} at {0}",
}
PLAIN = ("exp", "log", "sin", "tanh", "sigmoid", "sum", "mean", "item", "map", "jacobian")


def said(tape: Tape, index: int) -> str:
    """A node in the exercise's own symbols."""
    for name, named in tape.named.items():
        if named == index:
            return name
    node = tape.nodes[index]
    if index == len(tape.nodes) - 1:
        return "the result"
    if node.op == "constant":
        return f"{node.value:g}"
    plain = node.op in PLAIN
    operands = [said(tape, i) if plain else _bracketed(tape, i) for i in node.parents]
    return FORMULAS[node.op].format(*operands)


def taken(tape: Tape, index: int) -> str:
    """A node that stands in the place of another one."""
    node = tape.nodes[index]
    variable = node.op == "argument" and node.varies
    return tape.filled if tape.filled and variable else said(tape, index)


def _bracketed(tape: Tape, index: int) -> str:
    text = said(tape, index)
    simple = index in tape.named.values() or not tape.nodes[index].parents
    return text if simple or tape.nodes[index].op in (*PLAIN, "power", "transpose") else f"({text})"


def curve(tape: Tape, index: int) -> str:
    """The function that a node applies to its first operand; "" if it is plain arithmetic."""
    node = tape.nodes[index]
    if node.op == "map":
        return said(tape, node.parents[1])
    if node.op == "power":
        return "the square" if tape.nodes[node.parents[1]].value == 2 else "the power"
    return CURVES.get(node.op, "")


def slope(tape: Tape, index: int) -> str:
    """The slope of that function, as the notebooks write it: σ'(z)."""
    node = tape.nodes[index]
    if node.op == "sigmoid":
        return f", σ'({said(tape, node.parents[0])}),"
    return ""

"""Declaring exercises in which a computation graph is written down."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, TypeAlias

import numpy as np
from numpy.random import Generator

from autograder.exercise import Check, Exercise, Failure, Mistake, NotRun, Remark
from autograder.judging.answer import handed_in, told
from autograder.judging.graph import Graph, Node, Operation, evaluate, read
from autograder.judging.messages import number, quoted

POINTS = 6
SMALL = 20  # nodes of a graph in which every other arrow is tried
STRUCTURE = 1 / 3  # of the points, for a graph that can be read

Values: TypeAlias = "Mapping[str, Any]"
Operations: TypeAlias = "Mapping[str, Operation]"


@dataclass(frozen=True)
class GraphTask:
    """A formula whose graph is to be written.

    `operations` draws the allowed operations (some stand for any function), `draw` the inputs of
    one point; `target` is the formula itself. `few` is the number of nodes that is enough.
    """

    variable: str
    inputs: tuple[str, ...]
    operations: Callable[[Generator], Operations]
    draw: Callable[[Generator], Values]
    target: Callable[[Values, Operations], Any]
    name_wrong_inputs: bool = False
    merges: str = ""  # an operation that is needed for each unit, never once for all


@dataclass(frozen=True)
class _Trial:
    """The points at which graphs and formula are compared."""

    task: GraphTask
    operations: Operations
    points: Sequence[Values]
    expected: Sequence[float]

    def reached(self, graph: Graph) -> bool:
        return all(
            self._fits(graph, point, expected)
            for point, expected in zip(self.points, self.expected, strict=True)
        )

    def _fits(self, graph: Graph, point: Values, expected: float) -> bool:
        try:
            value = evaluate(graph, point, self.operations)[graph.output]
        except ValueError:
            return False
        return np.ndim(value) == 0 and bool(abs(value - expected) <= 1e-9 * max(1, abs(expected)))


def graph(
    id: str,
    title: str,
    task: GraphTask,
    points: float,
    fan_out: tuple[str, float] | None = None,
    mistakes: Sequence[Mistake] = (),
    items: Sequence[str] = (),
) -> Exercise:
    """An exercise of one graph, and perhaps of the set of names that fan out."""
    checks = [_graph_check(task, points)]
    names = [task.variable]
    if fan_out:
        checks.append(_fan_out_check(task, *fan_out))
        names.append(fan_out[0])
    return Exercise(
        id=id,
        title=title,
        names=tuple(names),
        checks=tuple(checks),
        kind="graph",
        mistakes=tuple(mistakes),
        items=tuple(items),
    )


def _read(task: GraphTask, answers: Values, exercise: Exercise, operations: Operations) -> Graph:
    value = handed_in(answers, task.variable)
    return read(value, task.inputs, operations, exercise, f"`{task.variable}`")


def _graph_check(task: GraphTask, points: float) -> Check:
    def run(answers: Values, exercise: Exercise, rng: Generator) -> Remark:
        operations = task.operations(rng)
        own = _read(task, answers, exercise, operations)
        drawn = [task.draw(rng) for _ in range(POINTS)]
        expected = [float(task.target(point, operations)) for point in drawn]
        trial = _Trial(task, operations, drawn, expected)
        if not trial.reached(own):
            code, what = _named(own, trial)
            text = f"The graph computes another function. {what or _values(own, trial)}"
            raise told(exercise, text, code, credit=STRUCTURE)
        return Remark(_copies(exercise, own))

    return Check("graph", "The graph computes the formula", run, points)


def _copies(exercise: Exercise, own: Graph) -> str:
    """A word about nodes that are computed twice: right, though an arrow would do."""
    copies = own.repeated()
    mistake = exercise.mistake("graph/shared-node-copied")
    if not copies or mistake is None:
        return ""
    return f"Right. {', '.join(copies)}: {mistake.question}"


def _values(own: Graph, trial: _Trial) -> str:
    """What the student's nodes are at one point, beside what should come out."""
    point = trial.points[0]
    try:
        known = evaluate(own, point, trial.operations)
    except ValueError as reason:
        return f"Somewhere {reason}."
    said = ", ".join(f"{name} = {_shown(known[name])}" for name in (*own.inputs, *own.nodes))
    return f"For example {said}; the formula gives {number(trial.expected[0])}."


def _shown(value: Any) -> str:
    if np.ndim(value):
        return f"({', '.join(number(v) for v in value)})"
    return number(value) if np.isfinite(value) else "no number"


def _named(own: Graph, trial: _Trial) -> tuple[str, str]:
    """The mistake that explains the graph, if mending one node makes it right."""
    mended = [name for name, other in _exchanged(own) if trial.reached(other)]
    if len(mended) == 1:
        return "graph/operands-exchanged", f"Look at {quoted(mended)}: which input comes first?"
    merges = trial.task.merges
    if merges and sum(node.operation == merges for node in own.nodes.values()) == 1:
        return "graph/vector-not-shared", f"There is one `{merges}` for all."
    if trial.task.name_wrong_inputs and len(own.nodes) <= SMALL:
        mended = sorted({name for name, other in _redirected(own) if trial.reached(other)})
        if len(mended) == 1:
            return "graph/wrong-input", f"Look at {quoted(mended)}: what goes in?"
    return "graph/function", ""


def _with(own: Graph, name: str, inputs: tuple[str, ...]) -> Graph:
    node = Node(own.nodes[name].operation, inputs)
    return replace(own, nodes={**own.nodes, name: node})


def _exchanged(own: Graph) -> Iterator[tuple[str, Graph]]:
    for name, node in own.nodes.items():
        if node.operation in ("sub", "div"):
            yield name, _with(own, name, node.inputs[::-1])


def _redirected(own: Graph) -> Iterator[tuple[str, Graph]]:
    """Every graph in which one arrow starts at another input or earlier node."""
    earlier = list(own.inputs)
    for name, node in own.nodes.items():
        for place, source in enumerate(node.inputs):
            for other in earlier:
                if other != source:
                    inputs = (*node.inputs[:place], other, *node.inputs[place + 1 :])
                    yield name, _with(own, name, inputs)
        earlier.append(name)


def _fan_out_check(task: GraphTask, variable: str, points: float) -> Check:
    def run(answers: Values, references: Values | None, exercise: Exercise, rng: Generator) -> None:
        chosen = _set(handed_in(answers, variable), variable)
        operations = task.operations(rng)
        try:
            own = _read(task, answers, exercise, operations)
        except Failure:
            own = _reference(task, references, exercise, operations)
        right = own.fan_out()
        hits, false = len(chosen & right), len(chosen - right)
        if chosen == right:
            return
        credit = max(0.0, (hits - false) / len(right)) if right else 0.0
        text = _counted(hits, false, len(right - chosen))
        raise told(exercise, text, _set_mistake(chosen, right, own), credit)

    return Check("fan_out", "The names with more than one outgoing arrow", run, points)


def _set(value: Any, variable: str) -> set[str]:
    if not isinstance(value, (set, frozenset, list, tuple)):
        if isinstance(value, dict) and not value:
            return set()
        raise Failure(f"`{variable}` should be a set of names.", code="graph/not-a-set")
    return {str(name) for name in value}


def _reference(
    task: GraphTask, references: Values | None, exercise: Exercise, operations: Operations
) -> Graph:
    """What the set is compared with when the student's graph cannot be read."""
    if references is None or task.variable not in references:
        text = "The set is compared with your graph: first make the graph readable."
        raise NotRun(text, why="needs")
    return _read(task, references, exercise, operations)


def _counted(hits: int, false: int, missing: int) -> str:
    """How many of the chosen names are right, and how many are not chosen yet."""
    some = "None" if not hits else "One" if hits == 1 else str(hits)
    fans = "fans" if hits == 1 else "fan"
    text = f"{some} of the {hits + false} names in your set {fans} out in your graph"
    if not hits + false:
        text = "Your set is empty"
    return (
        f"{text}; {missing} {'is' if missing == 1 else 'are'} missing." if missing else f"{text}."
    )


def _set_mistake(chosen: set[str], right: frozenset[str], own: Graph) -> str:
    several = {name for name, node in own.nodes.items() if len(set(node.inputs)) > 1}
    if chosen == several:
        return "graph/fan-in-for-fan-out"
    if chosen == right - set(own.inputs):
        return "graph/inputs-forgotten"
    return "graph/fan-out"

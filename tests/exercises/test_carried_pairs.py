"""Error carried forward in the real notebooks: every pair of exercises that build on each other."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

import nbformat
import pytest

from autograder import exercises
from autograder.grading.graded import Graded
from autograder.grading.one import grade_submission
from autograder.sandbox import Sandbox

ROOT = Path(__file__).parents[2]

# a wrong answer to the earlier exercise, and one to the later that is right if it were
WRONG = {
    "sigmoid-value": "def sigmoid(z):\n    return 1 / (1 + np.exp(z)) ** 2",
    "sigmoid-slope": "def sigmoid_grad(z):\n    return sigmoid(z)",
    "sigmoid-sum-grad": "def sigmoid_sum_grad(W, b, x, y):\n    return 2 * W, b",
    "chain-rule-composite-forward": (
        "def composite_forward(x, z):\n"
        "    a = x + z\n    b = np.log(x)\n    c = np.sin(b)\n    d = np.exp(a)\n"
        "    return {'a': a, 'b': b, 'c': c, 'd': d, 'e': a / b, 'f': c / a,"
        " 'y': d + a / b + c / a}"
    ),
    "chain-rule-jacobian-compose": "def compose_jacobian(J_f, J_g):\n    return (J_f @ J_g) * 2",
    "two-layer-forward": (
        "def network_forward(x, W0, b0, W1, b1):\n"
        "    z = W0 @ x + b0\n    return z, (W1 @ z)[0] + b1"
    ),
    "two-layer-phi": (
        "def two_layer_loss_grad(W1, b, W2, x, y, phi, phi_jacobian):\n"
        "    v = W1 @ x + b\n    r = y - W2 @ phi(v)\n    s = phi_jacobian(v).T @ (W2.T @ r)\n"
        "    return {'x': W1.T @ s, 'W1': np.outer(s, x), 'b': s, 'W2': np.outer(r, phi(v))}"
    ),
}
LATER = {
    "sigmoid-slope": "def sigmoid_grad(z):\n    return sigmoid(z) * sigmoid(-np.asarray(z))",
    "sigmoid-neuron": (
        "def neuron_grad(w, b, x, y):\n    z = w * x + b\n"
        "    t = 2 * (sigmoid(z) - y) * sigmoid_grad(z)\n    return t * x, t"
    ),
    "sigmoid-sum-grad": (
        "def sigmoid_sum_grad(W, b, x, y):\n    z = W @ x + b\n"
        "    db = 2 * (sigmoid(z).sum() - y) * sigmoid_grad(z)\n    return np.outer(db, x), db"
    ),
    "sigmoid-sum-step": (
        "def sigmoid_sum_step(W, b, x, y, eta):\n    dW, db = sigmoid_sum_grad(W, b, x, y)\n"
        "    return W - eta * dW, b - eta * db"
    ),
    "chain-rule-composite-backward": (
        "def composite_backward(x, z):\n    v = composite_forward(x, z)\n"
        "    a, b, c = v['a'], v['b'], v['c']\n    g_c = 1 / a\n"
        "    g_b = -a / b**2 + g_c * np.cos(b)\n    g_a = v['d'] + 1 / b - c / a**2\n"
        "    ones = {'g_y': 1, 'g_d': 1, 'g_e': 1, 'g_f': 1}\n"
        "    return {**ones, 'g_c': g_c, 'g_b': g_b, 'g_a': g_a,"
        " 'g_x': g_a * z + g_b / x, 'g_z': g_a * x}"
    ),
    "chain-rule-jacobian-at": (
        "def jacobian_of_composition(f_jac, g, g_jac, x):\n"
        "    return compose_jacobian(f_jac(g(x)), g_jac(x))"
    ),
    "two-layer-gradients": (
        "def network_grad(x, W0, b0, W1, b1):\n    z, y = network_forward(x, W0, b0, W1, b1)\n"
        "    b0 = W1[0] * z * (1 - z)\n"
        "    return {'W0': np.outer(b0, x), 'b0': b0, 'W1': z[None], 'b1': 1, 'z': W1[0]}"
    ),
    "two-layer-linear-step": (
        "def linear_network_step(W1, b, W2, x, y, eta):\n"
        "    g = two_layer_loss_grad(W1, b, W2, x, y, lambda v: v, lambda v: np.eye(len(v)))\n"
        "    return W1 - eta * g['W1'], W2 - eta * g['W2']"
    ),
}
PAIRS = [
    (assignment, exercise.id, earlier)
    for assignment in exercises.NAMES
    for exercise in exercises.load(assignment).checked
    for earlier in exercise.prerequisites
]
RIGHT_BEFORE = {
    "sigmoid-value": "def sigmoid(z):\n    return 1 / (1 + np.exp(-1.0 * np.asarray(z)))"
}


@pytest.fixture(scope="module")
def sandbox() -> Iterator[Sandbox]:
    with Sandbox() as made:
        yield made


def graded(assignment: str, answers: Mapping[str, str], folder: Path, sandbox: Sandbox) -> Graded:
    node = nbformat.read(ROOT / "assignments" / assignment / f"{assignment}.ipynb", as_version=4)
    for cell in node.cells:
        cell.source = answers.get(cell.id, cell.source)
    path = folder / f"{assignment}.ipynb"
    nbformat.write(node, path)
    return grade_submission(path, assignment, ROOT, sandbox=sandbox)


def found(document: Graded, exercise_id: str) -> dict[str, object]:
    return next(e for e in document.to_json()["exercises"] if e["id"] == exercise_id)


def test_the_pairs_are_all_here() -> None:
    assert {(later, earlier) for _, later, earlier in PAIRS} >= {
        ("sigmoid-sum-step", "sigmoid-sum-grad"),
        ("two-layer-linear-step", "two-layer-phi"),
    }
    assert {later for _, later, _ in PAIRS} == set(LATER)
    assert {earlier for _, _, earlier in PAIRS} == set(WRONG)


@pytest.mark.parametrize(("assignment", "later", "earlier"), PAIRS)
def test_an_inherited_mistake_is_counted_once(
    assignment: str, later: str, earlier: str, tmp_path: Path, sandbox: Sandbox
) -> None:
    answers = {**RIGHT_BEFORE, earlier: WRONG[earlier], later: LATER[later]}
    document = graded(assignment, answers, tmp_path, sandbox)
    one = found(document, later)
    assert one["score"] == one["max_score"]
    told = " ".join(str(check) for check in one["checks"])  # type: ignore[attr-defined]
    assert earlier in told
    before = found(document, earlier)
    assert before["score"] < before["max_score"]  # type: ignore[operator]


@pytest.mark.parametrize(("assignment", "later", "earlier"), PAIRS)
def test_handing_on_the_right_answer_of_the_earlier_one_earns_nothing(
    assignment: str, later: str, earlier: str, tmp_path: Path, sandbox: Sandbox
) -> None:
    """The later answer only calls the earlier one and returns what it gets."""
    exercise = exercises.load(assignment)[later]
    name = exercises.load(assignment)[earlier].names[0]
    lazy = "\n".join(
        f"def {own}(*args):\n    return {name}(*args[: {name}.__code__.co_argcount])"
        for own in exercise.names
    )
    answers = {earlier: WRONG[earlier], later: lazy}
    document = graded(assignment, answers, tmp_path, sandbox)
    assert found(document, later)["score"] == 0

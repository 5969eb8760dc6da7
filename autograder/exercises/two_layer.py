"""Two layers: the third notebook."""

from __future__ import annotations

from autograder.exercise import Assignment, Exercise, Written
from autograder.exercises.two_layer_forms import FORMS
from autograder.exercises.two_layer_maps import LINEAR_STEP, PHI
from autograder.exercises.two_layer_network import FORWARD, GRADIENTS
from autograder.exercises.two_layer_regularized import REGULARIZED
from autograder.judging.function import function


def functions() -> dict[str, Exercise]:
    """The exercises of kind function, by id."""
    made = (
        function("two-layer-forward", "The forward pass", FORWARD, items=("S4.3.1", "S4.3.1a")),
        function(
            "two-layer-gradients",
            "Slopes of the output",
            GRADIENTS,
            prerequisites=("two-layer-forward",),
            items=("S4.3.1b", "S4.3.1c", "S4.3.1d", "S4.1a'"),
        ),
        function(
            "two-layer-regularized",
            "The gradient of the network with a penalty",
            REGULARIZED,
            items=("S2.T5",),
        ),
        function(
            "two-layer-phi",
            "Gradients for any hidden map",
            PHI,
            items=("S0.1e", "S0.eq2", "S0.guess"),
        ),
        function(
            "two-layer-linear-step",
            "One step of the linear network",
            LINEAR_STEP,
            prerequisites=("two-layer-phi",),
            items=("S0.1f",),
        ),
    )
    return {exercise.id: exercise for exercise in made}


ORDER = (
    "two-layer-forward",
    "two-layer-gradients",
    "two-layer-regularized-table",
    "two-layer-regularized-answer",
    "two-layer-regularized",
    "two-layer-order",
    "two-layer-order-reason",
    "two-layer-phi",
    "two-layer-linear-step",
)
REASON = Written("two-layer-order-reason", "Why this order", 1, items=("S2.T6",))


def assignment() -> Assignment:
    every: dict[str, Exercise | Written] = {
        **functions(),
        **{form.id: form for form in FORMS},
        REASON.id: REASON,
    }
    return Assignment("two_layer", "Two layers", tuple(every[id] for id in ORDER))

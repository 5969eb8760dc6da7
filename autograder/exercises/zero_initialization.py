"""Why not start at zero: the fourth notebook."""

from __future__ import annotations

from autograder.exercise import Assignment, Exercise, Written
from autograder.exercises.zero_initialization_forms import FORMS
from autograder.exercises.zero_initialization_start import CONSTANT, VALUES, ZERO_GRADIENTS
from autograder.exercises.zero_initialization_step import STEP
from autograder.exercises.zero_initialization_units import SINGLE_UNIT, SPREAD
from autograder.judging.function import function


def functions() -> dict[str, Exercise]:
    """The exercises of kind function, by id."""
    made = (
        function("zero-init-values", "Values at zero", VALUES, items=("S4.3.2a",)),
        function("zero-init-gradients", "Slopes at zero", ZERO_GRADIENTS, items=("S4.3.2b",)),
        function("zero-init-constant", "Any constant", CONSTANT, items=("S4.3.2c-constant",)),
        function("zero-init-spread", "How far units are apart", SPREAD, items=("S4.3.2c-notice",)),
        function(
            "zero-init-step",
            "One step on a batch",
            STEP,
            items=("S4.3.2c-induction", "S3.sgd"),
        ),
        function(
            "zero-init-single-unit",
            "One unit in disguise",
            SINGLE_UNIT,
            items=("S4.3.2c-express",),
        ),
    )
    return {exercise.id: exercise for exercise in made}


ORDER = (
    "zero-init-values",
    "zero-init-gradients",
    "zero-init-constant",
    "zero-init-constant-symbolic",
    "zero-init-spread",
    "zero-init-step",
    "zero-init-single-unit",
    "zero-init-single-unit-rates",
    "zero-init-which-break",
    "zero-init-induction",
)
INDUCTION = Written(
    "zero-init-induction",
    "Why the units stay equal",
    2,
    items=("S4.3.2c-induction", "S4.3.2c-notice", "S4.3.2c-express"),
)


def assignment() -> Assignment:
    every: dict[str, Exercise | Written] = {
        **functions(),
        **{form.id: form for form in FORMS},
        INDUCTION.id: INDUCTION,
    }
    exercises = tuple(every[id] for id in ORDER)
    return Assignment("zero_initialization", "Why not start at zero?", exercises)

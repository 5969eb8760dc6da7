"""The chain rule, one link at a time: the first notebook."""

from __future__ import annotations

from autograder.exercise import Assignment, Exercise, Written
from autograder.exercises.chain_rule_composite import COMPOSITE_BACKWARD, COMPOSITE_FORWARD
from autograder.exercises.chain_rule_forms import FORMS
from autograder.exercises.chain_rule_jacobians import (
    FLATTEN,
    JACOBIAN_AT,
    JACOBIAN_COMPOSE,
    MATRIX_JACOBIAN,
    UNFLATTEN,
    refuses_sizes,
)
from autograder.exercises.chain_rule_slopes import AFFINE, EXP_LOG, FAN_OUT, SQUARED_ERROR
from autograder.judging.function import function


def slopes() -> tuple[Exercise, ...]:
    """The derivatives of numbers."""
    return (
        function("chain-rule-affine", "Slopes of a line", AFFINE, items=("S2.i1",)),
        function(
            "chain-rule-squared-error",
            "Slopes of a squared error",
            SQUARED_ERROR,
            items=("S2.easy", "S2.T1"),
        ),
        function(
            "chain-rule-exp-log",
            "Slopes of the exponential-logarithm function",
            EXP_LOG,
            items=("S2.tab1", "S2.T2"),
        ),
        function(
            "chain-rule-fan-out",
            "Several paths",
            FAN_OUT,
            items=("S0.1a", "S2.cr2", "S3.d2", "S3.d3"),
        ),
    )


def graph() -> tuple[Exercise, ...]:
    """Forward and backward through one graph."""
    return (
        function(
            "chain-rule-composite-forward",
            "Forward through the graph",
            COMPOSITE_FORWARD,
            items=("S3.ex1", "S3.eff"),
        ),
        function(
            "chain-rule-composite-backward",
            "Backward through the graph",
            COMPOSITE_BACKWARD,
            prerequisites=("chain-rule-composite-forward",),
            items=("S3.ex1", "S3.upd", "S3.eff"),
        ),
    )


def jacobians() -> tuple[Exercise, ...]:
    """Jacobians, and a matrix as the variable."""
    return (
        function(
            "chain-rule-jacobian-compose",
            "The Jacobian of a composition",
            JACOBIAN_COMPOSE,
            more=(refuses_sizes,),
            items=("S4.J", "S4.1a"),
        ),
        function(
            "chain-rule-jacobian-at",
            "Which Jacobian is taken where",
            JACOBIAN_AT,
            prerequisites=("chain-rule-jacobian-compose",),
            items=("S4.1a",),
        ),
        function(
            "chain-rule-matrix-input",
            "A matrix as the variable",
            MATRIX_JACOBIAN,
            FLATTEN,
            UNFLATTEN,
            items=("S4.1b",),
        ),
    )


ORDER = (
    "chain-rule-affine",
    "chain-rule-squared-error-answer",
    "chain-rule-squared-error",
    "chain-rule-fan-out",
    "chain-rule-fan-out-graph",
    "chain-rule-exp-log-table",
    "chain-rule-exp-log-answer",
    "chain-rule-exp-log",
    "chain-rule-composite-graph",
    "chain-rule-composite-forward",
    "chain-rule-composite-backward",
    "chain-rule-jacobian-compose",
    "chain-rule-jacobian-at",
    "chain-rule-matrix-input",
)
CONDITIONS = Written(
    "chain-rule-conditions", "When the chain rule may be used", 1, items=("S4.1a", "S4.1b")
)


def assignment() -> Assignment:
    made = (*slopes(), *graph(), *jacobians(), *FORMS)
    every: dict[str, Exercise | Written] = {exercise.id: exercise for exercise in made}
    exercises = (*(every[id] for id in ORDER), CONDITIONS)
    return Assignment("chain_rule", "The chain rule, one link at a time", exercises)

"""Pictures drawn by the student's own answers: `draw("sigmoid-value", answers)`."""

from autograder.pictures.drawing import draw, picture_for
from autograder.pictures.picture import Picture, Placeholder

__all__ = ["Picture", "Placeholder", "draw", "picture_for"]

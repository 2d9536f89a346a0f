"""Shapes of the floor plan in metres, without any toolkit."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Shape:
    """An axis-parallel rectangle in metres; origin of the floor top left, y down."""

    x: float
    y: float
    w: float
    h: float

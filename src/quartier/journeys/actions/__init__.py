"""Verbs of this floor: they write its read model, nothing else."""

from quartier.journeys.actions.lists import advance, catch_up, rebuild, refresh

__all__ = ["advance", "catch_up", "rebuild", "refresh"]

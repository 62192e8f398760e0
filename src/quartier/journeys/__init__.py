"""Journeys (der Faden): the steps across all stages, and the read model of the public lists."""

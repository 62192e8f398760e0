"""The action plan (Integriertes Handlungskonzept): versions, fields of action, goals, measures."""

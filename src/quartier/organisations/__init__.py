"""Organisations (Akteure und Ämter): who works in the quarter, and how to reach them."""

"""Areas (Quartiere): the quarter, its boundary and places, holidays, working days, running numbers."""

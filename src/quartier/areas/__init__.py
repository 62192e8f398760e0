"""Areas (Quartiere): the quarter, its boundary and places, working days, running numbers."""

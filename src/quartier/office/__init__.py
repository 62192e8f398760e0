"""The neighbourhood office (Stadtteilbüro): address, people, opening hours, closures."""

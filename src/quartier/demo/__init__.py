"""The demonstration (Vorführung): an invented quarter, a tour, the thread check on real input."""

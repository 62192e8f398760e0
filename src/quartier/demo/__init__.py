"""The demonstration (Vorführung): an invented quarter, a tour through the thread, and the check on real input."""

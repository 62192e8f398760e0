"""Hand-over to the administration (Weitergabe): packages, answers, deadlines, telling, results."""

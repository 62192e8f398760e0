"""Letters (Postausgang): e-mail, printed letters and calls; one row per recipient and occasion."""

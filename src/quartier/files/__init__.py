"""Files (Dateien): uploads, checked by content and re-encoded; the owning app serves them."""

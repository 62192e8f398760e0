"""The public site (Öffentliche Seiten): pages that show facts of several stages."""

"""The journal (Protokoll der Bearbeitung): who did what to which record, and when."""

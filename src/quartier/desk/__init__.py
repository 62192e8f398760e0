"""The office's day (Schreibtisch): what needs somebody today, across all stages."""

"""Wishes (Wünsche): what residents say, in their own words."""

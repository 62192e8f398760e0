"""The face of the house: components, base pages, form renderer, style, scripts."""

"""People who sign in: staff (Beschäftigte) with a role per area, residents (Bewohner) by a code."""

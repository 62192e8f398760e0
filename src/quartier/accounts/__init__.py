"""People who sign in: staff (Beschäftigte) with a role per area, and residents (Bewohner) with a code."""

"""Which holidays hold where: one profile per Land, more where municipalities of a Land differ.

The Land stands in the first two digits of the municipality's key (Amtlicher Gemeindeschlüssel).
"""

LANDS = {
    "01": "SH",
    "02": "HH",
    "03": "NI",
    "04": "HB",
    "05": "NW",
    "06": "HE",
    "07": "RP",
    "08": "BW",
    "09": "BY",
    "10": "SL",
    "11": "BE",
    "12": "BB",
    "13": "MV",
    "14": "SN",
    "15": "ST",
    "16": "TH",
}
# Mariä Himmelfahrt: Art. 1 Abs. 1 Nr. 2 FTG (Bayern). Fronleichnam: § 1 SächsSFG, § 2 ThürFGtG.
BY_MUNICIPALITY = ("BY", "SN", "TH")
# Hohes Friedensfest: Art. 1 Abs. 2 FTG (Bayern), in the city of Augsburg only.
AUGSBURG = "09761000"


def profiles_of(ags: str) -> tuple[str, ...]:
    """The profiles that can hold in this municipality; none when no Land has such a key."""
    land = LANDS.get(ags[:2], "")
    if ags == AUGSBURG:
        return ("BY-augsburg",)
    if land in BY_MUNICIPALITY:
        return (land, f"{land}-catholic")
    return (land,) if land else ()

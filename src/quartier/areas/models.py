from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from quartier.journal.fields import key
from quartier.journal.privacy import Privacy


class HolidayProfile(models.TextChoices):
    """Which holidays hold here; see `rules.holidays_of` and `rules.profiles_of`."""

    BW = "BW", _("Baden-Württemberg")
    BY = "BY", _("Bayern, Gemeinde ohne Mariä Himmelfahrt")
    BY_CATHOLIC = "BY-catholic", _("Bayern, Gemeinde mit Mariä Himmelfahrt (15. August)")
    AUGSBURG = "BY-augsburg", _("Bayern, Augsburg mit Friedensfest (8. August)")
    BE = "BE", _("Berlin")
    BB = "BB", _("Brandenburg")
    HB = "HB", _("Bremen")
    HH = "HH", _("Hamburg")
    HE = "HE", _("Hessen")
    MV = "MV", _("Mecklenburg-Vorpommern")
    NI = "NI", _("Niedersachsen")
    NW = "NW", _("Nordrhein-Westfalen")
    RP = "RP", _("Rheinland-Pfalz")
    SL = "SL", _("Saarland")
    SN = "SN", _("Sachsen, Gemeinde ohne Fronleichnam")
    SN_CATHOLIC = "SN-catholic", _("Sachsen, Gemeinde mit Fronleichnam")
    ST = "ST", _("Sachsen-Anhalt")
    SH = "SH", _("Schleswig-Holstein")
    TH = "TH", _("Thüringen, Gemeinde ohne Fronleichnam")
    TH_CATHOLIC = "TH-catholic", _("Thüringen, Gemeinde mit Fronleichnam")


class Municipality(models.Model):
    """The one municipality (Stadt, Gemeinde) an installation serves."""

    privacy = Privacy("areas", none="id name ags holiday_profile legal_regime")

    class Regime(models.TextChoices):
        """Which data protection law the operator is under (domain.md 6)."""

        GDPR_PUBLIC = "gdpr_public", _("Stadt: DSGVO und Landesrecht")
        GDPR_PRIVATE = "gdpr_private", _("Verein: DSGVO und BDSG")
        DSG_EKD = "dsg_ekd", _("Diakonie: DSG-EKD")
        KDG = "kdg", _("Caritas: KDG")

    id = key()
    name = models.CharField(_("Name"), max_length=120)
    ags = models.CharField(_("Gemeindeschlüssel"), max_length=8, unique=True)
    holiday_profile = models.CharField(_("Feiertage"), max_length=20, choices=HolidayProfile)
    legal_regime = models.CharField(
        _("Datenschutzrecht"), max_length=20, choices=Regime, default=Regime.GDPR_PUBLIC
    )

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(holiday_profile__in=HolidayProfile.values),
                name="municipality_has_known_holidays",
            )
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def is_bavarian(self) -> bool:
        return self.holiday_profile.startswith(HolidayProfile.BY)


class Area(models.Model):
    """A quarter (Quartier, Programmgebiet). Its slug is in every public address."""

    class Kind(models.TextChoices):
        FUNDING_AREA = "funding", _("Fördergebiet")
        DISTRICT = "district", _("Stadtteil")
        STATISTICAL = "statistical", _("Statistischer Bezirk")
        CATCHMENT = "catchment", _("Einzugsgebiet")

    class LegalBasis(models.TextChoices):
        SOCIAL_CITY = "171e", _("§ 171e Abs. 3 BauGB")
        REDEVELOPMENT = "142", _("§ 142 BauGB (Sanierungssatzung)")
        PRESERVATION = "172", _("§ 172 BauGB (Erhaltungsgebiet)")
        NONE = "none", _("kein förmlicher Beschluss")

    privacy = Privacy(
        "areas",
        none="id municipality slug name kind legal_basis resolution_on announced_on planned_end",
    )

    id = key()
    municipality = models.ForeignKey(Municipality, models.PROTECT, related_name="+")
    slug = models.SlugField(_("Kurzname in der Adresse"), max_length=40, unique=True)
    name = models.CharField(_("Name"), max_length=120)
    kind = models.CharField(_("Art"), max_length=12, choices=Kind, default=Kind.FUNDING_AREA)
    legal_basis = models.CharField(
        _("Rechtsgrundlage"), max_length=6, choices=LegalBasis, default=LegalBasis.SOCIAL_CITY
    )
    resolution_on = models.DateField(_("Beschluss am"), null=True, blank=True)
    announced_on = models.DateField(_("bekannt gemacht am"), null=True, blank=True)
    planned_end = models.DateField(_("geplantes Ende"), null=True, blank=True)

    def __str__(self) -> str:
        return self.name


class Boundary(models.Model):
    """One version of an area's outline. GeoJSON geometry, RFC 7946 (WGS 84, longitude first)."""

    privacy = Privacy(
        "areas", none="id area version valid_from geometry source is_sketch size_ha created_at"
    )

    id = key()
    area = models.ForeignKey(Area, models.PROTECT, related_name="boundaries")
    version = models.PositiveIntegerField(_("Fassung"))
    valid_from = models.DateField(_("gilt ab"))
    geometry = models.JSONField(_("Grenze"))
    source = models.CharField(_("Quelle"), max_length=200)
    is_sketch = models.BooleanField(_("eigene Skizze"), default=False)
    size_ha = models.DecimalField(_("Fläche in Hektar"), max_digits=9, decimal_places=1)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [models.UniqueConstraint("area", "version", name="boundary_version_once")]

    def __str__(self) -> str:
        return f"{self.area} {self.version}"


class Place(models.Model):
    """A street or landmark people know; the list beside the map and the map's own drawing."""

    class Kind(models.TextChoices):
        STREET = "street", _("Straße")
        LANDMARK = "landmark", _("bekannter Ort")
        WATER = "water", _("Gewässer")
        GREEN = "green", _("Grünfläche")

    privacy = Privacy("areas", none="id area kind name lon lat geometry")

    id = key()
    area = models.ForeignKey(Area, models.PROTECT, related_name="places")
    kind = models.CharField(max_length=10, choices=Kind)
    name = models.CharField(_("Name"), max_length=120)
    lon = models.FloatField(_("Länge"))
    lat = models.FloatField(_("Breite"))
    geometry = models.JSONField(_("Zeichnung"), null=True, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint("area", "name", name="place_name_once")]

    def __str__(self) -> str:
        return self.name


class RunningNumber(models.Model):
    """The last number given in a series (wishes, needs, handovers) of an area and year."""

    privacy = Privacy("areas", none="id area series year last")

    id = key()
    area = models.ForeignKey(Area, models.PROTECT, related_name="+")
    series = models.CharField(max_length=4)
    year = models.PositiveSmallIntegerField()
    last = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint("area", "series", "year", name="running_number_series_once")
        ]

    def __str__(self) -> str:
        return f"{self.series} {self.year}-{self.last}"

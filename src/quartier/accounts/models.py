from __future__ import annotations

from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.utils.translation import gettext_lazy as _

from quartier.areas.models import Area
from quartier.journal.fields import ErasableField, key
from quartier.journal.privacy import Privacy
from quartier.journal.rules import Actor
from quartier.letters.rules import Recipient, outbox_channel


class UserManager(BaseUserManager["User"]):
    """Django and allauth ask for one; it only makes e-mail addresses comparable."""

    def get_by_natural_key(self, username: str | None) -> User:
        return self.get(email__iexact=username)


class User(AbstractBaseUser):
    """Someone who works with Quartier: office, city, carrier, steering group, technical admin."""

    privacy = Privacy(
        "staff",
        none="id language shortcuts is_active joined_at last_login",
        contact="email name phone",
        secret="password",
    )

    id = key()
    email = models.EmailField(_("E-Mail-Adresse"), unique=True)
    name = ErasableField(_("Name"), max_length=120, gone=_("gelöschte Person"))
    phone = models.CharField(_("Telefon"), max_length=40, blank=True)
    language = models.CharField(_("Sprache"), max_length=5, default="de")
    shortcuts = models.BooleanField(_("Tastenkürzel"), default=True)
    is_active = models.BooleanField(_("aktiv"), default=True)
    joined_at = models.DateTimeField(auto_now_add=True)

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["name"]

    objects: ClassVar[UserManager] = UserManager()

    class Meta:
        verbose_name = _("Person im Büro")
        verbose_name_plural = _("Personen im Büro")

    def __str__(self) -> str:
        return self.name

    def get_full_name(self) -> str:
        return self.name

    def as_actor(self, role: str = "") -> Actor:
        return Actor("staff", str(self.pk), role)


class Role(models.TextChoices):
    """What a person may do in an area (domain.md section 7)."""

    LEAD = "lead", _("Leitung des Stadtteilbüros")
    STAFF = "staff", _("Stadtteilbüro")
    INTERN = "intern", _("Praktikum")
    CITY_PROGRAMME = "city_programme", _("Programm der Stadt")
    DEPARTMENT = "department", _("Amt")
    CARRIER = "carrier", _("Leitung des Trägers")
    STEERING = "steering", _("Lenkungsgruppe")
    ADMIN = "admin", _("Technik")


class Membership(models.Model):
    """The role a person holds in one area. Rows end; they are not changed."""

    privacy = Privacy("staff", none="id user area role since until organisation_key")

    id = key()
    user = models.ForeignKey(User, models.CASCADE, related_name="memberships")
    area = models.ForeignKey(Area, models.PROTECT, related_name="+")
    role = models.CharField(_("Rolle"), max_length=16, choices=Role)
    # The city department or carrier the person speaks for; a key, since organisations lie above.
    organisation_key = models.UUIDField(null=True, blank=True)
    since = models.DateTimeField(auto_now_add=True)
    until = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                "user", "area", condition=models.Q(until__isnull=True), name="one_role_per_area"
            )
        ]

    def __str__(self) -> str:
        return f"{self.user} {self.role}"


class Invitation(models.Model):
    """A link by which someone joins an area in a role. Used once, and it expires."""

    privacy = Privacy(
        "staff",
        none="id area role organisation_key created_at expires_at used_at withdrawn_at",
        contact="email name",
        secret="token_hash",
    )

    id = key()
    area = models.ForeignKey(Area, models.PROTECT, related_name="+")
    role = models.CharField(_("Rolle"), max_length=16, choices=Role)
    organisation_key = models.UUIDField(null=True, blank=True)
    email = models.EmailField(_("E-Mail-Adresse"))
    name = models.CharField(_("Name"), max_length=120)
    token_hash = models.CharField(max_length=64, unique=True)
    created_at = models.DateTimeField(auto_now_add=True)
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)
    withdrawn_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"{self.role} {self.area}"


class Resident(models.Model):
    """How a resident can be reached in one area. What they said lies elsewhere (`wishes`).

    `contact_key` is the normalised address ("email:…", "phone:…", "post:…"): a known contact
    counts once.
    """

    privacy = Privacy(
        "residents",
        none="id area language created_at email_confirmed_at is_vouched erased_at",
        contact="contact_key name email phone address",
    )

    id = key()
    area = models.ForeignKey(Area, models.PROTECT, related_name="+")
    contact_key = models.CharField(max_length=300)
    name = models.CharField(_("Name"), max_length=200, blank=True)
    email = models.EmailField(_("E-Mail-Adresse"), max_length=254, blank=True)
    phone = models.CharField(_("Telefon"), max_length=40, blank=True)
    address = models.TextField(_("Anschrift"), max_length=500, blank=True)
    language = models.CharField(max_length=5, default="de")
    created_at = models.DateTimeField()
    email_confirmed_at = models.DateTimeField(null=True, blank=True)
    # Staff wrote this contact down themselves: it counts as a person without a confirmed mail.
    is_vouched = models.BooleanField(default=False)
    erased_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint("area", "contact_key", name="resident_known_once")]

    def __str__(self) -> str:
        return str(self.pk)

    def as_actor(self) -> Actor:
        return Actor("resident", str(self.pk))

    def as_recipient(self, channel: str) -> Recipient | None:
        """How to tell this person; None if that way is not open (an e-mail must be confirmed)."""
        if self.erased_at or not self._is_reached_by(channel):
            return None
        return Recipient(
            outbox_channel(channel),
            f"resident:{self.pk}",
            email=self.email,
            name=self.name,
            address=self.address,
            phone=self.phone,
            language=self.language,
        )

    def _is_reached_by(self, channel: str) -> bool:
        ways = {
            "email": bool(self.email and self.email_confirmed_at),
            "phone": bool(self.phone),
            "letter": bool(self.address),
            "visit": True,
        }
        return ways.get(channel, False)


class SignInCode(models.Model):
    """A code mailed to a resident. Used once, five tries, ten minutes."""

    privacy = Privacy(
        "residents", none="id area resident created_at expires_at used_at tries", secret="code_hash"
    )

    id = key()
    area = models.ForeignKey(Area, models.PROTECT, related_name="+")
    resident = models.ForeignKey(Resident, models.CASCADE, related_name="+")
    code_hash = models.CharField(max_length=64)
    created_at = models.DateTimeField(auto_now_add=True)
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)
    tries = models.PositiveSmallIntegerField(default=0)

    def __str__(self) -> str:
        return str(self.pk)


class AccessToken(models.Model):
    """A link with a purpose: confirm an address, "not meant so", "is it solved?", unsubscribe.

    Only the hash is stored. `subject` names the record it opens, e.g. `needs.bundledwish:<key>`.
    """

    privacy = Privacy(
        "residents",
        none="id area purpose subject resident created_at expires_at used_at",
        secret="token_hash",
    )

    id = key()
    area = models.ForeignKey(Area, models.PROTECT, related_name="+")
    purpose = models.CharField(max_length=20)
    subject = models.CharField(max_length=80)
    resident = models.ForeignKey(Resident, models.CASCADE, null=True, related_name="+")
    token_hash = models.CharField(max_length=64, unique=True)
    created_at = models.DateTimeField(auto_now_add=True)
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"{self.purpose} {self.subject}"

"""What happened, in plain German: one sentence per verb; the label of each fact worth reading."""

from collections.abc import Mapping

from django.utils.translation import gettext_lazy as _

ACTORS = {
    "resident": _("jemand aus dem Stadtteil"),
    "department": _("das Amt, über den Link"),
    "job": _("Quartier, von selbst"),
}

SENTENCES = {
    # accounts
    "accept_invitation": _("hat die Einladung angenommen"),
    "ask_to_confirm": _("hat um Bestätigung der E-Mail-Adresse gebeten"),
    "complete_resident": _("hat Kontaktangaben ergänzt"),
    "confirm_email": _("hat die E-Mail-Adresse bestätigt"),
    "correct_resident": _("hat Kontaktangaben berichtigt"),
    "describe_account": _("hat das eigene Konto geändert"),
    "end_role": _("hat eine Rolle beendet"),
    "export_resident": _("hat alle Angaben einer Person ausgegeben"),
    "forget_resident": _("hat die Angaben einer Person gelöscht"),
    "invite": _("hat jemanden eingeladen"),
    "know_resident": _("hat Kontaktangaben aufgenommen"),
    "mail_code": _("hat einen Code zum Anmelden bestellt"),
    "sign_in": _("hat sich mit einem Code angemeldet"),
    "withdraw_invitation": _("hat eine Einladung zurückgezogen"),
    # letters
    "begin_letter": _("gibt die E-Mail an den Mailserver"),
    "end_letter": _("hat die Nachricht abgeschlossen"),
    "erase_letter": _("hat den Inhalt der Nachricht gelöscht"),
    "not_reached": _("hat angerufen und niemanden erreicht"),
    "post_again": _("hat die Nachricht noch einmal auf den Weg gebracht"),
    "post_letter": _("hat eine Nachricht in den Postausgang gelegt"),
    "postpone_letter": _("versucht die Zustellung später noch einmal"),
    "settle_letter": _("hat geklärt: Die Nachricht ist angekommen"),
    # needs
    "added": _("hat weitere Wünsche in den Bedarf eingeordnet"),
    "bundled": _("hat den Bedarf aus Wünschen gebildet"),
    "bundling_undone": _("hat das Einordnen rückgängig gemacht"),
    "described": _("hat den Bedarf anders beschrieben"),
    "dissolved": _("hat den letzten Wunsch herausgenommen: den Bedarf gibt es nicht mehr"),
    "follow_asked": _("möchte Nachrichten zum Bedarf"),
    "followed": _("hat Nachrichten zum Bedarf bestätigt"),
    "forgotten_in_needs": _("hat Unterstützungen ohne Namen weitergezählt"),
    "objected": _("hat gesagt: So war das nicht gemeint"),
    "split": _("hat Wünsche für einen eigenen Bedarf herausgenommen"),
    "supported": _("wünscht sich das auch"),
    "taken_out": _("hat Wünsche zurück in den Eingang gelegt"),
    "unfollowed": _("hat Nachrichten zum Bedarf beendet"),
    # files
    "remove_file": _("hat eine Datei gelöscht"),
    "store_file": _("hat eine Datei abgelegt"),
}

FACTS = {
    "attempts": _("Versuche"),
    "channel": _("Weg"),
    "how": _("Ergebnis"),
    "role": _("Rolle"),
    "reason": _("Grund"),
    "decision": _("Antwort"),
    "number": _("Nummer"),
    "due_on": _("Frist"),
    "until": _("bis"),
}


def sentence(verb: str) -> str:
    """What the actor did; a verb nobody has put into words yet stands for itself."""
    return str(SENTENCES.get(verb, verb.replace("_", " ")))


def actor(kind: str) -> str:
    return str(ACTORS.get(kind, kind))


def facts(found: Mapping[str, object]) -> list[tuple[str, object]]:
    """Those with a label; keys of other records say nothing to a reader."""
    return [(str(FACTS[name]), value) for name, value in found.items() if name in FACTS]

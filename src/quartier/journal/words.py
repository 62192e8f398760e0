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
    "retire_staff": _("hat einen alten Zugang gelöscht"),
    "apply_retention": _("hat gelöscht, was nicht länger bleiben darf"),
    "vouch_resident": _("hat die Kontaktangaben selbst aufgeschrieben"),
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
    "dissolved": _("hat den Bedarf beendet: niemand steht mehr dahinter"),
    "emptied": _("hat den letzten Wunsch herausgenommen: der Bedarf bleibt, er liegt beim Amt"),
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
    # wishes
    "choose_columns": _("hat die Spalten der Liste zugeordnet"),
    "discard_import": _("hat eine Liste verworfen, aus der noch nichts aufgenommen war"),
    "erase": _("hat die Worte des Wunsches gelöscht"),
    "finish_import": _("hat das Einlesen der Liste beendet"),
    "found_danger": _("hat gesagt: Das ist eine Gefahr"),
    "found_no_danger": _("hat gesagt: Das ist keine Gefahr"),
    "import_rows": _("hat Zeilen der Liste eingelesen"),
    "prepare_import": _("hat eine Liste zum Einlesen vorbereitet"),
    "publish": _("hat den Wunsch freigegeben"),
    "publish_unmarked": _("hat unauffällige Wünsche freigegeben"),
    "refuse": _("hat den Wunsch abgelehnt"),
    "report_danger": _("hat die Gefahr gemeldet"),
    "start_import": _("hat das Einlesen der Liste begonnen"),
    "take_back": _("hat die Veröffentlichung zurückgenommen"),
    "take_in": _("hat den Wunsch aufgenommen"),
    # handovers
    "acknowledged": _("hat den Eingang bestätigt"),
    "answer_corrected": _("hat die Antwort berichtigt"),
    "answered": _("hat geantwortet"),
    "attachment_hidden": _("zeigt den Anhang nicht mehr öffentlich"),
    "attachment_shown": _("zeigt den Anhang öffentlich"),
    "asked_back": _("hat zurückgefragt"),
    "asked_if_solved": _("hat gefragt, ob es gelöst ist"),
    "escalated": _("hat die überfällige Antwort zur Lenkungsgruppe gegeben"),
    "escalation_settled": _("hat festgehalten, was zur überfälligen Antwort vereinbart ist"),
    "extended": _("hat die Frist verlängert"),
    "file_number_given": _("hat das Aktenzeichen genannt"),
    "forgotten_in_handovers": _("hat Antworten auf „Ist es gelöst?“ ohne Namen weitergezählt"),
    "handed_over": _("hat an das Amt weitergegeben"),
    "link_issued": _("hat einen neuen Link für das Amt ausgestellt"),
    "progress_recorded": _("hat den Stand festgehalten"),
    "quotes_erased": _("hat Zitate aus der Weitergabe gelöscht"),
    "reminded": _("hat das Amt erinnert"),
    "reopened": _("hat den Bedarf wieder geöffnet"),
    "replied": _("hat die Rückfrage beantwortet"),
    "solved_replied": _("hat gesagt, ob es gelöst ist"),
    "taken_up_again": _("hat den Bedarf wieder aufgenommen"),
    "told": _("hat allen Bescheid gesagt"),
    # concept
    "changed_field": _("hat ein Handlungsfeld geändert"),
    "opened_field": _("hat ein Handlungsfeld eingetragen"),
    "adopted": _("hat das Handlungskonzept als beschlossen eingetragen"),
    "described_draft": _("hat den Entwurf beschrieben"),
    "discarded_draft": _("hat den Entwurf verworfen"),
    "dropped_goal": _("hat ein Ziel entfernt"),
    "dropped_measure": _("hat eine Maßnahme entfernt"),
    "ended_field": _("hat ein Handlungsfeld beendet"),
    "laid_out_standard_fields": _("hat die üblichen Handlungsfelder angelegt"),
    "recorded_state": _("hat den Stand einer Maßnahme eingetragen"),
    "set_goal": _("hat ein Ziel eingetragen"),
    "set_measure": _("hat eine Maßnahme eingetragen"),
    "started_draft": _("hat einen neuen Entwurf begonnen"),
    # organisations, office, areas
    "added_person": _("hat eine Ansprechperson eingetragen"),
    "described_area": _("hat die Angaben zum Stadtteil geändert"),
    "described_office": _("hat die Angaben zum Büro geändert"),
    "described_person": _("hat eine Person im Büro geändert"),
    "entered": _("hat den Akteur eingetragen"),
    "removed": _("hat einen Eintrag des Büros entfernt"),
    "ended": _("hat die Zusammenarbeit beendet"),
    "ended_notice": _("hat eine Nachricht beendet"),
    "imported_places": _("hat Orte eingelesen"),
    "opened_area": _("hat den Stadtteil angelegt"),
    "published_boundary": _("hat eine neue Grenze veröffentlicht"),
    "published_notice": _("hat eine Nachricht veröffentlicht"),
    "removed_person": _("hat eine Person entfernt"),
    "removed_place": _("hat einen Ort entfernt"),
    "reported_barrier": _("hat eine Barriere gemeldet"),
    "set_closure": _("hat eine Schließung eingetragen"),
    "set_hours": _("hat Sprechzeiten eingetragen"),
    "set_person": _("hat eine Person eingetragen"),
    "set_place": _("hat einen Ort eingetragen"),
    "spoke_with": _("hat ein Gespräch eingetragen"),
}

FACTS = {
    "contacts": _("Kontakte"),
    "letters": _("Nachrichten"),
    "accounts": _("Zugänge"),
    "links": _("Links und Codes"),
    "lists": _("hochgeladene Listen"),
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

"""What we told the people, and what they replied."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from quartier.accounts.models import Resident
from quartier.areas.models import Area
from quartier.handovers.models.answers import Answer
from quartier.journal.fields import key
from quartier.journal.privacy import Privacy


class Telling(models.Model):
    """We told everybody concerned what the answer means, in plain words."""

    privacy = Privacy(
        "handovers",
        none="id area answer plain_words shows_attachment at by emails letters calls visits silent",
    )

    id = key()
    area = models.ForeignKey(Area, models.PROTECT, related_name="+")
    answer = models.OneToOneField(Answer, models.PROTECT, related_name="telling")
    plain_words = models.TextField(_("In unseren Worten"), max_length=2000)
    # The office's decision about the department's file; the newest telling of a file counts.
    shows_attachment = models.BooleanField(_("Anhang öffentlich zeigen"), default=False)
    at = models.DateTimeField()
    by = models.CharField(max_length=40)
    emails = models.PositiveIntegerField(default=0)
    letters = models.PositiveIntegerField(default=0)
    calls = models.PositiveIntegerField(default=0)
    visits = models.PositiveIntegerField(default=0)
    silent = models.PositiveIntegerField(default=0)

    def __str__(self) -> str:
        return str(self.answer_id)


class SolvedQuestion(models.Model):
    """Four weeks after telling we ask whether it is solved."""

    privacy = Privacy("handovers", none="id area telling asked_on")

    id = key()
    area = models.ForeignKey(Area, models.PROTECT, related_name="+")
    telling = models.OneToOneField(Telling, models.PROTECT, related_name="solved_question")
    asked_on = models.DateField()

    def __str__(self) -> str:
        return str(self.telling_id)


class SolvedReply(models.Model):
    """One resident's answer to "is it solved?"; one each, the last word may be changed."""

    privacy = Privacy("handovers", none="id area question resident is_solved at", content="words")

    id = key()
    area = models.ForeignKey(Area, models.PROTECT, related_name="+")
    question = models.ForeignKey(SolvedQuestion, models.PROTECT, related_name="replies")
    resident = models.ForeignKey(Resident, models.SET_NULL, null=True, related_name="+")
    is_solved = models.BooleanField()
    words = models.TextField(_("Was fehlt noch?"), max_length=1000, blank=True)
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint("question", "resident", name="solved_reply_once")]

    def __str__(self) -> str:
        return f"{self.question_id} {self.is_solved}"

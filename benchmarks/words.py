"""Invented German wishes of realistic length, the same for the same seed. No real text is used."""

import random
from dataclasses import dataclass

FRONT = (
    "Spiel Sport Schul Markt Bahnhofs Garten Linden Brunnen Kirch Rad Fuß Bolz Park Bus Ufer Wald "
    "Wiesen Rathaus Jugend Senioren Familien Nachbarschafts Kinder Müll Lärm Licht Schatten Hunde "
    "Grill Bücher Obst Blumen Eis Roll Tanz Musik Näh Werk Lese Sprach"
)
BACK = (
    "platz weg steig bank brunnen treffpunkt wiese ecke garten halle treppe brücke ampel laterne "
    "tafel station insel haltestelle rampe mauer werkstatt schrank raum fest stunde kreis hof dach "
    "zaun tor stelle streifen"
)
SAID = (
    "Am {place} fehlt ein {thing}.",
    "Der {thing} am {place} ist seit Monaten kaputt.",
    "Wir brauchen dringend einen {thing} beim {place}.",
    "Bitte stellen Sie am {place} wieder einen {thing} auf.",
    "Für unsere Kinder wäre ein {thing} am {place} wunderbar.",
    "Warum gibt es am {place} keinen {thing} mehr?",
    "Der {thing} hinter dem {place} ist nachts viel zu dunkel.",
    "Mit dem Rollstuhl kommt man am {place} nicht zum {thing}.",
)
WHY = (
    "Meine Mutter ist {age} Jahre alt und muss jedes Mal einen großen Umweg gehen.",
    "Gerade morgens zwischen sieben und acht Uhr ist es dort sehr eng.",
    "Im Sommer sitzen hier viele Leute und wissen nicht, wohin mit dem Abfall.",
    "Ich wohne seit {age} Jahren hier und habe das schon mehrmals gesagt.",
    "Letzte Woche ist wieder jemand gestürzt, zum Glück ist wenig passiert.",
    "Die Kinder spielen deshalb zwischen den parkenden Autos.",
    "In anderen Stadtteilen gibt es so etwas längst.",
    "Nach dem Regen steht das Wasser tagelang und im Winter friert es.",
    "Wer schlecht sieht, findet die Stelle kaum.",
    "Am Wochenende ist es bis spät in die Nacht laut.",
    "Der Bus kommt oft zu spät, und dann steht man ohne Dach da.",
    "Auch die Leute aus der {other} würden sich freuen.",
)
WISHED = (
    "Vielleicht könnte man erst einmal etwas Einfaches ausprobieren.",
    "Ein {other} daneben würde sicher auch helfen.",
    "Wir würden gern selbst mit anpacken.",
    "Es muss ja nichts Teures sein.",
    "Können Sie bitte einmal mit der Stadt reden?",
    "Danke, dass Sie sich darum kümmern.",
    "Wenn Sie Fragen haben, komme ich gern vorbei.",
    "Am schönsten wäre es noch vor den Sommerferien.",
)
TYPO, LONG = 0.02, 0.08
SHORTEST = 5


@dataclass(frozen=True)
class Topic:
    """What several people want: a thing at a place."""

    thing: str
    place: str

    @property
    def title(self) -> str:
        return f"{self.thing} am {self.place}"[:120]


class Words:
    def __init__(self, places: list[str], seed: int = 7) -> None:
        self.chance = random.Random(seed)
        self.places = places
        self.things = [f"{front}{back}" for front in FRONT.split() for back in BACK.split()]

    def topic(self) -> Topic:
        return Topic(self.chance.choice(self.things), self.chance.choice(self.places))

    def wish(self, topic: Topic) -> str:
        """Two to four sentences as a rule, a dozen now and then; typing errors like people's."""
        count = self.chance.randint(8, 14) if self.chance.random() < LONG else None
        sentences = [self.chance.choice(SAID)]
        sentences += self.chance.choices(WHY, k=count or self.chance.randint(0, 3))
        sentences += self.chance.choices(WISHED, k=self.chance.randint(0, 2))
        text = " ".join(sentences).format(
            thing=topic.thing,
            place=topic.place,
            age=self.chance.randint(3, 90),
            other=self.chance.choice(self.things),
        )
        return " ".join(self._typed(word) for word in text.split())

    def _typed(self, word: str) -> str:
        """Now and then two letters change places."""
        if len(word) < SHORTEST or self.chance.random() >= TYPO:
            return word
        at = self.chance.randint(1, len(word) - 3)
        return word[:at] + word[at + 1] + word[at] + word[at + 2 :]

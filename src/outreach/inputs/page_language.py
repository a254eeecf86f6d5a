"""The language of a text, by its script and its function words."""

from __future__ import annotations

import re

_FUNCTION_WORDS = {
    "English": "the and of to in a is for with you we our your are on will be as at this",
    "German": "und der die das mit für sie wir ein eine zu den in ist ihre von auf bei im du",
    "French": "et le la les des de vous nous votre un une pour dans en du avec est sur au notre",
    "Spanish": "y el la los las de en un una para con tu que por del se nuestro usted como al",
    "Italian": "e il la le di un una per con che del della in sei nostro siamo al si alla tuo",
    "Dutch": "en de het een van je voor met wij in op is aan bij jij ons zijn te als onze",
    "Portuguese": "e o a os as de em um uma para com você que por do da no na nosso se",
    "Polish": "i w z na do oraz się nie o jest dla od po za lub firmy pracy nasz",
    "Swedish": "och i att en ett som på för med av är vi du har till det den vår eller om",
    "Danish": "og i at en et som på for med af er vi du har til det den vores eller når",
    "Norwegian": "og i å en et som på for med av er vi du har til det den vår eller når",
    "Finnish": "ja on ei se että joka kun mutta sekä tai meillä olet sinulla kanssa myös hyvä ovat tai "
    "osan työ",
    "Czech": "a v na se je do s z k pro že který o nebo si jsme ve nám práce budete",
    "Slovak": "a v na sa je do s z k pre že ktorý o alebo si sme vo nám práca budete",
    "Hungarian": "a az és hogy egy nem is van már vagy aki akik meg ha mint lesz két olyan ezt minden",
    "Romanian": "și în de la cu un o pe pentru din care să este sau noi vă nu al ale vom",
    "Croatian": "i u na je se da za s od koji su ili kao što iz o te smo rad vam",
    "Turkish": "ve bir bu ile için en de da olan çok gibi daha her iyi ya olarak size biz yıl kadar",
}
_KNOWN = {name: frozenset(words.split()) for name, words in _FUNCTION_WORDS.items()}
_SCRIPTS = (
    ("Japanese", re.compile("[\u3040-\u30ff]")),  # before Chinese, whose signs it shares
    ("Korean", re.compile("[\uac00-\ud7af\u1100-\u11ff]")),
    ("Chinese", re.compile("[\u4e00-\u9fff]")),
    ("Ukrainian", re.compile("[іїєґІЇЄҐ]")),  # before Russian, whose letters it shares
    ("Russian", re.compile("[\u0400-\u04ff]")),
    ("Greek", re.compile("[\u0370-\u03ff]")),
    ("Arabic", re.compile("[\u0600-\u06ff]")),
    ("Hebrew", re.compile("[\u0590-\u05ff]")),
    ("Hindi", re.compile("[\u0900-\u097f]")),
    ("Thai", re.compile("[\u0e00-\u0e7f]")),
)
_OTHER_LETTERS = re.compile(
    "[\u0370-\u06ff\u0900-\u0e7f\u1100-\u11ff\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7af]"
)
_LEAST = 40  # letters of another script, or words, before a text has a language other than English


def language_of(text: str) -> str:
    """The language whose script or words fill a text; "English" when too little speaks for another."""
    letters = sum(map(str.isalpha, text))
    foreign = len(_OTHER_LETTERS.findall(text))
    if foreign >= _LEAST and foreign > 0.4 * letters:
        counts = {name: len(script.findall(text)) for name, script in _SCRIPTS}
        # the first script with its share: a few kana tell Japanese from Chinese
        return next((name for name, _ in _SCRIPTS if counts[name] > 0.04 * foreign), "English")
    words = re.findall(r"[^\W\d_]+", text.lower())
    if len(words) < _LEAST:
        return "English"
    shares = {name: sum(word in known for word in words) / len(words) for name, known in _KNOWN.items()}
    best = max(shares, key=lambda name: shares[name])
    return best if shares[best] > 1.3 * shares["English"] + 0.02 else "English"

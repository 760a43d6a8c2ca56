# ruff: noqa: RUF001 (Cyrillic letters and typographic quotation marks are meant)
"""The words by which the rules judge a language; a rule that needs them is silent in a language that has none here."""

import re
from functools import cache

from quiz.engine.language import primary_subtag
from quiz.model.dataclass import dataclass

_NEVER = re.compile(r"(?!)")
_NOTHING: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Lexicon:
    """Words of one language, case-folded; all is empty, and matches nothing, in a language that is not known.

    `function_words` carry no meaning of their own. `reasons` ask for a reason or a manner, where a negation asks for
    no exception. `all_options` and `no_option` match a whole option, and `begins_sum` the end of a line and the
    beginning of one on the next; `option_names` matches an option called by its letter or number, in a text that holds
    one of the `option_hints`; `negation` matches one word of negation in a text, and of `paired_negations` several in a
    sentence are one. `fillers` are what an explanation says around a key. `conjunctions` join two answers into one.
    `past` and `not_past` are verbs by which a tense is certain. `number_names` are the names of the numbers from 0 on.
    """

    tag: str = ""
    function_words: frozenset[str] = _NOTHING
    negations: frozenset[str] = _NOTHING
    paired_negations: frozenset[str] = _NOTHING
    absolutes: frozenset[str] = _NOTHING
    qualifiers: frozenset[str] = _NOTHING
    reasons: frozenset[str] = _NOTHING
    fillers: frozenset[str] = _NOTHING
    conjunctions: frozenset[str] = _NOTHING
    past: frozenset[str] = _NOTHING
    not_past: frozenset[str] = _NOTHING
    number_names: tuple[str, ...] = ()
    all_options: re.Pattern[str] = _NEVER
    no_option: re.Pattern[str] = _NEVER
    begins_sum: re.Pattern[str] = _NEVER
    option_names: re.Pattern[str] = _NEVER
    option_hints: tuple[str, ...] = ()
    negation: re.Pattern[str] = _NEVER

    def sums_up(self, option: str) -> bool:
        """Return whether an option speaks of the others: all of them, or none."""
        return bool(self.no_option.fullmatch(option) or self.all_options.fullmatch(option))


UNKNOWN = Lexicon()


@cache
def lexicon_of(tag: str) -> Lexicon:
    """Return the words that belong to a language tag such as `fr-CH`."""
    make = _LEXICONS.get(primary_subtag(tag))
    return make() if make else UNKNOWN


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


def _option(heads: str, tails: str) -> re.Pattern[str]:
    """Match a whole option that begins with one of the heads and goes on with nothing but tails."""
    return re.compile(rf"(?i)\W*(?:{heads})(?:\s+(?:{tails}))*\W*")


def _line(*heads: str) -> re.Pattern[str]:
    """Match the end of a line and the beginning of a next one with one of the heads behind nothing but marks."""
    return re.compile(rf"(?i)\n[^\w\n]*(?:{'|'.join(heads)})")


def _names(
    nouns: str, ordinals: str, *, placed: str = "", shy: str = "A", verbs: str = "is|was|are"
) -> re.Pattern[str]:
    """Match an option called by its letter, number or place.

    `placed` are the nouns that an ordinal makes the name of an option. A `shy` letter is a word of the language too,
    and names an option only where no further word follows but one of the verbs.
    """
    shy_letter = rf"[{shy}]\b(?=[^\w\s]|\s*$|\s+(?:{verbs})\b)"
    sign = rf"[\"'“„«(]*(?:(?![{shy}])[A-HА-Д]\b|{shy_letter}|[1-8]\b(?![.,]?\d))|\([a-h]\)"
    return re.compile(rf"(?i:\b(?:{nouns}))\s*(?:{sign})|(?i:\b(?:{ordinals})\s+(?:{placed or nouns})\b)")


def _negation(words: str, more: str = "") -> re.Pattern[str]:
    listed = sorted(words.split(), key=len, reverse=True)
    either = "|".join(re.escape(word).replace("'", "['’]") for word in listed)
    return re.compile(rf"(?i)(?<![^\W_])(?:(?:{either})(?![^\W_]|['’]\w){more})")


def _english() -> Lexicon:
    negations = (
        "not no never cannot can't don't doesn't didn't isn't aren't wasn't weren't won't wouldn't couldn't shouldn't"
        " hasn't haven't hadn't except neither nor without none nobody nothing unless"
    )
    all_heads = "all|both|each"
    no_heads = "none|neither|no (?:other|options?|answers?|choices?)"
    return Lexicon(
        tag="en",
        option_hints=("nswer", "ption", "hoice", "lternative"),
        function_words=_words(
            "a about above after again against all also am an and any are as at be because been before being below"
            " between both but by can could did do does doing down during each few for from further had has have"
            " having he her here hers him his how i if in into is it its itself just many may me might more most much"
            " must my no nor not now of off on once one only or other our out over own same shall she should so some"
            " such than that the their them then there these they this those through to too under until up upon us"
            " very was we were what when where which while who whom whose why will with within would you your name"
            " called according following true false statement source text say says said"
        ),
        negations=_words(negations),
        paired_negations=_words("neither nor"),
        absolutes=_words(
            "always never all every none only must completely totally entirely absolutely everyone nobody nothing"
        ),
        qualifiers=_words(
            "usually often generally sometimes may might can could tends tend mostly mainly probably likely typically"
            " frequently normally partly perhaps seldom rarely possibly"
        ),
        reasons=_words("why how"),
        fillers=_words("answer answers right correct key solution option choice therefore hence thus yes"),
        conjunctions=_words("and or"),
        past=_words("was were had did"),
        not_past=_words("is are has have does will am"),
        number_names=(
            "zero",
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
        ),
        all_options=_option(
            all_heads, "of|the|these|them|above|others?|options|answers|choices|mentioned|are|right|correct|true"
        ),
        no_option=_option(
            no_heads,
            "one|of|the|these|them|those|above|others?|options?|answers?|choices?|is|are|right|correct|true",
        ),
        begins_sum=_line(all_heads, no_heads),
        option_names=_names(
            "answers?|options?|choices?|alternatives?",
            "first|second|third|fourth|fifth|last|top|bottom",
            placed="answers?|options?|alternatives?",
        ),
        negation=_negation(negations),
    )


def _french() -> Lexicon:
    negations = "pas jamais aucun aucune sauf excepté ni sans rien personne nul nulle hormis"
    all_heads = "toutes?|tous"
    no_heads = "aucune?"
    return Lexicon(
        tag="fr",
        option_hints=("éponse", "ption", "hoix", "roposition"),
        function_words=_words(
            "a à au aux avec ce ces cet cette celle celui comme comment contre d dans de des du elle elles en entre est"
            " et été être eu il ils je l la le les leur leurs lui mais me même moins mon ne nos notre nous on ont ou où"
            " par pas pendant plus pour pourquoi qu quand que quel quelle quelles quels qui quoi sa sans se sera ses si"
            " son sont sous sur ta te tes ton tous tout toute toutes très tu un une vers vos votre vous y était étaient"
            " fut furent avait avaient nom appelle selon suivant suivante vrai faux c'est est-ce"
        ),
        negations=_words(negations),
        paired_negations=_words("pas jamais aucun aucune rien personne ni"),
        absolutes=_words("toujours jamais tous toutes tout toute aucun aucune seulement uniquement absolument rien"),
        qualifiers=_words(
            "souvent généralement parfois habituellement peut peuvent pourrait probablement plutôt rarement"
            " normalement quelquefois possiblement"
        ),
        reasons=_words("pourquoi comment"),
        fillers=_words("réponse bonne juste correcte exacte correct car donc oui"),
        conjunctions=_words("et ou"),
        number_names=(
            "zéro",
            "un",
            "deux",
            "trois",
            "quatre",
            "cinq",
            "six",
            "sept",
            "huit",
            "neuf",
            "dix",
            "onze",
            "douze",
        ),
        all_options=_option(
            all_heads,
            "les?|ces|la|réponses?|options?|propositions?|deux|autres|ci-dessus|précédentes|sont|justes|correctes",
        ),
        no_option=_option(
            no_heads,
            "des?|ces|les|d'entre|elles|eux|réponses?|options?|propositions?|autres|ci-dessus|précédentes?|n'est|juste"
            "|correcte|celles-ci|ceux-ci",
        ),
        begins_sum=_line(all_heads, no_heads),
        option_names=_names(
            "réponses?|options?|choix|propositions?",
            "premi[èe]re?|deuxième|seconde?|troisième|quatrième|dernière?",
            placed="réponses?|options?|propositions?",
            verbs="est|était",
        ),
        negation=_negation(negations),
    )


def _german() -> Lexicon:
    negations = "nicht kein keine keinen keinem keiner keines nie niemals außer niemand nichts weder noch ohne"
    all_heads = "alle|alles"
    no_heads = "keine?[rs]?|nichts davon"
    return Lexicon(
        tag="de",
        option_hints=("ntwort", "ption", "öglichkeit"),
        function_words=_words(
            "aber alle als also am an auch auf aus bei bis da damals das dass dem den der des die dies diese dieser"
            " dieses doch du durch ein eine einem einen einer eines er es für gegen hat hatte hatten haben ich ihm ihn"
            " ihr ihre ihren im in ist ja kann kein keine man mit nach nicht noch nun nur ob oder ohne sein seine"
            " seinen sich sie sind so um und unter vom von vor wann war waren warum was weil welche welchem welchen"
            " welcher welches wem wen wenn wer werden wie wird wo wurde wurden zu zum zur zwischen über heißt nennt"
            " laut folgende folgenden richtig falsch"
        ),
        negations=_words(negations) - {"noch"},
        paired_negations=_words("weder noch"),
        absolutes=_words("immer nie niemals alle alles jeder jede jedes nur ausschließlich völlig absolut niemand"),
        qualifiers=_words(
            "meist meistens oft häufig gewöhnlich manchmal kann können könnte wahrscheinlich üblicherweise"
            " normalerweise vielleicht teilweise selten gelegentlich"
        ),
        reasons=_words("warum wieso weshalb wie"),
        fillers=_words("antwort richtige lautet lösung denn also ja"),
        conjunctions=_words("und oder sowie"),
        number_names=(
            "null",
            "ein",
            "zwei",
            "drei",
            "vier",
            "fünf",
            "sechs",
            "sieben",
            "acht",
            "neun",
            "zehn",
            "elf",
            "zwölf",
        ),
        all_options=_option(
            all_heads,
            "der|die|diese|dieser|genannten|oben|obigen|antworten|möglichkeiten|optionen|sind|richtig|davon|drei|vier",
        ),
        no_option=_option(
            no_heads,
            "der|die|von|dieser|diesen|davon|genannten|oben|obigen|antworten|antwort|möglichkeiten|ist|richtig",
        ),
        begins_sum=_line(all_heads, no_heads),
        option_names=_names(
            "antwort(?:en)?|option(?:en)?|möglichkeit",
            "erste[rn]?|zweite[rn]?|dritte[rn]?|vierte[rn]?|letzte[rn]?",
            verbs="ist|war",
        ),
        negation=_negation(negations.replace(" noch", "")),
    )


def _spanish() -> Lexicon:
    negations = "no nunca jamás ningún ninguna ninguno excepto salvo ni sin nada nadie tampoco"
    all_heads = "todas?|todos"
    no_heads = "ningun[ao]|nada de"
    return Lexicon(
        tag="es",
        option_hints=("espuesta", "pci", "lternativa"),
        function_words=_words(
            "a al algo ante antes aquel aquella como con contra cual cuál cuáles cuando cuándo de del desde donde dónde"
            " dos durante e el él ella ellas ellos en entre era eran es esa ese eso esta está están este esto estos fue"
            " fueron ha había han hasta la las le les lo los más me mi muy no nos o para pero por porque que qué quien"
            " quién quiénes se según ser si sin sobre son su sus también te tu un una uno unos y ya llama nombre"
            " siguiente siguientes verdadero falso"
        ),
        negations=_words(negations),
        paired_negations=_words("no nunca jamás ningún ninguna ninguno ni nada nadie tampoco"),
        absolutes=_words("siempre nunca jamás todos todas todo toda ningún ninguna solo sólo únicamente nadie nada"),
        qualifiers=_words("generalmente menudo suele suelen puede pueden podría probablemente normalmente quizás"),
        reasons=_words("por cómo"),
        fillers=_words("respuesta correcta porque tanto sí verdadera"),
        conjunctions=_words("y e o u"),
        number_names=(
            "cero",
            "un",
            "dos",
            "tres",
            "cuatro",
            "cinco",
            "seis",
            "siete",
            "ocho",
            "nueve",
            "diez",
            "once",
            "doce",
        ),
        all_options=_option(
            all_heads, "las?|los|de|estas?|estos|anteriores|respuestas?|opciones|son|correctas|mencionadas"
        ),
        no_option=_option(no_heads, "de|las?|los|es|estas?|estos|anteriores|respuestas?|opciones|correcta|ellas|ellos"),
        begins_sum=_line(all_heads, no_heads),
        option_names=_names(
            "respuestas?|opci(?:ón|ones)|alternativas?",
            "primera?|segunda?|tercera?|cuarta?|última?",
            placed="respuesta|opción|alternativa",
            verbs="es|era",
        ),
        negation=_negation(negations),
    )


def _russian() -> Lexicon:
    negations = "не ни никогда никто ничего кроме нет без никакой никакая"
    all_heads = "вс[её]"
    no_heads = "ни один|ни одно|ни одна|ничего из|нет (?:правильного|верного)"
    return Lexicon(
        tag="ru",
        option_hints=("твет", "ариант"),
        function_words=_words(
            "а без бы был была были было в во вот все всё вы где да для до его ее её если есть же за и из или им их к"
            " как какая какие какое каком какой какую когда кого который которая которое которые кто ли между мы на над"
            " не него нее ней но о об он она они оно от по под после при про с со так там то только тот у уже чего чем"
            " что чтобы эта эти это этот я называется верно неверно"
        ),
        negations=_words(negations),
        paired_negations=_words("не ни никогда никто ничего нет"),
        absolutes=_words("всегда никогда все всё каждый каждая только никто полностью абсолютно исключительно"),
        qualifiers=_words("обычно часто иногда может могут вероятно возможно редко преимущественно"),
        reasons=_words("почему зачем как"),
        fillers=_words("ответ правильный верный правильно потому поэтому да"),
        conjunctions=_words("и или"),
        number_names=("ноль", "один", "два", "три", "четыре", "пять", "шесть", "семь", "восемь", "девять", "десять"),
        all_options=_option(
            all_heads, r"из|эти|этих|(?:выше)?перечисленн\w+|варианты|ответы|верны|правильны|вариантов|ответов"
        ),
        no_option=_option(
            no_heads,
            r"из|этих|них|(?:выше)?перечисленн\w+|вариантов|варианта|ответов|ответа|не|верен",
        ),
        begins_sum=_line(all_heads, no_heads),
        option_names=_names(
            "ответ[ыа]?|вариант[ыа]?",
            r"перв\w+|втор\w+|трет\w+|последн\w+",
            placed="ответ|вариант",
            shy="AАВ",
            verbs="верен|правильный",
        ),
        negation=_negation(negations),
    )


_LEXICONS = {"en": _english, "fr": _french, "de": _german, "es": _spanish, "ru": _russian}

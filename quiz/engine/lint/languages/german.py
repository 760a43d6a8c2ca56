"""The words by which the rules judge German."""

from quiz.engine.lint.lexicon import Lexicon, line_beginning, named_option, negation_of, whole_option, words_in


def lexicon() -> Lexicon:
    """Return the words of German."""
    negations = "nicht kein keine keinen keinem keiner keines nie niemals außer niemand nichts weder noch ohne"
    all_heads = "alle|alles"
    no_heads = "keine?[rs]?|nichts davon"
    return Lexicon(
        tag="de",
        option_hints=("ntwort", "ption", "öglichkeit"),
        function_words=words_in(
            "aber alle als also am an auch auf aus bei bis da damals das dass dem den der des die dies diese dieser"
            " dieses doch du durch ein eine einem einen einer eines er es für gegen hat hatte hatten haben ich ihm ihn"
            " ihr ihre ihren im in ist ja kann kein keine man mit nach nicht noch nun nur ob oder ohne sein seine"
            " seinen sich sie sind so um und unter vom von vor wann war waren warum was weil welche welchem welchen"
            " welcher welches wem wen wenn wer werden wie wird wo wurde wurden zu zum zur zwischen über heißt nennt"
            " laut folgende folgenden richtig falsch"
        ),
        negations=words_in(negations) - {"noch"},
        paired_negations=words_in("weder noch"),
        absolutes=words_in("immer nie niemals alle alles jeder jede jedes nur ausschließlich völlig absolut niemand"),
        qualifiers=words_in(
            "meist meistens oft häufig gewöhnlich manchmal kann können könnte wahrscheinlich üblicherweise"
            " normalerweise vielleicht teilweise selten gelegentlich"
        ),
        reasons=words_in("warum wieso weshalb wie"),
        fillers=words_in("antwort richtige lautet lösung denn also ja"),
        conjunctions=words_in("und oder sowie"),
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
        all_options=whole_option(
            all_heads,
            "der|die|diese|dieser|genannten|oben|obigen|antworten|möglichkeiten|optionen|sind|richtig|davon|drei|vier",
        ),
        no_option=whole_option(
            no_heads,
            "der|die|von|dieser|diesen|davon|genannten|oben|obigen|antworten|antwort|möglichkeiten|ist|richtig",
        ),
        begins_sum=line_beginning(all_heads, no_heads),
        option_names=named_option(
            "antwort(?:en)?|whole_option(?:en)?|möglichkeit",
            "erste[rn]?|zweite[rn]?|dritte[rn]?|vierte[rn]?|letzte[rn]?",
            verbs="ist|war",
        ),
        negation=negation_of(negations.replace(" noch", "")),
    )

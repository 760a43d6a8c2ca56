# ruff: noqa: RUF001 (Cyrillic letters are meant)
"""The words by which the rules judge Russian."""

from quiz.engine.lint.lexicon import Lexicon, line_beginning, named_option, negation_of, whole_option, words_in


def lexicon() -> Lexicon:
    """Return the words of Russian."""
    negations = "не ни никогда никто ничего кроме нет без никакой никакая"
    all_heads = "вс[её]"
    no_heads = "ни один|ни одно|ни одна|ничего из|нет (?:правильного|верного)"
    return Lexicon(
        tag="ru",
        option_hints=("твет", "ариант"),
        function_words=words_in(
            "а без бы был была были было в во вот все всё вы где да для до его ее её если есть же за и из или им их к"
            " как какая какие какое каком какой какую когда кого который которая которое которые кто ли между мы на над"
            " не него нее ней но о об он она они оно от по под после при про с со так там то только тот у уже чего чем"
            " что чтобы эта эти это этот я называется верно неверно"
        ),
        negations=words_in(negations),
        paired_negations=words_in("не ни никогда никто ничего нет"),
        absolutes=words_in("всегда никогда все всё каждый каждая только никто полностью абсолютно исключительно"),
        qualifiers=words_in("обычно часто иногда может могут вероятно возможно редко преимущественно"),
        reasons=words_in("почему зачем как"),
        fillers=words_in("ответ правильный верный правильно потому поэтому да"),
        conjunctions=words_in("и или"),
        number_names=("ноль", "один", "два", "три", "четыре", "пять", "шесть", "семь", "восемь", "девять", "десять"),
        all_options=whole_option(
            all_heads, r"из|эти|этих|(?:выше)?перечисленн\w+|варианты|ответы|верны|правильны|вариантов|ответов"
        ),
        no_option=whole_option(
            no_heads,
            r"из|этих|них|(?:выше)?перечисленн\w+|вариантов|варианта|ответов|ответа|не|верен",
        ),
        begins_sum=line_beginning(all_heads, no_heads),
        option_names=named_option(
            "ответ[ыа]?|вариант[ыа]?",
            r"перв\w+|втор\w+|трет\w+|последн\w+",
            placed="ответ|вариант",
            shy="AАВ",
            verbs="верен|правильный",
        ),
        negation=negation_of(negations),
    )

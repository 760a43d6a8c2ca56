"""The words by which the rules judge English."""

from quiz.engine.lint.lexicon import Lexicon, line_beginning, named_option, negation_of, whole_option, words_in


def lexicon() -> Lexicon:
    """Return the words of English."""
    negations = (
        "not no never cannot can't don't doesn't didn't isn't aren't wasn't weren't won't wouldn't couldn't shouldn't"
        " hasn't haven't hadn't except neither nor without none nobody nothing unless"
    )
    all_heads = "all|both|each"
    no_heads = "none|neither|no (?:other|options?|answers?|choices?)"
    return Lexicon(
        tag="en",
        option_hints=("nswer", "ption", "hoice", "lternative"),
        function_words=words_in(
            "a about above after again against all also am an and any are as at be because been before being below"
            " between both but by can could did do does doing down during each few for from further had has have"
            " having he her here hers him his how i if in into is it its itself just many may me might more most much"
            " must my no nor not now of off on once one only or other our out over own same shall she should so some"
            " such than that the their them then there these they this those through to too under until up upon us"
            " very was we were what when where which while who whom whose why will with within would you your name"
            " called according following true false statement source text say says said"
        ),
        negations=words_in(negations),
        paired_negations=words_in("neither nor"),
        absolutes=words_in(
            "always never all every none only must completely totally entirely absolutely everyone nobody nothing"
        ),
        qualifiers=words_in(
            "usually often generally sometimes may might can could tends tend mostly mainly probably likely typically"
            " frequently normally partly perhaps seldom rarely possibly"
        ),
        reasons=words_in("why how"),
        fillers=words_in("answer answers right correct key solution option choice therefore hence thus yes"),
        conjunctions=words_in("and or"),
        past=words_in("was were had did"),
        not_past=words_in("is are has have does will am"),
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
        all_options=whole_option(
            all_heads, "of|the|these|them|above|others?|options|answers|choices|mentioned|are|right|correct|true"
        ),
        no_option=whole_option(
            no_heads,
            "one|of|the|these|them|those|above|others?|options?|answers?|choices?|is|are|right|correct|true",
        ),
        begins_sum=line_beginning(all_heads, no_heads),
        option_names=named_option(
            "answers?|options?|choices?|alternatives?",
            "first|second|third|fourth|fifth|last|top|bottom",
            placed="answers?|options?|alternatives?",
        ),
        negation=negation_of(negations),
    )

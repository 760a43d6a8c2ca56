"""The words by which the rules judge Spanish."""

from quiz.engine.lint.lexicon import Lexicon, line_beginning, named_option, negation_of, whole_option, words_in


def lexicon() -> Lexicon:
    """Return the words of Spanish."""
    negations = "no nunca jamás ningún ninguna ninguno excepto salvo ni sin nada nadie tampoco"
    all_heads = "todas?|todos"
    no_heads = "ningun[ao]|nada de"
    return Lexicon(
        tag="es",
        option_hints=("espuesta", "pci", "lternativa"),
        function_words=words_in(
            "a al algo ante antes aquel aquella como con contra cual cuál cuáles cuando cuándo de del desde donde dónde"
            " dos durante e el él ella ellas ellos en entre era eran es esa ese eso esta está están este esto estos fue"
            " fueron ha había han hasta la las le les lo los más me mi muy no nos o para pero por porque que qué quien"
            " quién quiénes se según ser si sin sobre son su sus también te tu un una uno unos y ya llama nombre"
            " siguiente siguientes verdadero falso"
        ),
        negations=words_in(negations),
        paired_negations=words_in("no nunca jamás ningún ninguna ninguno ni nada nadie tampoco"),
        absolutes=words_in("siempre nunca jamás todos todas todo toda ningún ninguna solo sólo únicamente nadie nada"),
        qualifiers=words_in("generalmente menudo suele suelen puede pueden podría probablemente normalmente quizás"),
        reasons=words_in("por cómo"),
        fillers=words_in("respuesta correcta porque tanto sí verdadera"),
        conjunctions=words_in("y e o u"),
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
        all_options=whole_option(
            all_heads, "las?|los|de|estas?|estos|anteriores|respuestas?|opciones|son|correctas|mencionadas"
        ),
        no_option=whole_option(
            no_heads, "de|las?|los|es|estas?|estos|anteriores|respuestas?|opciones|correcta|ellas|ellos"
        ),
        begins_sum=line_beginning(all_heads, no_heads),
        option_names=named_option(
            "respuestas?|opci(?:ón|ones)|alternativas?",
            "primera?|segunda?|tercera?|cuarta?|última?",
            placed="respuesta|opción|alternativa",
            verbs="es|era",
        ),
        negation=negation_of(negations),
    )

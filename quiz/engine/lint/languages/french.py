"""The words by which the rules judge French."""

from quiz.engine.lint.lexicon import Lexicon, line_beginning, named_option, negation_of, whole_option, words_in


def lexicon() -> Lexicon:
    """Return the words of French."""
    negations = "pas jamais aucun aucune sauf excepté ni sans rien personne nul nulle hormis"
    all_heads = "toutes?|tous"
    no_heads = "aucune?"
    return Lexicon(
        tag="fr",
        option_hints=("éponse", "ption", "hoix", "roposition"),
        function_words=words_in(
            "a à au aux avec ce ces cet cette celle celui comme comment contre d dans de des du elle elles en entre est"
            " et été être eu il ils je l la le les leur leurs lui mais me même moins mon ne nos notre nous on ont ou où"
            " par pas pendant plus pour pourquoi qu quand que quel quelle quelles quels qui quoi sa sans se sera ses si"
            " son sont sous sur ta te tes ton tous tout toute toutes très tu un une vers vos votre vous y était étaient"
            " fut furent avait avaient nom appelle selon suivant suivante vrai faux c'est est-ce"
        ),
        negations=words_in(negations),
        paired_negations=words_in("pas jamais aucun aucune rien personne ni"),
        absolutes=words_in("toujours jamais tous toutes tout toute aucun aucune seulement uniquement absolument rien"),
        qualifiers=words_in(
            "souvent généralement parfois habituellement peut peuvent pourrait probablement plutôt rarement"
            " normalement quelquefois possiblement"
        ),
        reasons=words_in("pourquoi comment"),
        fillers=words_in("réponse bonne juste correcte exacte correct car donc oui"),
        conjunctions=words_in("et ou"),
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
        all_options=whole_option(
            all_heads,
            "les?|ces|la|réponses?|options?|propositions?|deux|autres|ci-dessus|précédentes|sont|justes|correctes",
        ),
        no_option=whole_option(
            no_heads,
            "des?|ces|les|d'entre|elles|eux|réponses?|options?|propositions?|autres|ci-dessus|précédentes?|n'est|juste"
            "|correcte|celles-ci|ceux-ci",
        ),
        begins_sum=line_beginning(all_heads, no_heads),
        option_names=named_option(
            "réponses?|options?|choix|propositions?",
            "premi[èe]re?|deuxième|seconde?|troisième|quatrième|dernière?",
            placed="réponses?|options?|propositions?",
            verbs="est|était",
        ),
        negation=negation_of(negations),
    )

"""What the grader knows of a pack's language: how it writes numbers, its articles, how it joins two dates."""

from quiz.model.dataclass import dataclass


@dataclass(frozen=True, slots=True)
class Language:
    """The habits of one language.

    `decimal` is its decimal mark and `groups` the marks that may part groups of three digits; a blank may do so in
    every language. `articles` are its leading articles, case-folded; one that ends in an apostrophe is written without
    a blank behind it. `joiners` are the words that stand between the two dates of a period.
    """

    decimal: str = "."
    groups: str = " "
    articles: tuple[str, ...] = ()
    joiners: tuple[str, ...] = ("to",)


def language_of(tag: str) -> Language:
    """Return the habits that belong to a language tag such as `pt-BR`, those of English for an unknown one."""
    folded = tag.replace("_", "-").casefold()
    return _LANGUAGES.get(folded) or _LANGUAGES.get(primary_subtag(tag), _ENGLISH)


def primary_subtag(tag: str) -> str:
    """Return the language alone, without script and region: `pt` for `pt-BR`."""
    return tag.replace("_", "-").partition("-")[0].casefold()


def _point(articles: str = "", joiners: str = "", groups: str = " ,") -> Language:
    return Language(".", groups, tuple(articles.split()), ("to", *joiners.split()))


def _comma(articles: str = "", joiners: str = "", groups: str = " ") -> Language:
    return Language(",", groups, tuple(articles.split()), ("to", *joiners.split()))


_ENGLISH = _point("the a an", "until till")
_FRENCH = "le la les l' un une des"
_GERMAN = "der die das dem den des ein eine einen einem einer eines"
_ITALIAN = "il lo la i gli le l' un uno una un'"
_SPANISH = "el la los las un una unos unas"
_NORWEGIAN = _comma("en ei et den det de", "til")

# Decimal and group marks follow the Unicode Common Locale Data Repository.
_LANGUAGES = {
    "en": _ENGLISH,
    "ja": _point(joiners="から"),
    "zh": _point(joiners="至 到"),
    "fr": _comma(_FRENCH, "à au"),
    "fr-ch": _comma(_FRENCH, "à au", groups=" '"),
    "de": _comma(_GERMAN, "bis", groups=" ."),
    "de-ch": _point(_GERMAN, "bis", groups=" '"),
    "de-li": _point(_GERMAN, "bis", groups=" '"),
    "it": _comma(_ITALIAN, "a al", groups=" ."),
    "it-ch": _point(_ITALIAN, "a al", groups=" '"),
    "es": _comma(_SPANISH, "a al hasta", groups=" ."),
    "es-mx": _point(_SPANISH, "a al hasta"),
    "es-us": _point(_SPANISH, "a al hasta"),
    "pt": _comma("o a os as um uma uns umas", "a até", groups=" ."),
    "nl": _comma("de het een 't", "tot", groups=" ."),
    "da": _comma("en et den det de", "til", groups=" ."),
    "sv": _comma("en ett den det de", "till"),
    "no": _NORWEGIAN,
    "nb": _NORWEGIAN,
    "nn": _NORWEGIAN,
    "fi": _comma(),
    "pl": _comma(joiners="do"),
    "cs": _comma(joiners="do až"),
    "sk": _comma(joiners="do až"),
    "ru": _comma(joiners="до по"),
    "uk": _comma(joiners="до по"),
    "bg": _comma(joiners="до"),
    "hu": _comma("a az egy"),
    "ro": _comma("un o", "până", groups=" ."),
    "el": _comma("ο η το οι τα ένας μια ένα", "έως", groups=" ."),  # noqa: RUF001 (Greek letters are meant)
    "tr": _comma(groups=" ."),
}

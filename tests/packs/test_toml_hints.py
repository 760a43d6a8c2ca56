"""Whoever does not know TOML is told what to write."""

import pytest
import tomli

from quiz.packs.toml_hints import syntax_hint

GENERAL = "Look at this line and the one before it"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('stem = "What is meant by "night writing"?"', 'Write \\" there'),
        ('citations = [{ source = "n", quote = "he said "no" to it" }]', 'Write \\" there'),
        ("stem = 'It's so'", "Put it between double ones"),
        ("topic = “The cell”", "straight quotation marks"),
        ("choices = [\n  { text = “a” },\n]", "straight quotation marks"),
        ("“topic” = 1", "straight quotation marks"),
        ("key = False", "Write false in small letters."),
        ("choices = [\n  { text = 'a', key = TRUE },\n]", "Write true in small letters."),
        ("topic = Cells", "Put a text between quotation marks"),
        ("[questions]\na = 1\n[questions]", "Write [[questions]]"),
        ("[questions]\na = 1\n[[questions]]", "Write [[questions]]"),
        ("[[questions]]\na = 1\n[questions]", "Write [[questions]]"),
        ("[[questions]]\n[questions.gaps.x]\n[questions.gaps.x]", "write [[questions]] above"),
        ("[pack]\nid = 'x'\n[pack]", "Join the two into one."),
        ('id = "a"\nid = "b"', "Where a new question begins"),
        ('stem = "How many queens\nkey = 1', "Add the quotation mark at the end of the text."),
        ('stem = """How many', "Add the three quotation marks"),
        ('stem = "a\x07b"', "Remove the character"),
        ('file = "C:\\Users"', "Write it twice"),
        ('stem = "5 \\% of it"', "Write it twice"),
        ("key = 3,5", "Write a point before the decimals"),
        ("key =", "Write it behind the =."),
        ('topic: "Cells"', "Write = between"),
        ('stem = "a" topic = "b"', "Put each key on a line of its own."),
        ('items = ["a" "b"]', "Add the comma that is missing before this."),
        ('choices = [\n{ text = "a" }\n{ text = "b" }\n]', "at the end of the line above"),
        ('choices = [{ text = "a" }\n\n[[questions]]', "Add the bracket that is missing above this line"),
        ('items = ["a",\nstem = "b"', "Close it above this line with ]."),
        ("[[questions]\nid = 'x'", "Close what was opened"),
        ("key = 2020-13-01", GENERAL),
    ],
)
def test_a_slip_of_a_beginner_has_advice_of_its_own(text: str, told: str) -> None:
    """In the words of what is to be done; what is not known by itself gets the general advice."""
    with pytest.raises(tomli.TOMLDecodeError) as raised:
        tomli.loads(f"{text}\n")
    error = raised.value
    hint = syntax_hint(error.msg, f"{text}\n".split("\n")[error.lineno - 1], error.colno)
    assert told in hint.remedy
    assert "\n" not in f"{hint.what}{hint.remedy}"

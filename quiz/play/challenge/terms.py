"""What a challenge needs to know of a pack."""

from quiz.engine.challenge.chance import chance_score
from quiz.engine.challenge.dealing import PackPrint, drawn
from quiz.engine.challenge.limits import Length, reading_characters
from quiz.model.attempt import Paper, QuestionName
from quiz.model.challenge import ChallengeCode, Rules
from quiz.model.fingerprint import passage_fingerprint
from quiz.model.question import FindEvidence
from quiz.packs.compiled import CompiledPack, CompiledQuestion
from quiz.play.evidence import deciding_passages
from quiz.play.reading import sentences_of


def print_of(pack: CompiledPack) -> PackPrint:
    """Return what of a pack the fingerprint of a challenge is taken from."""
    searched: set[str] = set()
    for question_id, (_, kind) in pack.topics_and_kinds().items():
        if kind == "evidence" and (found := pack.question(question_id)) and isinstance(found.question, FindEvidence):
            searched.add(found.question.searched)
    texts = [_text_of(pack, source) for source in sorted(searched)]
    return PackPrint(pack.info, pack.seen_fingerprints(), [passage_fingerprint(text) for text in texts])


def paper_of(code: ChallengeCode, rules: Rules, pack: CompiledPack) -> Paper:
    """Return the paper of a challenge, whose seed shuffles the options too."""
    ids = pack.ids_at(drawn(code, rules, pack.info, pack.questions))
    return Paper(code.seed, tuple(QuestionName(pack.info.id, question) for question in ids))


def length_of(pack: CompiledPack, current: CompiledQuestion) -> Length:
    """Return how much there is to be read of a question, and its chance score."""
    question = current.question
    if not isinstance(question, FindEvidence):
        return Length(reading_characters(question), chance_score(question))
    passages = pack.passages_of(question.searched).all()
    characters = reading_characters(question, sum(len(passage.text) for passage in passages))
    sentences = [len(sentences_of(passage)) for passage in passages]
    return Length(characters, chance_score(question, deciding_passages(pack, current), sentences))


def _text_of(pack: CompiledPack, source: str) -> str:
    return "\n".join(passage.text for passage in pack.passages_of(source).all())

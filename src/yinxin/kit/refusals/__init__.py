"""From "no" to a sentence: every refusal of the domain has one, on a page (409) as in the API."""

from yinxin.kit.refusals import wording as wording  # the sentences register themselves
from yinxin.kit.refusals.sentences import say, sentence_of

__all__ = ["say", "sentence_of"]

"""A kind of job, and why one was given up, in words."""

from django import template

from yinxin.kit.outbox.wording import kind_in_words, message_in_words

register = template.Library()
register.filter("kind", kind_in_words)
register.filter("why", message_in_words)

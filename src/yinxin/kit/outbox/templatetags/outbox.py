"""A kind of job in words."""

from django import template

from yinxin.kit.outbox.wording import kind_in_words

register = template.Library()
register.filter("kind", kind_in_words)

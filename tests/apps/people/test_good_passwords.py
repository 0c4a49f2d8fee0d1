"""What is said of a password that will not do, in the reader's language and with what is wrong."""

from __future__ import annotations

import pytest
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.utils.translation import override

from yinxin.apps.people.models import User

WORDS = {
    "short": {"zh-hans": "至少要12个字符", "zh-hant": "至少要12個字", "en": "at least 12 characters"},
    "q1w2e3r4t5y6": {"zh-hans": "太常见", "zh-hant": "太常見", "en": "easily guessed"},
    "Chan-Wai-Yee-Mei": {"zh-hans": "姓名或邮箱", "zh-hant": "姓名", "en": "your name or e-mail address"},
    "chan88@example.org": {"zh-hans": "姓名或邮箱", "zh-hant": "姓名", "en": "your name or e-mail address"},
}


@pytest.mark.parametrize("language", ["zh-hans", "zh-hant", "en"])
@pytest.mark.parametrize("password", WORDS)
def test_a_weak_password_is_refused_in_the_readers_language(language: str, password: str):
    person = User(email="chan88@example.org", name="Chan-Wai-Yee")
    with override(language), pytest.raises(ValidationError) as refused:
        validate_password(password, person)

    assert WORDS[password][language] in " ".join(refused.value.messages)

"""Whether an address has an account is told to nobody: the same bytes, the same status, the same work for both.

PROBES says how many addresses are probed on each way (70 in the ordinary suite, 210 in all), SOAK_PROBES how many in all in
`make soak` (10,000). The classifier knows the
truth of one half of the probes and guesses the other half by status, length or time; it must do no better than a coin.
"""

from __future__ import annotations

import os
import random
import re
import statistics
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator

import pytest
from django.core import mail
from django.test import Client, override_settings

from yinxin.apps.people.entrance import letters
from yinxin.apps.people.models import User
from yinxin.kit.limits.models import Count

PROBES = int(os.environ.get("PROBES", "70"))
LONG = int(os.environ.get("SOAK_PROBES", "10000")) // 3
KNOWN, UNKNOWN = "known-person@example.org", "nobody-there@example.org"
PASSWORD = "letters-with-money-1892"
MOST_RIGHT = 0.52
MASKED = re.compile(r'csrfmiddlewaretoken" value="[^"]+"|X-CSRFToken": "[^"]+"|nonce="[^"]+"|[\w-]+@example\.org')
"""What differs in every answer, and the address the visitor typed herself."""


@pytest.fixture(autouse=True)
def known(db) -> User:
    user = User.objects.create_user(KNOWN, PASSWORD, name="林小梅")
    for number in range(3):
        User.objects.create_user(f"person-{number}@example.org", PASSWORD, name="某人")
    return user


def sign_in(client: Client, email: str) -> Iterator[object]:
    yield client.post("/sign-in/", {"username": email, "password": "wrong-but-long-enough"})


def sign_up(client: Client, email: str) -> Iterator[object]:
    fields = {"email": email, "name": "何远行", "password1": "a-letter-from-toisan-1902"}
    yield client.post("/sign-up/", fields)
    yield client.get("/sign-up/confirm/")
    yield client.post("/sign-up/confirm/", {"action": "resend"})
    for _ in range(3):
        yield client.post("/sign-up/confirm/", {"code": "AAAA-AAAA"})
    yield client.get("/sign-in/")


def sign_up_by_passkey(client: Client, email: str) -> Iterator[object]:
    yield client.post("/sign-up/with-passkey/", {"email": email, "name": "何远行"})
    yield client.get("/sign-up/confirm/")
    yield client.get("/sign-up/passkey/")
    yield client.post("/sign-up/confirm/", {"code": "AAAA-AAAA"})


def forgotten(client: Client, email: str) -> Iterator[object]:
    yield client.post("/password/forgotten/", {"email": email})
    yield client.get("/password/forgotten/code/")
    for _ in range(3):
        yield client.post("/password/forgotten/code/", {"code": "AAAA-AAAA"})
    yield client.get("/password/forgotten/new/")
    yield client.get("/sign-in/")


WAYS = (sign_in, sign_up, sign_up_by_passkey, forgotten)


def seen(answer: object) -> tuple[int, str, str]:
    """What a stranger can see of an answer, apart from what differs every time."""
    return answer.status_code, answer.get("Location", ""), MASKED.sub("", answer.content.decode())


@pytest.mark.parametrize("way", WAYS, ids=lambda way: way.__name__)
def test_a_known_and_an_unknown_address_get_the_same_bytes(way: Callable[[Client, str], Iterator[object]]):
    told = {email: [seen(answer) for answer in way(Client(), email)] for email in (KNOWN, UNKNOWN)}

    assert told[KNOWN] == told[UNKNOWN]
    assert all(status in {200, 302} for status, _, _ in told[KNOWN])


@pytest.mark.parametrize("way", [sign_up, forgotten], ids=lambda way: way.__name__)
def test_both_get_a_letter_and_only_its_reader_learns_which(way: Callable[[Client, str], Iterator[object]]):
    for email in (KNOWN, UNKNOWN):
        next(way(Client(), email))

    first, second = mail.outbox
    assert (first.to, second.to) == ([KNOWN], [UNKNOWN])
    assert first.subject != second.subject
    assert {letter.subject.partition("：")[2] for letter in mail.outbox} <= {
        str(letter.subject) for letter in letters.LETTERS.values()
    }


def test_the_challenge_of_a_passkey_is_asked_for_without_naming_anybody(client: Client):
    options = client.get("/sign-in/passkey/", headers={"Accept": "application/json"}).json()

    assert options["request_options"]["publicKey"].get("allowCredentials") in (None, [])


def probes(way: Callable[[Client, str], Iterator[object]], count: int) -> list[tuple[bool, tuple[object, ...], float]]:
    """For each probe whether the address was known, what was seen, and how long the first answer took in seconds."""
    dice, found = random.Random(1902), []
    for number in range(count):
        is_known = dice.random() < 0.5
        email = f"person-{dice.randrange(3)}@example.org" if is_known else f"nobody-{number}@example.org"
        Count.objects.all().delete()
        client, began = Client(), time.perf_counter()
        status, where, body = seen(next(way(client, email)))
        found.append((is_known, (status, where, len(body)), time.perf_counter() - began))
        User.objects.filter(email__startswith="nobody-").delete()
        mail.outbox.clear()
    return found


def guessed_right(training: list[tuple[bool, object]], asked: list[tuple[bool, object]]) -> float:
    """The share of right guesses of who always says what was true most often of the same answer before."""
    truth: dict[object, Counter[bool]] = {}
    for is_known, sign in training:
        truth.setdefault(sign, Counter())[is_known] += 1
    usual = Counter(is_known for is_known, _ in training).most_common(1)[0][0]
    hits = [is_known == (truth[sign].most_common(1)[0][0] if sign in truth else usual) for is_known, sign in asked]
    return statistics.fmean(hits)


def chance(asked: list[tuple[bool, object]]) -> float:
    """What guessing always the same would win; few probes are seldom half and half."""
    share = statistics.fmean(is_known for is_known, _ in asked)
    return max(share, 1 - share)


@pytest.mark.parametrize("way", [sign_in, sign_up, forgotten], ids=lambda way: way.__name__)
def test_who_probes_many_addresses_guesses_no_better_than_a_coin(way: Callable[[Client, str], Iterator[object]]):
    found = probes(way, PROBES)
    half = len(found) // 2
    signs = [(is_known, sign) for is_known, sign, _ in found]

    right = guessed_right(signs[:half], signs[half:])

    assert right <= max(MOST_RIGHT, chance(signs[half:])), (
        f"{way.__name__}: {right:.1%} of {PROBES} guessed by the answer"
    )


@pytest.mark.slow
@pytest.mark.parametrize("way", [sign_in, sign_up, forgotten], ids=lambda way: way.__name__)
def test_neither_the_answer_nor_its_time_tells_anything(way: Callable[[Client, str], Iterator[object]]):
    """With the real hashing, which is what takes the time; time in steps of 5 ms, finer than a network leaves it."""
    with override_settings(PASSWORD_HASHERS=["django.contrib.auth.hashers.Argon2PasswordHasher"]):
        User.objects.filter(email__startswith="person-").delete()
        for number in range(3):
            User.objects.create_user(f"person-{number}@example.org", PASSWORD, name="某人")
        found = probes(way, LONG)
    half = len(found) // 2
    answers = [(is_known, sign) for is_known, sign, _ in found]
    times = [(is_known, round(seconds / 0.005)) for is_known, _, seconds in found]

    by_answer, by_time = (guessed_right(signs[:half], signs[half:]) for signs in (answers, times))

    told = f"{way.__name__}: of {LONG} probes {by_answer:.1%} guessed by the answer, {by_time:.1%} by the time"
    sys.stdout.write(f"{told}\n")
    # Half a standard deviation more than a coin is what few probes win by luck.
    allowed = max(MOST_RIGHT, chance(answers[half:])) + 0.5 / half**0.5
    assert max(by_answer, by_time) <= allowed, told

"""Faults against the letters between kin: who is brought together, what tells a yes, what is kept, and what stays of whoever goes."""

from tests.faults.fault import Fault

KIN = "src/yinxin/apps/kin"
DOMAIN = "src/yinxin/domain/kin"
KEPT = "tests/apps/kin/test_kept.py"
PROTECTED = "tests/apps/kin/test_protected.py"
PAGES = "tests/apps/kin/test_letters.py"

LETTERS = (
    Fault(
        "one yes is enough",
        f"{DOMAIN}/histories.py",
        "return left.stands(now) and right.stands(now)",
        "return left.stands(now) or right.stands(now)",
        ("tests/domain/kin/test_histories.py",),
    ),
    Fault(
        "a contact opens though a consent does not count any more",
        f"{KIN}/opening.py",
        "giving.with_all(persons, BOTH) - access.stopped(persons)",
        "persons - access.stopped(persons)",
        (f"{KEPT}::test_no_contact_opens_where_a_receipt_does_not_count_any_more",),
    ),
    Fault(
        "an answer that is a yes is on record as one",
        f"{KIN}/actions/answering.py",
        "            giving.require(person, matter)\n",
        "            giving.require(person, matter)\n        record_act(person)\n",
        (f"{KEPT}::test_the_record_of_an_answer_is_the_same_whatever_it_says",),
    ),
    Fault(
        "a block knows the whole card only",
        f"{KIN}/barring.py",
        "(digests if widely else filled_up(digests[:1], MOST))",
        "filled_up(digests[:1], MOST)",
        (f"{PROTECTED}::test_an_altered_card_does_not_get_round_a_block",),
    ),
    Fault(
        "a shield blocks nobody for the day on which it is taken back",
        f"{KIN}/forgetting.py",
        "widely=barred_widely",
        "widely=False",
        (f"{PROTECTED}::test_an_altered_card_does_not_get_round_a_block",),
    ),
    Fault(
        "a card with another generation is another card",
        f"{DOMAIN}/barring.py",
        'named | {(*family, "generation", str(number)) for number in range(first, last + 1)}',
        "named",
        ("tests/domain/kin/test_barring.py",),
    ),
    Fault(
        "a name in another of its ways is another name to a block",
        f"{KIN}/variants.py",
        "    while fresh:\n        fresh = {other for one in fresh for other in _variants(one)} - found",
        "    while False:\n        fresh = {other for one in fresh for other in _variants(one)} - found",
        ("tests/apps/kin/test_variants.py",),
    ),
    Fault(
        "whoever ends a contact comes back with the same card",
        f"{KIN}/rounds.py",
        "    bar((row for row in rows if row.pk in lone), widely=False)",
        "    list(row for row in rows if row.pk in lone)",
        (f"{PROTECTED}::test_whoever_ended_it_herself_does_not_come_back_with_the_same_card",),
    ),
    Fault(
        "when a card was written names the hour",
        f"{KIN}/actions/cards.py",
        "morning = at_the_hour(timezone.now())",
        "morning = timezone.now()",
        (f"{KEPT}::test_no_column_holds_the_hour_of_an_act",),
    ),
    Fault(
        "until when a detail is seen names the hour at which it was given",
        f"{DOMAIN}/pace.py",
        "return at_the_hour(given_at + RELEASE_LASTS)",
        "return given_at + RELEASE_LASTS",
        (f"{KEPT}::test_no_column_holds_the_hour_of_an_act",),
    ),
    Fault(
        "letters stand in the order of their numbers alone",
        f"{KIN}/pages.py",
        "datetime.fromisoformat(hour) if hour else",
        "",
        (f"{KEPT}::test_letters_stand_in_the_order_of_their_hours_which_are_sealed",),
    ),
    Fault(
        "a card is asked before seven days are over",
        f"{DOMAIN}/pace.py",
        "return at_the_hour(made_at + COOL_OFF)",
        "return at_the_hour(made_at)",
        (f"{KEPT}::test_a_card_is_asked_nothing_for_seven_days",),
    ),
    Fault(
        "a contact that ended is followed by another at once",
        f"{KIN}/actions/relaying.py",
        "    own.delete()\n    rest(person)\n",
        "    own.delete()\n",
        (f"{PAGES}::test_a_contact_that_was_ended_rests_the_cards_for_seven_days",),
    ),
    Fault(
        "a yes of another card opens a contact while she rests",
        f"{KIN}/opening.py",
        " if rests is None or rests <= now]",
        "]",
        (f"{PROTECTED}::test_a_yes_of_another_card_opens_nothing_while_she_rests",),
    ),
    Fault(
        "the quick exit leaves her signed in",
        f"{KIN}/views.py",
        "    logout(request)\n",
        "",
        (f"{PAGES}::test_the_quick_exit_signs_out_and_shows_a_page_for_everybody",),
    ),
    Fault(
        "the quick exit leaves what the browser kept",
        f"{KIN}/views.py",
        """'"cache", "cookies", "storage"'""",
        """'"cache"'""",
        (f"{PAGES}::test_the_quick_exit_works_without_a_session_and_with_an_old_page",),
    ),
    Fault(
        "the quick exit asks for a token that an old page does not have",
        f"{KIN}/views.py",
        "@csrf_exempt\n",
        "",
        (f"{PAGES}::test_the_quick_exit_works_without_a_session_and_with_an_old_page",),
    ),
    Fault(
        "letters and details outlive the shield of whoever wrote them",
        f"{KIN}/forgetting.py",
        "    RelayThread.objects.filter(person=person).delete()\n",
        "",
        (f"{KEPT}::test_nothing_stays_of_whoever_goes",),
    ),
    Fault(
        "an end is open though the other has gone",
        f"{DOMAIN}/viewing.py",
        "    if theirs is None:\n        return RelaySeen(mine.via, mine.opened_at, is_closed=True)\n    said",
        "    theirs = theirs or mine\n    said",
        (f"{KEPT}::test_nothing_stays_of_whoever_goes",),
    ),
)

"""Faults against posts: who gives which, what is held alone, how far each reaches, and nothing without an owner."""

from tests.faults.fault import Fault

PEOPLE = "src/yinxin/apps/people"
ACCESS = f"{PEOPLE}/access.py"
ACTING = f"{PEOPLE}/actions/posts.py"
OFFICIALS = "tests/apps/people/test_sign_in_officials.py"
POST_TESTS = "tests/apps/people/test_posts.py"
FIELD_TESTS = "tests/apps/test_policy_fields.py"

POSTS = (
    Fault(
        "somebody gives herself a post",
        f"{PEOPLE}/appointing.py",
        "if by.pk == user.pk:",
        "if False:",
        (f"{POST_TESTS}::test_nobody_gives_herself_a_post",),
    ),
    Fault(
        "a post is given that is not hers to give",
        f"{PEOPLE}/appointing.py",
        "if role not in roles_to_give(by, unit):",
        "if False:",
        (f"{POST_TESTS}::test_the_head_appoints_who_reports_and_handles_in_her_own_unit",),
    ),
    Fault(
        "an administrator becomes auditor as well",
        ACTING,
        '    refuse_together(user, role, list(held.select_related("unit")))\n',
        "",
        (f"{POST_TESTS}::test_administration_and_audit_are_held_alone",),
    ),
    Fault(
        "the office appoints who watches it",
        f"{PEOPLE}/roles.py",
        "Role.OFFICE: frozenset(Role) - {Role.ADMINISTRATOR, Role.AUDITOR},",
        "Role.OFFICE: frozenset(Role) - {Role.ADMINISTRATOR},",
        (f"{POST_TESTS}::test_only_the_administrator_appoints_administrators_and_auditors",),
    ),
    Fault(
        "a head appoints in other units",
        ACCESS,
        "if giver == Role.HEAD:",
        "if False:",
        (f"{POST_TESTS}::test_the_head_appoints_who_reports_and_handles_in_her_own_unit",),
    ),
    Fault(
        "the last who answers for a unit leaves open duties behind",
        ACTING,
        "    refuse_leaving(row, until, to_others=answer.to_others)\n",
        "",
        (f"{POST_TESTS}::test_the_last_who_answers_for_a_unit_says_who_takes_over",),
    ),
    Fault(
        "a later app has no say before a post ends",
        ACTING,
        "for guard in settings.POST_ENDING_GUARDS:",
        "for guard in ():",
        (f"{POST_TESTS}::test_a_later_app_has_its_say_before_a_post_ends",),
    ),
    Fault(
        "a county sees its neighbours",
        ACCESS,
        'Unit.objects.filter(below(places(user, *roles))).select_related("place", "parent")',
        'Unit.objects.select_related("place", "parent")',
        (f"{POST_TESTS}::test_a_county_sees_itself_and_what_is_below_not_its_neighbour_nor_its_city",),
    ),
    Fault(
        "the list to choose from shows persons without a post",
        ACCESS,
        'return User.objects.filter(pk__in=held.values("user")).exclude(pk=own)',
        "return User.objects.exclude(pk=own)",
        (f"{POST_TESTS}::test_a_person_without_a_post_is_reached_by_the_exact_address_only",),
    ),
    Fault(
        "an office acts on whom it could not appoint",
        ACCESS,
        "if not all(post.role in roles_to_give(user, post.unit) for post in lasting):",
        "if False:",
        (f"{OFFICIALS}::test_an_office_does_not_reset_whom_it_could_not_appoint",),
    ),
    Fault(
        "an administrator closes the account of an official elsewhere",
        ACCESS,
        "return None if found is None or elsewhere.exists() else found",
        "return found",
        (f"{POST_TESTS}::test_an_administrator_closes_and_opens_an_account_but_no_officials_elsewhere",),
    ),
    Fault(
        "a county resets the second factor of a city's official",
        ACCESS,
        'lasting = Post.objects.filter(user=found).exclude(until__lte=timezone.localdate()).select_related("unit")',
        "lasting = posts(found).filter(unit__in=units(user, *roles))",
        (
            f"{OFFICIALS}::test_a_county_lays_no_hand_on_the_account_of_a_city_official",
            f"{OFFICIALS}::test_a_county_lays_no_hand_on_whom_the_city_has_appointed_for_later",
        ),
    ),
    Fault(
        "what one place closed another opens",
        ACCESS,
        "elsewhere = Post.objects.filter(user=found).exclude(unit__in=reach)",
        "elsewhere = posts(found).exclude(unit__in=reach) if found else Post.objects.none()",
        (f"{POST_TESTS}::test_only_who_administers_all_her_places_opens_what_another_closed",),
    ),
    Fault(
        "an erased account is opened again",
        f"{PEOPLE}/actions/closing.py",
        "if keyring.is_shredded(row.pk):",
        "if False:",
        (f"{POST_TESTS}::test_an_erased_account_is_not_opened_again",),
    ),
    Fault(
        "a closed account keeps its sessions",
        f"{PEOPLE}/actions/closing.py",
        "        ending.end_all(row)\n",
        "",
        (f"{POST_TESTS}::test_a_closed_account_has_no_sign_in_left_when_it_opens_again",),
    ),
    Fault(
        "addresses are tried by giving posts",
        f"{PEOPLE}/asking.py",
        "    count(by)\n    found = account(email)",
        "    found = account(email)",
        (f"{POST_TESTS}::test_every_way_of_asking_for_an_address_counts_towards_one_limit",),
    ),
    Fault(
        "an account is closed while it holds posts",
        f"{PEOPLE}/actions/closing.py",
        "if row.posts.filter(Q(until__isnull=True) | Q(until__gt=timezone.localdate())).exists():",
        "if False:",
        (f"{POST_TESTS}::test_an_administrator_closes_and_opens_an_account_but_no_officials_elsewhere",),
    ),
    Fault(
        "a form sets a field that nobody declared",
        f"{PEOPLE}/forms_accounts.py",
        "class NewUserForm(forms.Form):",
        "class NewUserForm(forms.Form):\n    is_active = forms.BooleanField(required=False)\n",
        (FIELD_TESTS,),
    ),
    Fault(
        "the API gives out a field that nobody declared",
        f"{PEOPLE}/api.py",
        "class UnitOut(Schema):",
        "class UnitOut(Schema):\n    trail: str = ''\n",
        (FIELD_TESTS,),
    ),
    Fault(
        "the register of fields asks nothing",
        "src/yinxin/kit/policy/fields.py",
        "for name in sorted(set(names) - bound.besides)",
        "for name in ()",
        (FIELD_TESTS,),
    ),
)

"""Faults against posts: who gives which, what is held alone, how far each reaches, and nothing without an owner."""

from tests.faults.fault import Fault

PEOPLE = "src/yinxin/apps/people"
ACCESS = f"{PEOPLE}/access.py"
ACTING = f"{PEOPLE}/actions/posts.py"
POST_TESTS = "tests/apps/people/test_posts.py"
FIELD_TESTS = "tests/apps/test_policy_fields.py"

POSTS = (
    Fault(
        "somebody gives herself a post",
        f"{PEOPLE}/appointing.py",
        "if by.pk == user.pk:",
        "if False:",
        (POST_TESTS,),
    ),
    Fault(
        "a post is given that is not hers to give",
        f"{PEOPLE}/appointing.py",
        "if role not in roles_to_give(by, unit):",
        "if False:",
        (POST_TESTS,),
    ),
    Fault(
        "an administrator becomes auditor as well",
        ACTING,
        '    refuse_together(user, role, list(held.select_related("unit")))\n',
        "",
        (POST_TESTS,),
    ),
    Fault(
        "the office appoints who watches it",
        f"{PEOPLE}/roles.py",
        "Role.OFFICE: frozenset(Role) - {Role.ADMINISTRATOR, Role.AUDITOR},",
        "Role.OFFICE: frozenset(Role) - {Role.ADMINISTRATOR},",
        (POST_TESTS,),
    ),
    Fault(
        "a head appoints in other units",
        ACCESS,
        "if giver == Role.HEAD:",
        "if False:",
        (POST_TESTS,),
    ),
    Fault(
        "the last who answers for a unit leaves open duties behind",
        ACTING,
        "    refuse_leaving(row, until, to_others=answer.to_others)\n",
        "",
        (POST_TESTS,),
    ),
    Fault(
        "a later app has no say before a post ends",
        ACTING,
        "for guard in settings.POST_ENDING_GUARDS:",
        "for guard in ():",
        (POST_TESTS,),
    ),
    Fault(
        "a county sees its neighbours",
        ACCESS,
        'Unit.objects.filter(below(places(user, *roles))).select_related("place", "parent")',
        'Unit.objects.select_related("place", "parent")',
        (POST_TESTS,),
    ),
    Fault(
        "the list to choose from shows persons without a post",
        ACCESS,
        'return User.objects.filter(pk__in=held.values("user")).exclude(pk=user.pk)',
        "return User.objects.exclude(pk=user.pk)",
        (POST_TESTS,),
    ),
    Fault(
        "an office acts on whom it could not appoint",
        ACCESS,
        ' or not set(posts(found).values_list("role", flat=True)) <= given',
        "",
        ("tests/apps/people/test_sign_in_officials.py",),
    ),
    Fault(
        "an administrator closes the account of an official elsewhere",
        ACCESS,
        "return None if found is None or posts(found).exclude(unit__in=reach).exists() else found",
        "return found",
        (POST_TESTS,),
    ),
    Fault(
        "an account is closed while it holds posts",
        f"{PEOPLE}/actions/closing.py",
        "if row.posts.filter(Q(until__isnull=True) | Q(until__gt=timezone.localdate())).exists():",
        "if False:",
        (POST_TESTS,),
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

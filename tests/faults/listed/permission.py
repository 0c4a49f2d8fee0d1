"""Faults against "who may see what"."""

from tests.faults.fault import Fault

GATE = "src/yinxin/kit/policy/middleware.py"
DECLARED = "src/yinxin/kit/policy/declared.py"
ACCESS = "src/yinxin/apps/people/access.py"
POLICY = "tests/apps/test_policy.py"

PERMISSION = (
    Fault(
        "an address without a policy opens",
        GATE,
        "        if not declared:\n            return self._missing(request)",
        "        if not declared:\n            return None",
        (f"{POLICY}::test_an_undeclared_address_opens_for_nobody",),
    ),
    Fault(
        "roles are not asked",
        DECLARED,
        "return isinstance(self.audience, Audience) or not self.audience.isdisjoint(roles)",
        "return True",
        (POLICY,),
    ),
    Fault(
        "the policy of another method counts",
        GATE,
        "if request.method in one.methods]",
        "]",
        (f"{POLICY}::test_a_policy_may_differ_by_method",),
    ),
    Fault(
        "forbidden is told apart from missing",
        GATE,
        "return self._missing(request) if signed_in else",
        "return HttpResponse(status=403) if signed_in else",
        (POLICY,),
    ),
    Fault(
        "the API believes a forged request",
        GATE,
        "        if check_csrf(request) is None:\n            return None",
        "        if check_csrf(request) is None or True:\n            return None",
        (f"{POLICY}::test_the_api_takes_no_act_from_another_site",),
    ),
    Fault(
        "a post that ended still counts",
        ACCESS,
        ".filter(Q(until__isnull=True) | Q(until__gt=day))",
        "",
        (f"{POLICY}::test_a_post_that_ended_gives_nothing_at_the_next_request",),
    ),
    Fault(
        "a closed account is still somebody",
        ACCESS,
        "if not isinstance(user, User) or not user.is_active:\n        return frozenset()",
        "if not isinstance(user, User):\n        return frozenset()",
        (f"{POLICY}::test_an_account_that_was_closed_is_nobody",),
    ),
)

"""The API `/api/v1/`: one document of all apps' routers, every error in the house's one shape."""

from __future__ import annotations

from ninja import NinjaAPI

from yinxin.apps.people.api import router as people
from yinxin.apps.plans.api import router as plans
from yinxin.kit import problems
from yinxin.kit.policy import PUBLIC, policy
from yinxin.version import VERSION

api = NinjaAPI(
    title="银信 Yinxin",
    version=VERSION,
    urls_namespace="api",
    docs_url=None,  # ninja's page fetches its scripts from elsewhere
    docs_decorator=policy("api.description", roles=PUBLIC),
)
problems.install(api)
api.add_router("", people)
api.add_router("", plans)

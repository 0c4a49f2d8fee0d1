"""The API `/api/v1/`: one document of all apps' routers, every error in the house's one shape."""

from __future__ import annotations

from typing import Any

from ninja import NinjaAPI
from ninja.openapi.schema import OpenAPISchema

from yinxin.apps.people.api import router as people
from yinxin.apps.plans.api import router as plans
from yinxin.kit import problems
from yinxin.kit.policy import PUBLIC, policy
from yinxin.version import VERSION

PROBLEM = {
    "type": "object",
    "title": "Problem",
    "description": "RFC 9457. `title` is a stable code for programs, `detail` a sentence for people.",
    "required": ["type", "title", "status", "detail"],
    "properties": {
        "type": {"type": "string"},
        "title": {"type": "string"},
        "status": {"type": "integer"},
        "detail": {"type": "string"},
    },
}
REFUSED = {
    "description": "Refused: not signed in (401), not there or not yours to see (404), not understood (422), not now (409).",
    "content": {problems.MEDIA_TYPE: {"schema": {"$ref": "#/components/schemas/Problem"}}},
}


class HouseAPI(NinjaAPI):
    """Ninja describes only what goes well; here every operation also says how it refuses."""

    def get_openapi_schema(self, **options: Any) -> OpenAPISchema:
        """The description, with the one shape of a refusal."""
        described = super().get_openapi_schema(**options)
        described["components"]["schemas"]["Problem"] = PROBLEM
        for path in described["paths"].values():
            for operation in path.values():
                answers = {str(code): answer for code, answer in operation["responses"].items()}
                operation["responses"] = answers | {"default": REFUSED}
        return described


api = HouseAPI(
    title="银信 Yinxin",
    version=VERSION,
    urls_namespace="api",
    docs_url=None,  # ninja's page fetches its scripts from elsewhere
    docs_decorator=policy("api.description", roles=PUBLIC),
)
problems.install(api)
api.add_router("", people)
api.add_router("", plans)

"""The API `/api/v1/`: one document of all apps' routers, every error in the house's one shape."""

from __future__ import annotations

from typing import Any

from ninja import NinjaAPI
from ninja.openapi.schema import OpenAPISchema

from yinxin.apps.people.api import router as people
from yinxin.apps.plans.api import router as plans
from yinxin.apps.progress.life.api import router as progress
from yinxin.kit import problems
from yinxin.kit.policy import PUBLIC, policy
from yinxin.kit.registers.api.office import router as registers
from yinxin.kit.registers.api.public import router as public_registers
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
    "description": "Refused: not signed in (401), first password not changed yet (403), not there or not yours to see (404), not understood (422), not now (409).",
    "content": {problems.MEDIA_TYPE: {"schema": {"$ref": "#/components/schemas/Problem"}}},
}


DESCRIPTION = """\
Plans, their tasks and figures, and the unit directory, for reading. Every answer holds what the signed-in user may see on the
pages, and no more: what she may not see is answered like what is not there (404).

**Signing in.** A program uses the session of a signed-in user: GET `/sign-in/` gives the cookie and the form field
`csrfmiddlewaretoken`; POST `username` (e-mail), `password` and that field to `/sign-in/` with the cookie and a `Referer` of this
site, then send the session cookie with every request. After five wrong passwords the next try waits (429). Where two-step
sign-in is set up, the answer leads to `/sign-in/second-step/`: POST `code` there too. There are no tokens for programs yet. A first
password must be changed, and an official's second factor set up, on the pages before the API answers (403).

**Registers.** `/registers` names them with their fields; the records of each hold `values` by the names of these fields. What is
public of them is under `/public/registers`, without signing in and for programs of any site: the same fields as on the public pages,
the nightly files (`/r/`) and the feeds (`/r/changes.atom`).

**Lists** come in pages: `limit` (50 unless given, at most 200) and `offset`; `count` is how many there are in all.
Days are ISO 8601. This version only grows: fields are added, none is renamed or taken away.
"""
SESSION = {
    "type": "apiKey",
    "in": "cookie",
    "name": "sessionid",
    "description": "The session cookie of a user who has signed in on the pages; in production it is called `__Host-session`.",
}


class HouseAPI(NinjaAPI):
    """Ninja describes only what goes well; here every operation also says how it refuses."""

    def get_openapi_schema(self, **options: Any) -> OpenAPISchema:
        """The description, with the one shape of a refusal."""
        described = super().get_openapi_schema(**options)
        described["components"]["schemas"]["Problem"] = PROBLEM
        described["components"]["securitySchemes"] = {"session": SESSION}
        described["security"] = [{"session": []}]
        for path in described["paths"].values():
            for operation in path.values():
                answers = {str(code): answer for code, answer in operation["responses"].items()}
                operation["responses"] = answers | {"default": REFUSED}
        return described


api = HouseAPI(
    title="银信 Yinxin",
    version=VERSION,
    description=DESCRIPTION,
    urls_namespace="api",
    docs_url=None,  # ninja's page fetches its scripts from elsewhere
    docs_decorator=policy("api.description", roles=PUBLIC),
)
problems.install(api)
api.add_router("", people)
api.add_router("", plans)
api.add_router("", progress)
api.add_router("", registers)
api.add_router("", public_registers)

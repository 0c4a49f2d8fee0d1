"""The API `/api/v1/`: one document of all apps' routers."""

from __future__ import annotations

from ninja import NinjaAPI

from yinxin.version import VERSION

api = NinjaAPI(title="银信 Yinxin", version=VERSION, urls_namespace="api")

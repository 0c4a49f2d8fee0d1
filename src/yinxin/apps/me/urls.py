"""The addresses of one's own data."""

from __future__ import annotations

from django.urls import path

from yinxin.apps.me.views import consenting, finding, leaving, notice, own

app_name = "me"

urlpatterns = [
    path("me/", own.home, name="home"),
    path("me/correct/", own.correct, name="correct"),
    path("me/contact/", own.contact, name="contact"),
    path("me/access-log/", own.access_log, name="access-log"),
    path("me/consents/", consenting.consent_list, name="consents"),
    path("me/consents/<row:pk>/", consenting.receipt, name="receipt"),
    path("me/consents/<str:matter>/give/", consenting.give, name="give-consent"),
    path("me/consents/<str:matter>/withdraw/", consenting.withdraw, name="withdraw-consent"),
    path("me/export/", leaving.take_out, name="take-out"),
    path("me/erase/", leaving.erase, name="erase"),
    path("erased/", leaving.erased, name="erased"),
    path("people/find/", finding.find, name="find"),
    path("people/find/reveal/", finding.reveal, name="reveal"),
    path("privacy/", notice.notice, name="notice"),
]

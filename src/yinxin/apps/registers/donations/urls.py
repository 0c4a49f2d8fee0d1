"""The addresses about gifts, besides those every register has."""

from __future__ import annotations

from django.urls import path

from yinxin.apps.registers.donations.views import donor, everybody, office
from yinxin.kit import row_numbers  # noqa: F401 - registers <row:…>

app_name = "donations"

urlpatterns = [
    path("donations/totals/", everybody.totals, name="totals"),
    path("donations/rates/", everybody.rates, name="rates"),
    path("donations/rates/new/", everybody.enter_rate, name="rate-enter"),
    path("donations/rates/<row:pk>/take-back/", everybody.take_back_rate, name="rate-take-back"),
    path("donations/questions/", office.question_list, name="questions"),
    path("donations/questions/<row:pk>/", office.answer, name="answer"),
    path("donations/<row:pk>/donors/", office.donors, name="donors"),
    path("donations/shares/<row:pk>/code/", office.code, name="code"),
    path("donations/shares/<row:pk>/paper-answer/", office.paper_answer, name="paper-answer"),
    path("donations/answers/<row:pk>/confirm/", office.confirm_answer, name="answer-confirm"),
    path("donations/answers/<row:pk>/paper/", office.paper, name="paper"),
    path("gifts/", donor.gifts, name="gifts"),
    path("gifts/claim/", donor.claim, name="claim"),
    path("gifts/<row:pk>/", donor.gift, name="gift"),
    path("gifts/<row:pk>/let-go/", donor.let_go, name="let-go"),
    path("gifts/<row:pk>/ask/", donor.ask, name="ask"),
    path("gifts/<row:pk>/wish/", donor.wish, name="wish"),
    path("gifts/<row:pk>/reply/", donor.reply, name="reply"),
    path("gifts/<row:pk>/report.pdf", donor.printed, name="report"),
    path("gifts/<row:pk>/pictures/<row:picture>/", donor.picture, name="picture"),
    path("gifts/<row:pk>/photos/<row:photo>/", donor.photo, name="photo"),
]

"""The campaigns of a register: which there are, opening one, how far it is, and closing it."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from yinxin.kit.policy import policy
from yinxin.kit.registers.access import DECIDERS, READERS, acting
from yinxin.kit.registers.addresses import of_list
from yinxin.kit.registers.declaration import Register
from yinxin.kit.registers.rounds import access, campaigns
from yinxin.kit.registers.rounds.campaign_form import CampaignForm
from yinxin.kit.registers.rounds.campaign_page import CampaignPage

FORM = ("GET", "POST")


@policy("registers.campaigns", roles=READERS)
def every(request: HttpRequest, register: Register) -> HttpResponse:
    shown = {"register": register, "campaigns": access.campaigns(acting(request), register)}
    shown |= {"may_open": register.may_load(request.user), "address": of_list(register)}
    return render(request, "registers/rounds/campaigns.html", shown)


@policy("registers.campaign-new", roles=DECIDERS, methods=FORM)
def new(request: HttpRequest, register: Register) -> HttpResponse:
    if not register.may_load(request.user):
        raise Http404
    form = CampaignForm(request.POST or None, register=register, user=request.user)
    if form.is_valid():
        opened = campaigns.open_campaign(register, form.wanted, by=acting(request))
        messages.success(request, _("已发起“%(title)s”。") % {"title": opened.title})
        return redirect("registers:campaign", opened.pk)
    status = 422 if request.method == "POST" else 200
    return render(request, "registers/rounds/campaign_new.html", {"register": register, "form": form}, status=status)


@policy("registers.campaign", roles=READERS)
def one(request: HttpRequest, pk: int) -> HttpResponse:
    register, found = access.campaign(request, pk)
    page = CampaignPage(register, found, acting(request), timezone.localdate())
    return render(request, "registers/rounds/campaign.html", {"page": page})


@policy("registers.campaign-close", roles=DECIDERS, methods=("POST",))
def close(request: HttpRequest, pk: int) -> HttpResponse:
    register, found = access.campaign_led(request, pk)
    campaigns.close_campaign(found, register, by=acting(request))
    messages.success(request, _("已结束“%(title)s”。") % {"title": found.title})
    return redirect("registers:campaign", pk)

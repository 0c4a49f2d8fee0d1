"""The office's pages of scans: laying in, transcribing, second reading, and the two who answer for opening a page."""

from __future__ import annotations

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from yinxin.apps.people.access import user_of
from yinxin.apps.roots.books import access, actions, serving
from yinxin.apps.roots.books.forms import PageForm, RegionForm, ScanForm
from yinxin.apps.roots.books.scan_page import scan_page
from yinxin.kit.policy import policy
from yinxin.kit.registers.access import KEEPERS, READERS

POST = ("POST",)
PER_PAGE = 60


@policy("books.scans", roles=KEEPERS, methods=("GET", "POST"))
def scans(request: HttpRequest, pk: int) -> HttpResponse:
    book = access.kept_book(request, pk)
    form = ScanForm(request.POST or None, request.FILES or None)
    if form.is_valid():
        file = form.cleaned_data["picture"]
        return redirect("books:scan", actions.scan(book, file.name, file.read(), form.values, by=user_of(request)).pk)
    pages = access.seen_pages(user_of(request)).filter(book=book).prefetch_related("sizes").order_by("number")
    context = {"book": book, "form": form, "found": Paginator(pages, PER_PAGE).get_page(request.GET.get("page"))}
    return render(request, "books_scanned/scans.html", context, status=422 if form.is_bound else 200)


@policy("books.scan-page", roles=READERS)
def scan(request: HttpRequest, pk: int) -> HttpResponse:
    return scan_page(request, access.seen_page(request, pk))


@policy("books.office-image", roles=READERS)
def image(request: HttpRequest, pk: int, size: str) -> HttpResponse:
    return serving.picture(access.sized(access.seen_page(request, pk), size))


@policy("books.settle", roles=KEEPERS, methods=POST)
def settle(request: HttpRequest, pk: int) -> HttpResponse:
    page = access.kept_page(request, pk)
    form = PageForm(request.POST, instance=page)
    if not form.is_valid():
        return scan_page(request, access.kept_page(request, pk), settling=form)
    actions.settle(page, form.values, by=user_of(request))
    messages.success(request, _("已保存。"))
    return redirect("books:scan", pk)


@policy("books.remove", roles=KEEPERS, methods=POST)
def remove(request: HttpRequest, pk: int) -> HttpResponse:
    page = access.kept_page(request, pk)
    actions.remove(page, by=user_of(request))
    messages.success(request, _("已删去。"))
    return redirect("books:scans", page.book_id)


@policy("books.transcribe", roles=KEEPERS, methods=POST)
def transcribe(request: HttpRequest, pk: int) -> HttpResponse:
    page, form = access.kept_page(request, pk), RegionForm(request.POST)
    if not form.is_valid():
        return scan_page(request, page, writing=form)
    actions.transcribe(page, form.values, by=user_of(request))
    return redirect("books:scan", pk)


@policy("books.correct", roles=KEEPERS, methods=("GET", "POST"))
def correct(request: HttpRequest, pk: int) -> HttpResponse:
    region = access.kept_region(request, pk)
    form = RegionForm(request.POST or None, instance=region)
    if form.is_valid():
        actions.correct(region, form.values, by=user_of(request))
        return redirect("books:scan", region.page_id)
    context = {"form": form, "region": region}
    return render(request, "books_scanned/correct.html", context, status=422 if form.is_bound else 200)


@policy("books.read", roles=KEEPERS, methods=POST)
def read(request: HttpRequest, pk: int) -> HttpResponse:
    region = access.kept_region(request, pk)
    actions.read(region, by=user_of(request))
    return redirect("books:scan", region.page_id)


@policy("books.unwrite", roles=KEEPERS, methods=POST)
def unwrite(request: HttpRequest, pk: int) -> HttpResponse:
    region = access.kept_region(request, pk)
    actions.unwrite(region, by=user_of(request))
    return redirect("books:scan", region.page_id)


@policy("books.state", roles=KEEPERS, methods=POST)
def state(request: HttpRequest, pk: int) -> HttpResponse:
    actions.state(access.kept_page(request, pk), by=user_of(request))
    return redirect("books:scan", pk)


@policy("books.confirm", roles=KEEPERS, methods=POST)
def confirm(request: HttpRequest, pk: int) -> HttpResponse:
    actions.confirm(access.kept_page(request, pk), by=user_of(request))
    return redirect("books:scan", pk)


@policy("books.reopen", roles=KEEPERS, methods=POST)
def reopen(request: HttpRequest, pk: int) -> HttpResponse:
    actions.reopen(access.kept_page(request, pk), by=user_of(request))
    return redirect("books:scan", pk)

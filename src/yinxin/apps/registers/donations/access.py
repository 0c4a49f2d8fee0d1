"""Who sees what about gifts besides their records: a donor her own, an official what hangs on a record she may change."""

from __future__ import annotations

from typing import Any, TypeVar

from django.db.models import Model, QuerySet
from django.http import Http404, HttpRequest

from yinxin.apps.people.access import places, user_of
from yinxin.apps.people.models import User
from yinxin.apps.registers.donations import naming
from yinxin.apps.registers.donations.models import ChangeOfUse, Donation, DonorAnswer, Question, Rate, Share
from yinxin.apps.registers.donations.stages import FINISHED_PHOTO, PLAQUE_PHOTO
from yinxin.apps.registers.makers import made_within_reach
from yinxin.kit.intake.models import Received
from yinxin.kit.registers.access import DECIDERS, KEEPERS, READERS
from yinxin.kit.registers.models import Attachment, CheckPhoto
from yinxin.kit.registers.records.attachments import PHOTO, attached

PICTURES = (PHOTO, FINISHED_PHOTO.kind, PLAQUE_PHOTO.kind)

Found = TypeVar("Found", bound=Model)

__all__ = ["DECIDERS", "KEEPERS", "READERS", "user_of"]


def gifts(request: HttpRequest) -> QuerySet[Share]:
    """The shares that are tied to one's own account."""
    return Share.objects.filter(person_id=user_of(request).pk).select_related("donation", "donation__unit")


def gift(request: HttpRequest, pk: int) -> Share:
    return _one(gifts(request), pk)


def photo(share: Share, pk: int) -> Received:
    """A picture a yearly check took of one's own gift."""
    slug = naming.register().slug
    photos = CheckPhoto.objects.filter(answer__register=slug, answer__record=share.donation_id).select_related("file")
    received: Received = _one(photos, pk).file
    return received


def picture(share: Share, pk: int) -> Received:
    """A photograph in the papers of one's own gift."""
    received: Received | None = _one(pictures(share.donation), pk).received
    if received is None:
        raise Http404
    return received


def pictures(donation: Donation) -> QuerySet[Attachment]:
    """What a donor sees of the papers: the photographs, never the correspondence of the office."""
    return attached(naming.register(), donation).filter(
        kind__in=PICTURES, received__state=Received.State.ACCEPTED, received__kind=Received.Kind.PICTURE
    )


def change_asked(share: Share) -> ChangeOfUse:
    """The change of use about which this donor is asked now."""
    found = ChangeOfUse.objects.filter(donation_id=share.donation_id, state=ChangeOfUse.State.OPEN).first()
    if found is None or share.part != "donor":
        raise Http404
    return found


def kept(request: HttpRequest) -> QuerySet[Donation]:
    """The donations this official may change."""
    return naming.register().kept_by(request.user)


def donation(request: HttpRequest, pk: int) -> Donation:
    """One of them."""
    return _one(kept(request), pk)


def share(request: HttpRequest, pk: int) -> Share:
    return _one(Share.objects.filter(donation__in=kept(request)).select_related("donation"), pk)


def questions(request: HttpRequest) -> QuerySet[Question]:
    """What donors asked about these donations; who asked is told by the gift and her part in it alone."""
    found = Question.objects.filter(share__donation__in=kept(request))
    return found.select_related("share__donation", "share__person", "answered_by")


def question(request: HttpRequest, pk: int) -> Question:
    return _one(questions(request), pk)


def answer(request: HttpRequest, pk: int) -> DonorAnswer:
    return _one(DonorAnswer.objects.filter(change__donation__in=kept(request)).select_related("change", "share"), pk)


def paper(request: HttpRequest, pk: int) -> Received:
    """The signed paper behind an answer."""
    found = answer(request, pk).paper
    if found is None:
        raise Http404
    return found


def rates() -> QuerySet[Rate]:
    """Anybody may see at which rates gifts are counted."""
    return Rate.objects.all()


def keeps_rates(user: Any) -> bool:
    """Rates hold for every gift of the installation, so they are kept at the top: by whoever decides for a government that has
    none above it."""
    return isinstance(user, User) and places(user, *DECIDERS).filter(parent__isnull=True).exists()


def rate(request: HttpRequest, pk: int) -> Rate:
    """One this user may take back: where several governments stand at the top, each takes back what it entered itself."""
    user = user_of(request)
    if not keeps_rates(user):
        raise Http404
    found = made_within_reach(rates(), user, maker="entered_by", at="entered_at") | rates().filter(entered_by=None)
    return _one(found, pk)


def counted(request: HttpRequest) -> QuerySet[Any]:
    """The donations a total is made of: those the reader sees, and for everybody else the public ones."""
    register = naming.register()
    return register.visible_to(request.user) if is_official(request) else register.public_rows()


def is_official(request: HttpRequest) -> bool:
    """Whether the reader has a list of records of her own to look into."""
    return request.user.is_authenticated and naming.register().visible_to(request.user).exists()


def _one(rows: QuerySet[Found], pk: int) -> Found:
    found = rows.filter(pk=pk).first()
    if found is None:
        raise Http404
    return found

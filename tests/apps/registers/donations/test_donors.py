"""Donors: shares that add up, names only by their own wish, and a wish that reaches the public at once."""

from __future__ import annotations

from dataclasses import fields, replace
from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction

from tests.factories.gifts import claimed, gift, share_of
from yinxin.apps.me.actions.erasing import erase
from yinxin.apps.registers.donations.actions import claims, sharing, wishes
from yinxin.apps.registers.donations.models import ClaimCode, Share
from yinxin.domain.errors import RefusedError
from yinxin.domain.privacy import consents
from yinxin.kit.consent import giving
from yinxin.kit.registers.models import Change

NAME = "周志强"


def agree(person):
    words = giving.words(wishes.PUBLIC_NAME, "zh-hans")
    return giving.give(person, wishes.PUBLIC_NAME, shown=consents.digest(words), language="zh-hans")


def public_line(record):
    record.refresh_from_db()
    return record.public_donors


def test_the_public_reads_each_donor_as_she_wishes(cast):
    record = gift(cast)
    assert (
        public_line(record)
        == "温哥华云礁会馆（Wan Chiu Benevolent Society）、林惠贞（样例）（Lam Wai Ching）、匿名捐赠人"
    )


def test_nobody_is_named_who_was_not_asked(cast):
    record = gift(cast)
    with pytest.raises(RefusedError) as refused:
        sharing.write(record, [sharing.Donor(name=NAME, publicity="named")], by=cast.office)
    assert refused.value.code == "donor-not-asked"
    with pytest.raises(RefusedError):
        sharing.write(record, [sharing.Donor(name=NAME, publicity="named", basis="paper")], by=cast.office)
    assert NAME not in public_line(record)


def test_shares_that_do_not_add_up_are_not_kept(cast):
    record = gift(cast)
    donors = [sharing.Donor(name="甲", percent=Decimal(60)), sharing.Donor(name="乙", percent=Decimal(30))]
    with pytest.raises(RefusedError) as refused:
        sharing.write(record, donors, by=cast.office)
    assert refused.value.code == "shares-not-whole"
    assert Share.objects.filter(donation=record).count() == 3
    donors.append(sharing.Donor(name="丙", part="handler"))
    sharing.write(record, [donors[0], replace(donors[1], percent=Decimal(40)), donors[2]], by=cast.office)
    assert public_line(record) == "匿名捐赠人2位、匿名捐赠人（经手）"


def test_history_keeps_that_the_line_changed_and_never_a_name(cast):
    record = gift(cast)
    kept = str(list(Change.objects.filter(register="donations", record=record.pk).values_list("before", "after")))
    assert "public_donors" in kept
    assert "林惠贞" not in kept


def test_a_code_opens_once_and_to_the_account_that_enters_it(cast):
    record = gift(cast)
    share = share_of(record, NAME)
    code, _row = claims.issue(share, by=cast.office)
    assert code not in str(ClaimCode.objects.values_list())
    assert claims.claim(code.lower().replace("-", " "), by=cast.nobody).person == cast.nobody
    for again in (cast.nobody, cast.reader):
        with pytest.raises(RefusedError) as refused:
            claims.claim(code, by=again)
        assert refused.value.code == "claim-code-wrong"
    with pytest.raises(RefusedError) as refused:
        claims.issue(share, by=cast.office)
    assert refused.value.code == "share-claimed"


def test_an_official_does_not_claim_what_she_keeps_and_the_code_stays_the_donors(cast):
    share = share_of(gift(cast), NAME)
    code, _ = claims.issue(share, by=cast.office)
    for official in (cast.office, cast.steward):
        with pytest.raises(RefusedError) as refused:
            claims.claim(code, by=official)
        assert refused.value.code == "claim-by-office"
    assert claims.claim(code, by=cast.nobody).person == cast.nobody


def test_who_made_out_a_code_does_not_claim_with_it_in_another_post(cast):
    share = share_of(gift(cast), NAME)
    code, _ = claims.issue(share, by=cast.neighbour)
    with pytest.raises(RefusedError) as refused:
        claims.claim(code, by=cast.neighbour)
    assert refused.value.code == "claim-by-office"


def test_a_new_letter_ends_the_code_of_the_old_one(cast):
    share = share_of(gift(cast), NAME)
    old, _ = claims.issue(share, by=cast.office)
    new, _ = claims.issue(share, by=cast.office)
    with pytest.raises(RefusedError):
        claims.claim(old, by=cast.nobody)
    assert claims.claim(new, by=cast.nobody).person == cast.nobody


def test_a_code_is_over_after_its_last_day(cast, monkeypatch):
    share = share_of(gift(cast), NAME)
    code, row = claims.issue(share, by=cast.office)
    ClaimCode.objects.filter(pk=row.pk).update(ends_on=row.issued_at.date().replace(year=2020))
    with pytest.raises(RefusedError):
        claims.claim(code, by=cast.nobody)


def test_naming_oneself_takes_a_separate_consent_and_holds_at_once(cast, client):
    record = gift(cast, published=True)
    share = claimed(share_of(record, NAME), cast.nobody, cast)
    with pytest.raises(RefusedError) as refused:
        wishes.choose(share, "named", by=cast.nobody)
    assert refused.value.code == "consent-missing"
    agree(cast.nobody)
    wishes.choose(share, "named", by=cast.nobody)
    assert NAME in public_line(record)
    assert NAME in client.get("/r/donations/QJ-0002/").content.decode()
    wishes.choose(share, "styled", by=cast.nobody)
    assert public_line(record).endswith("某先生")
    assert NAME not in client.get("/r/donations/QJ-0002/").content.decode()


def test_a_consent_taken_back_takes_the_name_off_everywhere(cast):
    record = gift(cast, published=True)
    share = claimed(share_of(record, "林惠贞"), cast.nobody, cast)
    agree(cast.nobody)
    wishes.choose(share, "named", by=cast.nobody)
    assert "林惠贞" in public_line(record)
    giving.withdraw(cast.nobody, wishes.PUBLIC_NAME)
    assert "林惠贞" not in public_line(record)


def as_written(record):
    names = [field.name for field in fields(sharing.Donor)]
    rows = Share.objects.filter(donation=record)
    return [sharing.Donor(**{name: getattr(one, name) for name in names}) for one in rows]


def test_the_office_cannot_undo_what_a_donor_decided(cast):
    record = gift(cast)
    share = claimed(share_of(record, "林惠贞"), cast.nobody, cast)
    wishes.choose(share, "anonymous", by=cast.nobody)
    first, own, last = as_written(record)
    for rewritten in (
        replace(own, publicity="named", basis="paper", paper="X"),
        replace(own, name="别人"),
        replace(own, other_name="Somebody Else"),
        replace(own, kind="firm"),
    ):
        with pytest.raises(RefusedError) as refused:
            sharing.write(record, [first, rewritten, last], by=cast.office)
        assert refused.value.code == "donor-own"
    with pytest.raises(RefusedError) as refused:
        unseated = [replace(first, percent=Decimal(85)), replace(own, part="handler", percent=None), last]
        sharing.write(record, unseated, by=cast.office)
    assert refused.value.code == "donor-own"
    assert "林惠贞" not in public_line(record)
    with pytest.raises(RefusedError) as refused:
        sharing.write(record, [], by=cast.office)
    assert refused.value.code == "donor-linked"
    sharing.write(record, [last, replace(own, style="mr"), first], by=cast.office)
    share.refresh_from_db()
    assert (share.position, share.style, share.publicity) == (1, "mr", "anonymous")


def test_the_page_shows_what_is_a_donors_own_and_says_so_when_something_else_is_sent(cast, sign_in):
    record = gift(cast)
    share = share_of(record, "林惠贞")
    sent = fields_of(record)
    claimed(share, cast.nobody, cast)
    agree(cast.nobody)
    wishes.choose(share, "named", by=cast.nobody)
    address, browser = f"/donations/{record.pk}/donors/", sign_in(cast.office)
    page = browser.get(address)
    assert "只有本人能改" in page.content.decode()
    rows = page.context["rows"].forms
    assert [rows[at].fields["name"].disabled for at in range(3)] == [False, True, False]
    assert "account" not in dict(rows[0].fields["basis"].choices)
    stale = browser.post(address, sent)
    assert stale.status_code == 422, "the basis was a paper when the page was opened"
    for name, value in {"name": "别人", "publicity": "anonymous", "percent": "26"}.items():
        answer = browser.post(address, fields_of(record, **{f"donors-1-{name}": value}))
        assert answer.status_code == 422, name
    own = {f"donors-1-{name}" for name in sharing.OWN}
    by_browser = {name: value for name, value in fields_of(record).items() if name not in own}
    assert browser.post(address, by_browser | {"donors-1-style": "mr"}).status_code == 302
    share.refresh_from_db()
    assert (share.style, share.publicity, share.percent) == ("mr", "named", Decimal(25))
    assert public_line(record).count("林惠贞") == 1


def test_only_an_account_says_that_she_agreed_by_it(cast, sign_in):
    record = gift(cast)
    named = sharing.Donor(name=NAME, publicity="named", basis="account")
    with pytest.raises(RefusedError) as refused:
        sharing.write(record, [named], by=cast.office)
    assert refused.value.code == "wish-not-hers"
    sent = fields_of(record, **{"donors-2-publicity": "named", "donors-2-basis": "account"})
    assert sign_in(cast.office).post(f"/donations/{record.pk}/donors/", sent).status_code == 422
    with pytest.raises(IntegrityError), transaction.atomic():
        Share.objects.filter(donation=record, name__startswith=NAME).update(basis="account")
    assert NAME not in public_line(record)


def test_who_unties_her_account_is_named_by_it_no_longer(cast):
    record = gift(cast)
    share = claimed(share_of(record, NAME), cast.nobody, cast)
    agree(cast.nobody)
    wishes.choose(share, "named", by=cast.nobody)
    claims.let_go(share, by=cast.nobody)
    share.refresh_from_db()
    assert (share.person, share.publicity, share.basis) == (None, "anonymous", "none")
    assert NAME not in public_line(record)


def test_an_erased_donor_is_nobody_and_the_sums_stand(cast):
    record = gift(cast, published=True)
    share = claimed(share_of(record, "林惠贞"), cast.nobody, cast)
    agree(cast.nobody)
    wishes.choose(share, "named", by=cast.nobody)
    erase(cast.nobody)
    share.refresh_from_db()
    assert (share.name, share.other_name, share.paper, share.person) == ("", "", "", None)
    assert share.percent == Decimal(25)
    assert "林惠贞" not in public_line(record)
    assert public_line(record).endswith("匿名捐赠人2位")


def test_the_export_of_her_data_holds_her_shares(cast):
    import io
    import json
    import zipfile

    from yinxin.apps.me.taking_out import package

    record = gift(cast)
    claimed(share_of(record, NAME), cast.nobody, cast)
    with zipfile.ZipFile(io.BytesIO(package(cast.nobody))) as archive:
        kept = json.loads(archive.read("data.json"))["kept"]
    assert kept["donations.share:person"][0]["name"].startswith(NAME)
    assert kept["donations.donation"][0]["code"] == record.code
    assert "温哥华" not in json.dumps(kept["donations.share:person"], ensure_ascii=False)


def fields_of(record, **changed):
    rows = [
        {
            "pk": one.pk,
            **{
                name: getattr(one, name)
                for name in ("name", "other_name", "kind", "part", "style", "publicity", "basis", "paper")
            },
        }
        | {name: getattr(one, name) or "" for name in ("amount", "percent")}
        for one in Share.objects.filter(donation=record)
    ]
    sent = {f"donors-{at}-{name}": value for at, row in enumerate(rows) for name, value in row.items()}
    return sent | {"donors-TOTAL_FORMS": len(rows), "donors-INITIAL_FORMS": len(rows)} | changed


def test_the_office_writes_donors_on_the_page(cast, sign_in):
    record = gift(cast)
    address, browser = f"/donations/{record.pk}/donors/", sign_in(cast.office)
    assert "林惠贞" in browser.get(address).content.decode()
    assert browser.post(address, fields_of(record)).status_code == 302
    refused = browser.post(address, fields_of(record, **{"donors-1-percent": "26"}))
    assert refused.status_code == 422
    assert "101" in refused.content.decode()
    assert browser.post(address, fields_of(record, **{"donors-2-publicity": "named"})).status_code == 422
    assert browser.post(address, fields_of(record, **{"donors-1-amount": "5"})).status_code == 422
    gone = fields_of(record, **{"donors-2-gone": "on", "donors-1-percent": "40"})
    assert browser.post(address, gone).status_code == 302
    assert Share.objects.filter(donation=record).count() == 2


def test_who_only_reads_and_who_is_from_elsewhere_learn_no_donor(cast, sign_in):
    record = gift(cast)
    for who in (cast.reader, cast.neighbour, cast.nobody):
        assert sign_in(who).get(f"/donations/{record.pk}/donors/").status_code in (403, 404)


def test_the_letter_is_printed_with_its_code(cast, sign_in):
    import pypdfium2

    record = gift(cast)
    share = share_of(record, NAME)
    answer = sign_in(cast.office).post(f"/donations/shares/{share.pk}/code/")
    assert (answer.status_code, answer["Content-Type"]) == (200, "application/pdf")
    document = pypdfium2.PdfDocument(answer.content)
    text = document[0].get_textpage().get_text_bounded()
    document.close()
    words = [word for word in text.split() if word.count("-") == 3]
    assert claims.claim(words[0], by=cast.nobody).pk == share.pk
    assert sign_in(cast.neighbour).post(f"/donations/shares/{share.pk}/code/").status_code == 404


def test_a_new_row_left_as_it_was_names_nobody(cast, sign_in):
    record = gift(cast, row=3)
    address, browser = f"/donations/{record.pk}/donors/", sign_in(cast.office)
    rows = browser.get(address).context["rows"]
    sent = {form.add_prefix(name): form[name].value() or "" for form in rows for name in form.fields if name != "gone"}
    sent |= {"donors-TOTAL_FORMS": len(rows.forms), "donors-INITIAL_FORMS": 0, "donors-0-name": NAME}
    assert browser.post(address, sent).status_code == 302
    assert Share.objects.get(donation=record).publicity == "anonymous"

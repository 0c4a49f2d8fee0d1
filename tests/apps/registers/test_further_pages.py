"""Pages that belong to a register, or to oneself, are led to from there, for whoever may open them."""

from __future__ import annotations


def test_the_lists_and_ones_own_page_lead_to_them(cast, sign_in):
    office = sign_in(cast.office)
    assert 'href="/enterprises/issues/"' in office.get("/registers/enterprises/").content.decode()
    assert 'href="/sister-cities/"' in office.get("/registers/sister-cities/").content.decode()
    assert 'href="/talents/"' in office.get("/registers/").content.decode()
    assert 'href="/talents/join/"' in sign_in(cast.nobody).get("/me/").content.decode()
    assert 'href="/talents/"' not in sign_in(cast.reader).get("/registers/").content.decode()

"""Two load sheets of the same records at the same time: one is kept whole, and the other is told why it was not."""

from __future__ import annotations

import threading

import pytest
from django.db import OperationalError, connection, connections

from tests.apps.registers.test_sheets import book_row, csv_of, uploaded
from tests.factories.registers import register_named
from yinxin.domain.errors import RefusedError
from yinxin.kit.registers.models import Act, Change
from yinxin.kit.registers.sheets import loading


@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite lets one writer in at a time")
@pytest.mark.django_db(transaction=True)
def test_sheets_of_the_same_records_in_another_order_do_not_wait_for_each_other(cast, monkeypatch):
    books = register_named("genealogies")
    rows = [book_row(number, 册数="5") for number in range(1, 600)]
    loads = [uploaded(csv_of(rows), cast), uploaded(csv_of(rows[::-1]), cast, name="again.csv")]
    meet, told = threading.Barrier(2), []

    def together(*asked: object, **told: object) -> object:
        meet.wait(30)
        return write(*asked, **told)

    write = loading._write
    monkeypatch.setattr(loading, "_write", together)

    def load(one: object) -> None:
        try:
            loading.load_rows(one, reason="同时", good_only=False, by=cast.office)
            told.append("kept")
        except RefusedError as refusal:
            told.append(refusal.code)
        except OperationalError as fault:  # a deadlock
            told.append(repr(fault))
        finally:
            connections.close_all()

    threads = [threading.Thread(target=load, args=(one,)) for one in loads]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    assert sorted(told) == ["kept", "record-key-taken"]
    assert books.model._default_manager.filter(volumes=5).count() == 599
    assert Change.objects.filter(act=Act.CREATED, reason="同时").count() == 599

"""From the form of an upload to a sheet that was judged, or to a sentence beside the field."""

from __future__ import annotations

from typing import TYPE_CHECKING

from yinxin.domain.errors import RefusedError, UnreadableError
from yinxin.kit.refusals import sentence_of
from yinxin.kit.registers.declaration import Register
from yinxin.kit.registers.models import Load
from yinxin.kit.registers.sheets import previewing
from yinxin.kit.registers.sheets.forms import SheetForm

if TYPE_CHECKING:
    from django.contrib.auth.base_user import AbstractBaseUser


def upload(register: Register, form: SheetForm, *, by: AbstractBaseUser) -> Load | None:
    """None where the form or the file is refused; the form then says why."""
    if not form.is_valid():
        return None
    file = form.cleaned_data["sheet"]
    try:
        return previewing.upload(register, file.name, file.read(), by=by)
    except UnreadableError as error:
        form.add_error("sheet", error.sentence)
    except RefusedError as error:
        form.add_error("sheet", sentence_of(error))
    return None

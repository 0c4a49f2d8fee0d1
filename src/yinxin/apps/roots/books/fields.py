"""What of scanned pages is set, and by whom."""

from __future__ import annotations

from yinxin.apps.roots.books import forms
from yinxin.kit.policy.fields import exposed, takes
from yinxin.kit.registers.access import KEEPERS, READERS

exposed("books_scanned.page", "number folio side rights opening", read=READERS, set=KEEPERS)
exposed("books_scanned.region", "text left top width height", read=READERS, set=KEEPERS)

takes(forms.PageForm, model="books_scanned.page")
takes(forms.ScanForm, model="books_scanned.page", besides="picture")
takes(forms.RegionForm, model="books_scanned.region")
takes(forms.SearchForm, besides="q")

"""Up to when somebody says that she looked."""

from __future__ import annotations

from django import forms


class LookForm(forms.Form):
    """The moment at which the page was made, as the page itself says it."""

    until = forms.FloatField(min_value=0, max_value=32_503_680_000)

"""What of report documents comes in, and from whom. Nothing of them goes out but on the pages."""

from __future__ import annotations

from yinxin.apps.progress.evidence import forms
from yinxin.kit.policy.fields import takes

takes(forms.UploadForm, besides="documents plans unit")
takes(forms.ConfirmForm, besides="task plan serial")
takes(forms.ShowForm, besides="show")

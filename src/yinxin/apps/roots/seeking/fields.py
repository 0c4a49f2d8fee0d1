"""What the forms of root-seeking carry. A letter is sealed: none of its columns is read or set by a form."""

from __future__ import annotations

from yinxin.apps.roots.seeking.box.form import BoxForm
from yinxin.apps.roots.seeking.letters import forms
from yinxin.kit.policy.fields import takes

takes(BoxForm, besides="q where sort")
takes(forms.AskForm, besides="words where known place called email agree shown")
takes(forms.CodeForm, besides="number code")
takes(forms.AssignForm, besides="to")
takes(forms.AnswerForm, besides="words")

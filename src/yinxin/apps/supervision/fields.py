"""What of supervision may be read and set, and by whom."""

from __future__ import annotations

from yinxin.apps.people.roles import FOR_A_UNIT, OFFICE
from yinxin.apps.supervision import forms
from yinxin.apps.supervision.assessing import forms as assessing
from yinxin.apps.supervision.board import state
from yinxin.apps.supervision.chain import filters as chain_filters
from yinxin.apps.supervision.chain import forms as chain
from yinxin.apps.supervision.promises import forms as promises
from yinxin.kit.policy.fields import exposed, takes

NOTICE = "supervision.supervisionnotice"

exposed(NOTICE, "unit demand days", set=OFFICE)
exposed(NOTICE, "reply", set=FOR_A_UNIT)

takes(forms.DemandForm, besides="unit text days")
takes(forms.ReplyForm, besides="text")
takes(forms.WantingForm, besides="wanting")
takes(forms.WithdrawForm, besides="reason")
takes(forms.NoticeFilterForm, besides="state overdue page")
takes(forms.DraftForm, besides="kind first last")
takes(forms.TemplateForm, besides="kind document")
takes(state.BoardForm, besides="view role month page")
takes(assessing.RulesForm, besides="place year on_time complete evidence returned most_off")
takes(assessing.AnnounceForm, besides="days")
takes(assessing.AppealForm, besides="unit task reason")
takes(assessing.DecisionForm, besides="answer granted")
takes(promises.PromiseForm, besides="with_reports reason turn")
takes(chain.TopicForm, besides="place kind number title proposer text")
takes(chain.StepForm, besides="step words")
takes(chain.AnswerForm, besides="words")
takes(chain.HandOverForm, besides="unit tasks")
takes(chain.BudgetForm, besides="task name year source amount")
takes(chain.RebudgetForm, besides="amount reason")
takes(chain.PaymentForm, besides="on amount purpose voucher")
takes(chain_filters.ProposalFilterForm, besides="stage page")

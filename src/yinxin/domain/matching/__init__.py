"""Evidence in a report for the duties of a plan: statements out of a document, and for each the duties it may support."""

from yinxin.domain.matching.duty import Duty, duty_of
from yinxin.domain.matching.matcher import Match, Matcher, Reason
from yinxin.domain.matching.outlook import Outlook
from yinxin.domain.matching.statements import Statement, statements

__all__ = ["Duty", "Match", "Matcher", "Outlook", "Reason", "Statement", "duty_of", "statements"]

"""What no field of any model may be about. The platform serves people; it does not watch them.

The lists are wide on purpose: a field that trips over them by accident can be given a plainer name.
"""

from __future__ import annotations

import re
from itertools import pairwise

ANYWHERE_WORDS = """
risk loyalty religion faith belief attitude stance opinion political politics party ethnicity ethnic race
kin kinship relative relatives father mother parents spouse sibling siblings children_of descendants
face faceprint embedding embeddings vector biometric biometrics fingerprint fingerprints iris voiceprint
nationality citizenship country countries whereabouts surveillance watchlist blacklist influence sentiment trust_score
health disease income
"""
ANYWHERE = frozenset(ANYWHERE_WORDS.split())
"""Words of a field's name, between underscores."""

ON_PERSONS_WORDS = "note notes remark remarks comment comments memo impression score rating tag tags label profile"
ON_PERSONS = frozenset(ON_PERSONS_WORDS.split())
"""Free text and marks: fine on a task, never on a model that leads to a person."""

ANYWHERE_ZH = re.compile(
    "风险|忠诚|宗教|信仰|教派|态度|立场|观点|倾向|政治|党派|政治面貌|民族成分|种族|族裔|亲属|亲缘|配偶|父亲|母亲|子女|"
    "人脸|面部|特征向量|指纹|虹膜|声纹|国籍|所在国|居住国|行踪|监控|黑名单|重点人|影响力|情感|信用分|健康|疾病|收入"
)
ON_PERSONS_ZH = re.compile("备注|附注|批注|评语|印象|标签|评分|打分|画像")


def faults(name: str, title: str, *, leads_to_person: bool) -> tuple[str, ...]:
    """Why a field may not exist, by its name and its verbose name; empty when it may."""
    words = _words(name)
    found = [f"“{word}” in {name}" for word in sorted(words & ANYWHERE)]
    found += [f"“{hit.group()}” in {title}" for hit in ANYWHERE_ZH.finditer(title)]
    if leads_to_person:
        found += [f"“{word}” on a person: {name}" for word in sorted(words & ON_PERSONS)]
        found += [f"“{hit.group()}” on a person: {title}" for hit in ON_PERSONS_ZH.finditer(title)]
    return tuple(found)


def _words(name: str) -> frozenset[str]:
    """Single words and pairs of neighbours, so that `children_of` is found and `children` of a unit is not."""
    parts = name.lower().split("_")
    return frozenset([*parts, *("_".join(pair) for pair in pairwise(parts))])

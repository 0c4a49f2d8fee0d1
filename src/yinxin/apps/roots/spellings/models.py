"""One spelling on one paper: how a surname, a given name, a place or a firm was written, and what characters it stands for."""

from __future__ import annotations

from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from yinxin.apps.registers.base import UnitRecord
from yinxin.kit.registers.country import CountryField
from yinxin.kit.registers.edtf_field import EdtfField

LETTERS = RegexValidator(
    r"^(?=.*[^\W\d_])[^\d_<>@]+$", _("请照旧纸上的字母写，不要数字和符号，例如 Hom、Hoy San、T'an。")
)
HAN = RegexValidator(
    "^[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U000323af]+$", _("这一格只写汉字，例如 谭、台山。")
)


class Role(models.TextChoices):
    """What the spelling names. A person's whole name is never evidence: surname and given name are two spellings."""

    SURNAME = "surname", _("姓")
    GIVEN = "given", pgettext_lazy("姓名", "名")
    PLACE = "place", _("地名")
    FIRM = "firm", _("商号或社团")


class Dialect(models.TextChoices):
    """The speech whose sound was written down, by the engine's own names."""

    YUE = "yue", _("广州话")
    HOI = "hoi", _("台山话")
    NAN = "nan", _("闽南话")
    TWS = "tws", _("潮州话")
    HAK = "hak", _("客家话")
    HAI = "hai", _("海南话")
    FUZ = "fuz", _("福州话")
    CMN = "cmn", _("官话")
    VIE = "vie", _("越南语")


class Tradition(models.TextChoices):
    """The way of spelling, by the engine's own names."""

    HK_GOV = "hk-gov", _("香港政府拼音")
    US_CANTONESE = "us-cantonese", _("北美、澳洲旧证件（三邑音）")
    US_TAISHAN = "us-taishan", _("北美旧证件（四邑音）")
    CONSULAR = "consular", _("领事索引（香港警察拼音）")
    MACAU_PT = "macau-pt", _("澳门葡文")
    HISPANIC = "hispanic-cantonese", _("拉丁美洲旧证件（粤音）")
    REPUBLIC = "republic", _("清末民国自定的英文名")
    MISSIONARY = "missionary-cantonese", _("传教士粤语拼音")
    MALAYA = "malaya-cantonese", _("马来亚粤语拼写")
    JYUTPING = "jyutping", _("粤拼")
    YALE = "yale-cantonese", _("耶鲁粤语拼音")
    PINYIN = "pinyin", _("汉语拼音")
    WADE_GILES = "wade-giles", _("威妥玛拼音")
    TAIWAN = "taiwan", _("台湾通行拼写")
    POSTAL = "postal", _("邮政式拼音")
    POSTAL_CANTON = "postal-canton", _("邮政式拼音（广东）")
    FRENCH = "french-mandarin", _("法国远东学院拼音")
    VIETNAMESE = "vietnamese", _("越南文")
    STRAITS_HOKKIEN = "straits-hokkien", _("海峡殖民地闽南拼写")
    STRAITS_TEOCHEW = "straits-teochew", _("海峡殖民地潮州拼写")
    STRAITS_HAKKA = "straits-hakka", _("海峡殖民地客家拼写")
    STRAITS_HAINAN = "straits-hainan", _("海峡殖民地海南拼写")
    SARAWAK_FOOCHOW = "sarawak-foochow", _("砂拉越福州拼写")
    DUTCH_HOKKIEN = "dutch-hokkien", _("荷属东印度闽南拼写")
    DUTCH_HAKKA = "dutch-hakka", _("荷属东印度客家拼写")
    PHILIPPINE = "philippine", _("菲律宾西班牙式拼写")
    THAI_TEOCHEW = "thai-teochew", _("泰国潮州拼写")
    CAMBODIA = "cambodia-teochew", _("柬埔寨潮州拼写")
    POJ = "poj", _("白话字")
    HAKKA_ABROAD = "hakka-abroad", _("海外客家拼写")
    HAINAN = "hainan", _("海南拼写")
    FOOCHOW_MISSION = "foochow-mission", _("福州传教士拼音")


class Paper(models.TextChoices):
    """On what kind of paper it stands."""

    EXCLUSION = "exclusion", _("移民入境档案")
    PASSENGERS = "passengers", _("船客名单")
    CENSUS = "census", _("人口普查或税册")
    CERTIFICATE = "certificate", _("出生、婚姻、死亡或入籍证件")
    GRAVESTONE = "gravestone", _("墓碑")
    GENEALOGY = "genealogy", _("族谱或神主牌")
    LETTER = "letter", _("银信或家书")
    NEWSPAPER = "newspaper", _("报纸或名录")
    ASSOCIATION = "association", _("会馆或社团名册")
    SIGN = "sign", _("招牌或商号印章")
    MEMORY = "memory", _("家人口述")


class Transcriber(models.TextChoices):
    """Who read it off the paper, as a kind. Nobody's name is asked."""

    FAMILY = "family", _("家族后人")
    ARCHIVE = "archive", _("档案馆或图书馆")
    ASSOCIATION = "association", _("侨团或志愿者")
    OFFICE = "office", _("侨务部门")
    PRINTED = "printed", _("出版物照录")


class Confidence(models.TextChoices):
    CLEAR = "clear", _("字迹和汉字都清楚")
    LIKELY = "likely", _("大致可靠")
    DOUBTFUL = "doubtful", _("存疑")


class SpellingEvidence(UnitRecord):
    """`normalised` is `spelling` as it is compared: lower case a–z. `supersedes` is the code of the evidence this one corrects."""

    code = models.CharField(_("编号"), max_length=40, unique=True)
    spelling = models.CharField(_("旧拼写"), max_length=60, validators=[LETTERS])
    normalised = models.CharField(_("比对写法"), max_length=60, editable=False, blank=True, db_index=True)
    characters = models.CharField(_("汉字"), max_length=12, validators=[HAN], db_index=True)
    role = models.CharField(_("写的是什么"), max_length=8, choices=Role.choices, db_index=True)
    dialect = models.CharField(_("方言"), max_length=3, choices=Dialect.choices, blank=True, db_index=True)
    tradition = models.CharField(_("拼写习惯"), max_length=24, choices=Tradition.choices, blank=True, db_index=True)
    land = CountryField(blank=True, db_index=True)
    year = EdtfField(pgettext_lazy("旧拼写", "年代"), blank=True)
    document = models.CharField(_("纸张类别"), max_length=12, choices=Paper.choices, db_index=True)
    reference = models.CharField(
        pgettext_lazy("旧拼写", "出处"),
        max_length=200,
        blank=True,
        help_text=_("档案号、书名和页码，或碑的所在；不写在世者的姓名"),
    )
    transcriber = models.CharField(_("抄录者"), max_length=12, choices=Transcriber.choices)
    confidence = models.CharField(_("可信程度"), max_length=8, choices=Confidence.choices, default=Confidence.LIKELY)
    supersedes = models.CharField(_("更正哪一条"), max_length=40, blank=True, help_text=_("被更正的那一条的编号"))

    class Meta(UnitRecord.Meta):
        verbose_name = _("旧拼写")
        verbose_name_plural = _("旧拼写")

    def __str__(self) -> str:
        return f"{self.spelling} {self.characters}"

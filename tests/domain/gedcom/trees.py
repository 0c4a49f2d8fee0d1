"""Random family trees for the properties of reading and writing."""

from __future__ import annotations

from hypothesis import strategies as st

from yinxin.domain.gedcom.records_read import OF_FAMILIES, OF_PERSONS
from yinxin.domain.gedcom.tree import (
    ChildOf,
    Citation,
    Event,
    Family,
    Heir,
    InClan,
    Media,
    MediaFile,
    Name,
    NameKind,
    OutsideId,
    Part,
    PartKind,
    Pedigree,
    Person,
    Place,
    Repository,
    Restriction,
    Source,
    Spelt,
    Standing,
    Translation,
    Tree,
)
from yinxin.domain.gedcom.when import MONTHS, Calendar, Day, Shape, When

LETTERS = st.sampled_from([*"司徒美堂梁阿𠮷é Hom@'-.王Ng 光緒"])
WORDS = st.text(LETTERS, min_size=1, max_size=14).map(lambda text: " ".join(text.split())).filter(bool)
MAYBE = st.just("") | WORDS
TEXT = st.text(st.sampled_from([*"族譜 @\n\tab1中𠮷é,/"]), min_size=1, max_size=30) | st.text(
    st.sampled_from([*"很長的傳記 @"]), min_size=190, max_size=420
)
XREFS = st.from_regex(r"[A-Z][A-Z0-9_]{0,7}", fullmatch=True).filter(lambda one: one not in ("VOID", "YINXIN"))
LANGUAGES = st.sampled_from(
    ["zh-Latn-pinyin", "yue-Latn-jyutping", "zh-Latn-wadegile", "yue-Latn-x-us1904", "zh-Hant", "ja-Hrkt", "nan-Latn"]
)
PARTS = st.lists(
    st.builds(Part, st.sampled_from(PartKind), WORDS.filter(lambda one: "," not in one)), max_size=4, unique=True
).map(lambda parts: tuple(sorted(parts, key=lambda part: list(PartKind).index(part.kind))))
SPELT = st.builds(
    Spelt, st.builds("{0} /{1}/".format, WORDS, WORDS) | st.builds("/{0}/{1}".format, WORDS, WORDS) | WORDS, PARTS
)
NOTES = st.lists(TEXT, max_size=1).map(tuple)


@st.composite
def days(draw: st.DrawFn) -> Day:
    calendar = draw(st.sampled_from([*Calendar, *[Calendar.GREGORIAN] * 4]))
    month = draw(st.integers(0, len(MONTHS[calendar])))
    day = draw(st.integers(0, 28)) if month else 0
    return Day(draw(st.integers(1, 2400)), month, day, calendar, draw(st.booleans()))


@st.composite
def whens(draw: st.DrawFn) -> When:
    shape = draw(st.sampled_from(Shape))
    phrase = draw(st.just("") | st.sampled_from(["光緒十九年", "約 1920 年", "seed of (spring)", "a@b"]))
    if shape is Shape.NONE:
        return When(phrase=phrase or "不詳")
    last = draw(days()) if shape is Shape.BETWEEN or (shape is Shape.FROM and draw(st.booleans())) else None
    return When(shape, draw(days()), last, phrase)


PLACES = st.builds(
    Place,
    WORDS,
    st.lists(st.tuples(LANGUAGES, WORDS), max_size=2).map(tuple),
) | st.builds(Place, WORDS, st.just(()), st.just("N22.25"), st.just("E112.78"))


def citations(sources: list[str]) -> st.SearchStrategy[tuple[Citation, ...]]:
    named = st.sampled_from(sources) if sources else st.just("")
    one = st.builds(Citation, st.just("") | named, MAYBE, st.sampled_from(["", "0", "3"]), st.just("") | TEXT, NOTES)
    return st.lists(one, max_size=1).map(tuple)


def events(tags: tuple[str, ...], sources: list[str]) -> st.SearchStrategy[tuple[Event, ...]]:
    one = st.builds(
        Event,
        st.sampled_from(tags),
        MAYBE,
        MAYBE,
        st.none() | whens(),
        st.none() | PLACES,
        st.just(False),
        NOTES,
        citations(sources),
    ) | st.just(Event(tags[3], happened=True))
    return st.lists(one, max_size=3).map(tuple)


@st.composite
def names(draw: st.DrawFn, sources: list[str]) -> Name:
    kind = draw(st.sampled_from(NameKind))
    phrase = draw(MAYBE) if kind is NameKind.OTHER else ""
    if phrase.lower() in ("other", "aka", "ng"):
        phrase = ""
    translations = draw(st.lists(st.builds(Translation, SPELT, LANGUAGES), max_size=2).map(tuple))
    return Name(draw(SPELT), kind, phrase, translations, draw(NOTES), draw(citations(sources)))


IDS = st.lists(st.builds(OutsideId, st.sampled_from(["UID", "REFN", "EXID"]), WORDS, MAYBE), max_size=2).map(tuple)
RESTRICTIONS = st.frozensets(st.sampled_from(Restriction), max_size=2)


@st.composite
def children_of(draw: st.DrawFn, families: list[str]) -> ChildOf:
    pedigree = draw(st.sampled_from(Pedigree))
    phrase = draw(MAYBE) if pedigree is Pedigree.OTHER else ""
    phrase = "" if phrase.upper() in Pedigree.__members__ else phrase
    return ChildOf(
        draw(st.sampled_from(families)), pedigree, phrase, draw(st.sampled_from(Standing)), draw(st.sampled_from(Heir))
    )


@st.composite
def trees(draw: st.DrawFn) -> Tree:
    xrefs = draw(st.lists(XREFS, max_size=7, unique=True))
    people, families, sources = xrefs[:3], xrefs[3:5], xrefs[5:6]
    media, repositories = xrefs[6:7], [f"R{number}" for number in range(1) if "R0" not in xrefs]
    linked = st.lists(children_of(families), max_size=2).map(tuple) if families else st.just(())
    married = st.lists(st.sampled_from(families), unique=True).map(tuple) if families else st.just(())
    person = st.sampled_from([*people, ""])
    return Tree(
        tuple(
            Person(
                one,
                draw(st.lists(names(sources), max_size=2).map(tuple)),
                draw(st.sampled_from(["", "M", "F", "X", "U"])),
                draw(events(OF_PERSONS, sources)),
                draw(linked),
                draw(married),
                draw(st.builds(InClan, MAYBE, MAYBE, MAYBE, MAYBE)),
                draw(RESTRICTIONS),
                draw(IDS),
                tuple(media),
                draw(NOTES),
                draw(citations(sources)),
            )
            for one in people
        ),
        tuple(
            Family(
                one,
                draw(person),
                draw(person),
                draw(st.lists(st.sampled_from(people), unique=True).map(tuple)) if people else (),
                draw(events(OF_FAMILIES, sources)),
                draw(RESTRICTIONS),
                draw(IDS),
                draw(NOTES),
                draw(citations(sources)),
            )
            for one in families
        ),
        tuple(
            Source(
                one,
                draw(MAYBE),
                draw(MAYBE),
                draw(MAYBE),
                draw(MAYBE),
                draw(st.just("") | TEXT),
                repositories[0] if repositories else "",
                draw(MAYBE) if repositories else "",
                draw(IDS),
                draw(NOTES),
            )
            for one in sources
        ),
        tuple(Repository(one, draw(MAYBE)) for one in repositories),
        tuple(
            Media(
                one,
                tuple(
                    draw(
                        st.lists(
                            st.builds(MediaFile, WORDS, st.sampled_from(["image/jpeg", "application/pdf", ""]), MAYBE),
                            max_size=2,
                        )
                    )
                ),
            )
            for one in media
        ),
    )

"""Small drawings of where a place lies: names that cover no other, a scale that is true, and no turn around the earth."""

from __future__ import annotations

from itertools import pairwise

from yinxin.kit.registers.mapping import Point, drawing
from yinxin.kit.registers.scales import WIDTH, Spot, chosen, frame

HOME = Spot("Taishan", 22.251, 112.78)
AROUND = [Spot(f"Town {n}", 22.0 + n / 40, 112.6 + n / 50) for n in range(12)]


def test_a_place_stands_among_its_neighbours_and_is_named_first():
    made = frame("Jiangmen", HOME, [*AROUND, HOME])
    assert made is not None
    assert (made.labels[0].text, made.labels[0].is_own) == ("Taishan", True)
    assert made.dots.count("M") == len(AROUND)
    assert 5_000 <= made.bar.metres <= 20_000


def test_no_name_covers_another_or_leaves_the_paper():
    made = frame("Jiangmen", HOME, [*AROUND, *(Spot(f"Near {n}", 22.2515, 112.7801) for n in range(9))])
    assert made is not None
    boxes = []
    for label in made.labels:
        length = 6.6 * len(label.text)
        left = label.x - length if label.is_before else label.x
        assert left >= 0 and left + length <= WIDTH
        boxes.append((label.y, left, left + length))
    for one, other in pairwise(sorted(boxes)):
        assert other[0] - one[0] >= 14 or one[2] < other[1] or other[2] < one[1]


def test_a_place_alone_is_not_drawn():
    assert frame("Jiangmen", HOME, []) is None
    assert frame("Jiangmen", HOME, [HOME]) is None


def test_of_more_than_three_drawings_the_innermost_and_the_widest_are_left_out():
    made = [frame(f"step {n}", HOME, AROUND) for n in range(5)]
    assert [one.within for one in chosen(made)] == ["step 1", "step 2", "step 3"]
    assert [one.within for one in chosen([None, *made[:2]])] == ["step 0", "step 1"]


def test_the_westernmost_place_is_never_drawn_a_whole_turn_away():
    for longitude in (109.989, 110.347, 112.78, 113.546, 114.175, 116.679):
        drawn = drawing([Point(n, 22.0 + n / 10, longitude + n / 7, "", "") for n in range(4)])
        assert drawn is not None
        assert drawn.bar.metres <= 20_000

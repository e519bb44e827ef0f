import pytest

from msgcheck.model.calibration import Share


@pytest.mark.parametrize(
    ("right", "of", "value", "low", "high"),
    [  # the first three by hand from Wilson's formula, as in Newcombe (1998), table I
        (81, 263, 0.308, 0.2553, 0.3662),
        (15, 148, 0.1014, 0.0624, 0.1605),
        (0, 20, 0.0, 0.0, 0.1611),
        (10, 10, 1.0, 0.7225, 1.0),
        (0, 0, 0.0, 0.0, 1.0),
    ],
)
def test_a_share_has_wilson_s_interval(right, of, value, low, high):
    share = Share.counted(right, of)
    assert (share.right, share.of) == (right, of)
    assert (share.score.value, share.score.low, share.score.high) == pytest.approx((value, low, high), abs=1e-4)
    assert share.score.low <= share.score.value <= share.score.high

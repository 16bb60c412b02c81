"""The examples a learner sees, from one merge to tokens that nobody knows. `a` is 97, `b` 98, and so on; a blank is 32."""

import pytest
from solution import decode, encode, train

from rehearse_sandbox.kit import check_same


def test_train_encode_decode():
    """Training takes the most frequent pair, of equal ones the smallest, and stops when none stands twice."""
    merges = train("anana", 5)
    check_same(merges, [(97, 110)])
    check_same(encode("banana", [(97, 110)]), [98, 256, 256, 97])
    check_same(decode([98, 256, 256, 97], [(97, 110)]), "banana")


def test_ties():
    """Of equally frequent pairs the smallest is merged, wherever it stands: first tokens are compared first, then the second ones."""
    check_same(train("adab adab", 9), [(97, 98), (97, 100), (257, 256)])


def test_overlapping_places():
    """Every place counts, also where two overlap; but merging goes from left to right, and uses no token twice."""
    check_same(train("aaa", 9), [(97, 97)])
    check_same(encode("aaaaa", [(97, 97)]), [256, 256, 97])


def test_merges_are_made_in_their_order():
    """The first merge of the list is made everywhere before the second one, even if that would begin further left or be longer."""
    check_same(encode("abcab", [(98, 99), (97, 98)]), [97, 256, 257])
    check_same(encode("aab", [(97, 97), (97, 98), (97, 257)]), [256, 98])


def test_letters_of_several_bytes():
    """Tokens are bytes of UTF-8, so a letter may be two of them; decoding joins all bytes before it reads them."""
    check_same(encode("né", []), [110, 195, 169])
    check_same(train("éaé", 1), [(195, 169)])
    check_same(decode([110, 195, 169], []), "né")


def test_half_a_letter():
    """Bytes that are no UTF-8 become U+FFFD, and the others around them stay readable."""
    check_same(decode([97, 195, 98], []), "a\ufffdb")


def test_nothing_to_merge():
    """No pair stands twice, no merge is asked for, or there is no text at all: then nothing is merged."""
    check_same(train("abc", 5), [])
    check_same(train("aaaa", 0), [])
    check_same(train("", 5), [])
    check_same(encode("", [(97, 98)]), [])
    check_same(decode([], [(97, 98)]), "")


@pytest.mark.parametrize("token", [257, 1000, -1, -257], ids=str)
def test_unknown_tokens(token):
    """With one merge there are the tokens 0 to 256; any other is refused with ValueError, a negative one as well."""
    with pytest.raises(ValueError):  # noqa: PT011 - the words of the message are the learner's own
        decode([97, token], [(97, 98)])

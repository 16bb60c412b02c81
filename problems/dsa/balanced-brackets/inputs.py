"""What `is_balanced` may be called with: any text, balanced text, and the edges."""

from hypothesis import strategies as st

N_MAX = 10_000


def valid(text):
    """Whether the statement allows this text."""
    return isinstance(text, str) and len(text) <= N_MAX


def strategy(size=8):
    """Short texts of brackets with a letter in between now and then: any, and balanced ones with two places swapped."""
    return st.text("()[]{}a", max_size=size) | nearly_balanced()


def balanced(size=4):
    """Texts that are balanced because of how they grow: pairs around balanced texts, one behind the other."""
    pairs = st.sampled_from(["()", "[]", "{}"])
    return st.recursive(
        st.sampled_from(["", "a"]),
        lambda inner: st.tuples(pairs, inner, inner).map(lambda part: part[0][0] + part[1] + part[0][1] + part[2]),
        max_leaves=size,
    )


@st.composite
def nearly_balanced(draw):
    """A balanced text in which one character has changed places with the next one."""
    text = "(" + draw(balanced()) + ")" + draw(balanced(size=2))
    place = draw(st.integers(0, len(text) - 2))
    return text[:place] + text[place + 1] + text[place] + text[place + 2 :]


EDGE = {
    "empty": ("",),
    "no brackets": ("a < b",),
    "one opening": ("[",),
    "one closing": ("}",),
    "closing first": (")(",),
    "interleaved": ("([)]",),
    "deepest": ("(" * (N_MAX // 2) + ")" * (N_MAX // 2),),
}


def sizes(n):
    """A balanced text of about n characters, half of it nested and half of it flat."""
    return ("{" * (n // 4) + "}" * (n // 4) + "[]" * (n // 4),)

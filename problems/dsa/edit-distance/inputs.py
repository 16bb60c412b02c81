"""What both functions may be called with: short texts over few characters, often one a damaged copy of the other."""

from hypothesis import strategies as st

N_MAX = 200


def valid(source, target):
    """Whether these are two texts within the bounds."""
    return isinstance(source, str) and isinstance(target, str) and len(source) <= N_MAX and len(target) <= N_MAX


CHARACTERS = st.sampled_from("abcA🙂")


def texts(size=6):
    """Texts of up to `size` characters."""
    return st.text(CHARACTERS, max_size=size)


@st.composite
def strategy(draw, size=6):
    """Two texts; half of the time the second one is the first with a piece cut out and another put in elsewhere."""
    source = draw(texts(size))
    if draw(st.booleans()):
        return source, draw(texts(size))
    start, stop = sorted(draw(st.tuples(st.integers(0, len(source)), st.integers(0, len(source)))))
    rest = source[:start] + source[stop:]
    place = draw(st.integers(0, len(rest)))
    return source, rest[:place] + draw(texts(2)) + rest[place:]


def fewest(source, target):
    """The distance by its definition: what happens to the last characters is tried in all three ways, each pair of beginnings once."""
    known = {}
    for i in range(len(source) + 1):
        for j in range(len(target) + 1):
            if i == 0 or j == 0:
                known[i, j] = i + j
                continue
            both = known[i - 1, j - 1] + (source[i - 1] != target[j - 1])
            known[i, j] = min(both, known[i - 1, j] + 1, known[i, j - 1] + 1)
    return known[len(source), len(target)]


#: For each kind of step: how many characters it names, and whether it reads from source, from target.
STEPS = {"keep": (1, True, True), "replace": (2, True, True), "delete": (1, True, False), "insert": (1, False, True)}


def script_fault(script, source, target, edits):
    """What is wrong with a list of tuples as a script with this number of edits; empty when nothing is."""
    read, written, count = "", "", 0
    for number, step in enumerate(script):
        if not step or not all(isinstance(part, str) for part in step) or step[0] not in STEPS:
            return f"step {number} is {step!r}, which is none of the four kinds"
        kind, *characters = step
        wanted, reads, writes = STEPS[kind]
        if len(characters) != wanted:
            return f"step {number} is {step!r}; {kind!r} names {wanted} character{'s' if wanted > 1 else ''}"
        if kind == "replace" and characters[0] == characters[1]:
            return f"step {number} is {step!r}, which replaces a character by itself"
        read += characters[0] if reads else ""
        written += characters[-1] if writes else ""
        count += kind != "keep"
    if read != source:
        return f"its steps read {read!r}, and source is {source!r}"
    if written != target:
        return f"its steps write {written!r}, and target is {target!r}"
    return "" if count == edits else f"it has {count} edits, and {edits} are enough"


EDGE = {
    "both empty": ("", ""),
    "nothing to begin with": ("", "abc"),
    "nothing left": ("abc", ""),
    "equal": ("same", "same"),
    "one character": ("a", "b"),
    "shifted": ("abcdef", "bcdefg"),
    "swapped neighbours": ("ab", "ba"),
    "repeated characters": ("aaab", "aab"),
    "upper case": ("Ab", "ab"),
}


def accepts(answer, source, target):
    """What is wrong with an answer to a typed input, of either function: any script with the fewest edits is right."""
    edits = fewest(source, target)
    if type(answer) is int:
        return "" if answer == edits else f"the distance is {edits}"
    if not isinstance(answer, list) or not all(isinstance(step, tuple) for step in answer):
        return "a script is a list of tuples"
    return script_fault(answer, source, target, edits)

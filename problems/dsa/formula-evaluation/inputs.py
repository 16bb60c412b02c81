"""Sheets of formulas: few names that refer to each other, with and without circles, and what is wrong with answers."""

from hypothesis import strategies as st

from rehearse_sandbox.kit import check_form, check_true

N_MAX = 2000
TERMS_MAX = 5000


def valid(formulas):
    """Whether this is a sheet. One with missing names or with circles is allowed."""
    return (
        isinstance(formulas, dict)
        and len(formulas) <= N_MAX
        and all(isinstance(text, str) for pair in formulas.items() for text in pair)
        and all(map(_is_name, formulas))
        and all(map(_is_formula, formulas.values()))
        and sum(map(_terms, formulas.values())) <= TERMS_MAX
    )


def _is_name(text):
    return text.isascii() and text.isalnum() and text[0].isalpha()


def _is_formula(text):
    parts = text.split(" ")
    return (
        len(parts) % 2 == 1
        and all(sign in ("+", "-") for sign in parts[1::2])
        and all((term.isascii() and term.isdigit()) or _is_name(term) for term in parts[::2])
    )


def _terms(formula):
    return len(formula.split()) // 2 + 1


def measures(formulas):
    """How many formulas and how many terms there are, which no length of a text shows."""
    return {"n_max": len(formulas), "terms_max": sum(map(_terms, formulas.values()))}


def written(sheet):
    """The formulas of a sheet of signed terms: {"x": [(1, "y"), (-1, 2)]} is {"x": "y - 2"}."""
    texts = {}
    for name, terms in sheet.items():
        text = "".join(f" {'+' if sign == 1 else '-'} {term}" for sign, term in terms)
        texts[name] = text.removeprefix(" + ")
    return texts


def needs(sheet):
    """For each name, the names in its formula."""
    return {name: [term for _, term in terms if isinstance(term, str)] for name, terms in sheet.items()}


def has_circle(sheet):
    """Whether some name refers to itself: take away whatever refers to nothing that is left, until nothing changes."""
    left = needs(sheet)
    while True:
        fewer = {name: found for name, found in left.items() if any(other in left for other in found)}
        if len(fewer) == len(left):
            return bool(left)
        left = fewer


def circle_fault(circle, sheet):
    """What is wrong with an answer of `circular`."""
    if not circle or not has_circle(sheet):
        return "" if bool(circle) == has_circle(sheet) else f"there is {'no' if circle else 'a'} circle"
    if len(set(circle)) != len(circle):
        return "a name comes twice"
    found = needs(sheet)
    return next(
        (
            f"the formula of {name} does not hold {other}"
            for name, other in zip(circle, [*circle[1:], circle[0]], strict=True)
            if other not in found.get(name, [])
        ),
        "",
    )


def accepts(answer, formulas):
    """What is wrong with an answer of `circular` to a typed input: any circle is right. Values have one right answer."""
    if not isinstance(answer, list) or not all(isinstance(name, str) for name in answer):
        return False
    sheet = {name: [(1, term) for term in text.split(" ")[::2] if term[0].isalpha()] for name, text in formulas.items()}
    return circle_fault(answer, sheet)


def by_name(values, formulas):
    """The entries of an answer of `evaluate` in the order of their names, after a check of its form."""
    check_form(values, kind=dict, length=len(formulas), why="The result is a dictionary with one value for each name.")
    check_true(set(values) == set(formulas), "The names of the result are those of the formulas.", output=values)
    check_true(all(type(value) is int for value in values.values()), "Every value is an int.", output=values)
    return sorted(values.items())


def turned(circle, name):
    """The same circle, beginning with this name if it is there, after a check that it is a list."""
    check_form(circle, kind=list, why="The result is a list of names.")
    first = circle.index(name) if name in circle else 0
    return circle[first:] + circle[:first]


def refusal(function, formulas):
    """Which of the two exceptions the function raises for these formulas; empty if it raises none."""
    try:
        function(formulas)
    except KeyError:
        return "KeyError"
    except ValueError:
        return "ValueError"
    return ""


@st.composite
def sheets(draw, size=4):
    """Up to `size` names, each with one to three terms; in about half of the cases without a circle."""
    names = "abcdef"[: draw(st.integers(0, size))]
    if not names:
        return {}
    order = draw(st.permutations(names))
    circles = draw(st.booleans())
    sheet = {}
    for place, name in enumerate(order):
        # Without circles each name refers only to what comes before it in some order.
        others = order if circles else order[:place]
        terms = st.integers(0, 9) | st.sampled_from(others) if others else st.integers(0, 9)
        later = draw(st.lists(st.tuples(st.sampled_from([1, -1]), terms), max_size=2))
        sheet[name] = [(1, draw(terms)), *later]
    return {name: sheet[name] for name in names}


def strategy(size=4):
    """The formulas of a sheet."""
    return sheets(size).map(lambda sheet: (written(sheet),))


EDGE = {
    "no formulas": ({},),
    "one number": ({"x": "7"},),
    "from left to right": ({"x": "9 - 4 - 2"},),
    "two ways to the same name": ({"a": "b + c", "b": "d", "c": "d", "d": "1"},),
    "the same name twice": ({"a": "b + b", "b": "4"},),
    "a self-reference": ({"x": "x + 1"},),
    "a circle, and a way to it": ({"s": "a", "a": "b + 1", "b": "a"},),
    "a circle beside values": ({"x": "1", "a": "b", "b": "a"},),
    "a missing name": ({"x": "y + 1"},),
    "a missing name and a circle": ({"a": "a", "x": "y"},),
    "upper and lower case": ({"x": "X + 1", "X": "2"},),
    "below zero": ({"x": "1 - 3", "y": "5 - x"},),
}


def sizes(n):
    """A chain of n names, the first of which refers to the second, and so on."""
    chain = {f"n{place}": f"n{place + 1} + 1" for place in range(n - 1)}
    return (chain | {f"n{n - 1}": "1"},)

"""A problem that asks for a class and passes every gate."""

from tests.authoring.folder_metadata import problem_toml

TALLY = {
    "problem.toml": problem_toml(
        identity="0d9f3a52-9e0b-4a3e-8a74-6c1b5e2d7f02",
        title="Tally",
        kind="class",
        concept="counting",
        symbol="Tally",
    ),
    "statement.md": """\
Write a class `Tally` that counts words: `add(word)` notes one more, and `count(word)` tells how many there were so far.

{{example:two_words}}
""",
    "starter.py": '''\
class Tally:
    """Counts words."""

    def add(self, word):
        """Note the word once more."""
        raise NotImplementedError

    def count(self, word):
        """How often the word was added."""
        raise NotImplementedError
''',
    "inputs.py": '''\
"""Streams of calls with few words."""

from hypothesis import strategies as st
from rehearse_sandbox.kit import operations

_WORDS = st.sampled_from("ab")


def valid(stream):
    return all(name in {"add", "count"} and word in {"a", "b"} for name, word in stream)


def strategy(size=8):
    return operations({"add": (_WORDS,), "count": (_WORDS,)}, (1, size)).map(lambda stream: (stream,))


EDGE = {"never added": ([("count", "a")],)}
''',
    "tests/test_examples.py": '''\
"""What a tally tells."""

from rehearse_sandbox.kit import check_same
from solution import Tally


def test_two_words():
    """Each word has a count of its own."""
    tally = Tally()
    tally.add("to")
    tally.add("be")
    tally.add("to")
    check_same([tally.count("to"), tally.count("be")], [2, 1])
''',
    "tests/test_properties.py": '''\
"""Laws of a tally."""

from hypothesis import given
from inputs import strategy
from rehearse_sandbox.kit import check_operations
from solution import Tally


class Model:
    def __init__(self):
        self.words = []

    def add(self, word):
        self.words.append(word)

    def count(self, word):
        return self.words.count(word)


@given(strategy())
def test_same_as_a_list(case):
    """A count is how often the word was added before, and zero for a new one."""
    check_operations(Tally(), Model(), case[0])
''',
    "accepted/reference.py": """\
class Tally:
    def __init__(self):
        self._counts = {}

    def add(self, word):
        self._counts[word] = self.count(word) + 1

    def count(self, word):
        return self._counts.get(word, 0)
""",
    "accepted/keeps_words.py": """\
class Tally:
    def __init__(self):
        self._words = []

    def add(self, word):
        self._words.append(word)

    def count(self, word):
        return sum(1 for each in self._words if each == word)
""",
    "wrong/notes_once.py": """\
class Tally:
    def __init__(self):
        self._words = set()

    def add(self, word):
        self._words.add(word)

    def count(self, word):
        return int(word in self._words)
""",
    "wrong/one_for_all.py": """\
class Tally:
    def __init__(self):
        self._all = 0

    def add(self, word):
        self._all += 1

    def count(self, word):
        return self._all
""",
    "wrong/knows_no_new_word.py": """\
class Tally:
    def __init__(self):
        self._counts = {}

    def add(self, word):
        self._counts[word] = self._counts.get(word, 0) + 1

    def count(self, word):
        return self._counts[word]
""",
    "wrong/expect.toml": """\
[notes_once]
verdict = "wrong"
mistake = "Counts no word more than once."
fails = ["test_two_words"]
says = "a count of its own"

[one_for_all]
verdict = "wrong"
mistake = "Has one count for all words."
fails = ["test_two_words"]
says = "a count of its own"

[knows_no_new_word]
verdict = "crash"
mistake = "Takes every word for known."
fails = ["test_same_as_a_list"]
passes = ["test_two_words"]
says = "KeyError"
""",
    "hints.md": """\
## 1. What must be remembered?

After some calls, what do you need to know of each word?

## 2. A table

Keep a number beside every word that came.

## 3. New words

Take care that asking for a word which never came answers with nothing noted.
""",
    "editorial.md": """\
A table from word to number makes both calls $O(1)$.

*Another way:* keep all words in a list and count on demand, which costs $O(n)$ each time.

*What the interviewer asks next:* forgetting old words; keep them in a queue beside the table.
""",
    "cards.toml": """\
[[card]]
id = "tally-table"
concepts = ["counting"]
front = "Which structure counts words at constant cost?"
back = "A hash table from word to number."

[[card]]
id = "tally-new"
concepts = ["counting"]
front = "What does a counter say about a word it never saw?"
back = "Zero."

[[card]]
id = "tally-cost"
concepts = ["counting"]
kind = "cost"
front = "What does one look-up in a table of n words cost?"
back = "$O(1)$ on average."
""",
}

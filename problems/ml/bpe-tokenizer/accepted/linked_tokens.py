"""A linked list of tokens that knows where each pair stands, so a merge touches its own places only."""


class Tokens:
    """A list of tokens, linked in both directions, which knows at which places each pair of neighbours stands.

    A place is the index of the byte with which the pair begins.
    """

    def __init__(self, text: str) -> None:
        self.token = list(text.encode("utf-8"))
        n = len(self.token)
        self.next = list(range(1, n + 1))
        self.previous = list(range(-1, n - 1))
        self.places: dict[tuple[int, int], set[int]] = {}
        for place in range(n - 1):
            self._add(place)

    def _pair(self, place: int) -> tuple[int, int] | None:
        """The pair that begins here; none does before the first token and at the last one."""
        if place < 0 or self.next[place] == len(self.token):
            return None
        return self.token[place], self.token[self.next[place]]

    def _add(self, place: int) -> None:
        pair = self._pair(place)
        if pair is not None:
            self.places.setdefault(pair, set()).add(place)

    def _remove(self, place: int) -> None:
        pair = self._pair(place)
        if pair is not None:
            self.places[pair].discard(place)
            if not self.places[pair]:
                del self.places[pair]

    def merge(self, pair: tuple[int, int], new: int) -> None:
        for place in sorted(self.places.get(pair, ())):
            if place not in self.places.get(pair, ()):
                continue  # an overlapping place further left has taken one of its tokens
            second = self.next[place]
            before, after = self.previous[place], self.next[second]
            for changed in (before, place, second):
                self._remove(changed)
            self.token[place] = new
            self.next[place] = after
            if after < len(self.token):
                self.previous[after] = place
            self._add(before)
            self._add(place)

    def left(self) -> list[int]:
        found = []
        place = 0
        while place < len(self.token):
            found.append(self.token[place])
            place = self.next[place]
        return found


def train(text: str, count: int) -> list[tuple[int, int]]:
    """Return at most `count` merges: each time the most frequent pair of neighbours, of equally frequent ones the smallest."""
    tokens = Tokens(text)
    merges: list[tuple[int, int]] = []
    while len(merges) < count:
        most = max(map(len, tokens.places.values()), default=0)
        if most < 2:
            break
        pair = min(pair for pair, places in tokens.places.items() if len(places) == most)
        tokens.merge(pair, 256 + len(merges))
        merges.append(pair)
    return merges


def encode(text: str, merges: list[tuple[int, int]]) -> list[int]:
    """Return the bytes of the text after all merges, made in the order of the list."""
    tokens = Tokens(text)
    for number, pair in enumerate(merges):
        tokens.merge(pair, 256 + number)
    return tokens.left()


def decode(tokens: list[int], merges: list[tuple[int, int]]) -> str:
    """Return the text that the tokens stand for, with U+FFFD for what is no UTF-8."""
    if any(not 0 <= token < 256 + len(merges) for token in tokens):
        raise ValueError("there is no such token")
    meaning = [bytes([byte]) for byte in range(256)]
    for first, second in merges:
        meaning.append(meaning[first] + meaning[second])
    return b"".join(meaning[token] for token in tokens).decode("utf-8", errors="replace")

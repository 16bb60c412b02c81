from __future__ import annotations

from collections import Counter


class _Node:
    """What some words begin with: the nodes one character further on, and the best words that begin like this."""

    def __init__(self) -> None:
        self.children: dict[str, _Node] = {}
        self.best: list[str] = []


class Autocomplete:
    """A trie whose nodes keep their answers. Weights only grow, so a word comes among the best when it is added, or never."""

    def __init__(self, entries: list[tuple[str, int]], k: int) -> None:
        if k < 1:
            raise ValueError(f"k is {k}, it must be at least 1")
        self._k = k
        self._weights: Counter[str] = Counter()
        self._root = _Node()
        for word, weight in entries:
            self.add(word, weight)

    def add(self, word: str, weight: int) -> None:
        if weight < 1:
            raise ValueError(f"the weight of {word!r} is {weight}, it must be at least 1")
        self._weights[word] += weight
        node = self._root
        self._rank(word, node)
        for character in word:
            node = node.children.setdefault(character, _Node())
            self._rank(word, node)

    def _rank(self, word: str, node: _Node) -> None:
        if word not in node.best:
            node.best.append(word)
        node.best.sort(key=lambda each: (-self._weights[each], each))
        del node.best[self._k :]

    def complete(self, prefix: str) -> list[str]:
        node = self._root
        for character in prefix:
            if character not in node.children:
                return []
            node = node.children[character]
        return [*node.best]

    def complete_all(self, prefixes: list[str]) -> list[list[str]]:
        return [self.complete(prefix) for prefix in prefixes]

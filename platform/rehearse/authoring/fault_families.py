"""Mistakes that people really make, by the category of a problem: where its known-wrong programs may come from."""

from __future__ import annotations

_ARRAYS = (
    "stops one too early at the right end",
    "`>=` where `>` belongs",
    "a window that is longer than the data",
    "uses the same index twice",
    "returns at the first hit",
    "changes its input",
)
_SEARCH = (
    "loops for ever when lo + 1 = hi",
    "takes the wrong half when values are equal",
    "a heap of negated values that forgets ties",
    "sorts everything where selecting is enough",
)
_GRAPHS = (
    "marks a node when it is popped, not when it is pushed",
    "recursion that dies on a path of 10,000 nodes",
    "ignores parts that hang on nothing",
    "trusts stale entries of the heap",
    "eight neighbours for four",
)
_TABLES = (
    "takes the greedy choice where a table is needed",
    "a wrong row to begin with",
    "rolls the array in the wrong direction",
    "counts a state twice",
    "treats text as bytes",
)
_STATISTICS = (
    "ddof 0 for 1",
    "the naive variance, at an offset of a thousand million",
    "a p-value of 0",
    "one-sided for two-sided",
    "another base of the logarithm",
    "another rule for percentiles",
)
_MODELS = (
    "penalises the intercept",
    "fits the scaler on the test rows",
    "settles ties by the order of a dictionary",
    "an empty cluster that becomes NaN",
    "inverts a singular matrix",
)
_MEASURES = (
    "0/0 becomes NaN",
    "forgets ties",
    "a probability of 1.0 that falls outside the last bin",
    "the sum for the mean",
    "exp overflows",
    "log(0)",
)
_NETWORKS = (
    "overwrites a gradient that should be added to",
    "forgets 1/n",
    "softmax over the wrong axis",
    "the same dropout mask every time, or dropout when predicting",
    "updates running statistics when predicting",
    "leaves out the bias correction",
)
_VISION = (
    "flips the kernel",
    "rounds the output size up",
    "ignores the stride in the gradient",
    "uint8 overflows",
    "lets boxes that only touch overlap",
    "normalises twice on the way back",
)
_SEQUENCES = (
    "masks after the softmax",
    "a mask that hides the position itself",
    "loses the offset of positions when there is a cache",
    "reshapes heads in the wrong order",
    "top-p drops the first token",
    "replays merges by frequency",
)
_TUNING = (
    "bootstraps from terminal states",
    "argmax always takes the first arm",
    "min for max in the clip",
    "looks at the test fold",
    "a budget that is off by one",
)
_SYSTEMS = (
    "holds its lock while it calls back",
    "loses the last, partial batch",
    "counts requests that were refused",
    "removes entries while it iterates over them",
    "reads the real clock",
    "asks the back end twice for the same key",
)
_STACKS = (
    "takes from an empty stack",
    "forgets what is left over in the end",
    "first in, first out for last in, first out",
    "removes from the front of a list, which is slow",
)
_CLASSES = (
    "all instances share one dictionary",
    "0 or empty text counts as missing",
    "replacing is treated as adding",
    "one entry too many before room is made",
    "hands out its own list, so that a caller can change it",
)
_ANY = (
    "fails for empty input",
    "is off by one at an end",
    "treats equal values as different, or the other way round",
    "changes its input",
)

_OF_CATEGORY = {
    "arrays-hashing": _ARRAYS,
    "two-pointers": _ARRAYS,
    "intervals": _ARRAYS,
    "stacks-queues": _STACKS,
    "binary-search": _SEARCH,
    "heaps": _SEARCH,
    "linked-lists": _GRAPHS,
    "trees": _GRAPHS,
    "graphs": _GRAPHS,
    "dynamic-programming": _TABLES,
    "strings": _TABLES,
    "class-design": _CLASSES,
    "statistics": _STATISTICS,
    "preprocessing": _STATISTICS,
    "linear-models": _MODELS,
    "classic-models": _MODELS,
    "losses": _MEASURES,
    "metrics": _MEASURES,
    "networks": _NETWORKS,
    "vision": _VISION,
    "sequence-models": _SEQUENCES,
    "text-decoding": _SEQUENCES,
    "tuning": _TUNING,
    "ml-systems": _SYSTEMS,
}


def faults_of(category: str) -> tuple[str, ...]:
    """What people get wrong in problems of a category; what is wrong everywhere when the category is new."""
    return _OF_CATEGORY.get(category, _ANY)

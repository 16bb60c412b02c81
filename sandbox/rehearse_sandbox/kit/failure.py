"""The one exception by which a check refuses a result."""

from __future__ import annotations


class CheckFailed(AssertionError):  # noqa: N818 - it reads as what happened, as AssertionError does
    """A result is not what the test asks for.

    `output` and `expected` are short Python text, `difference` says where the two part and by how much, `why` is
    the law that is broken in one sentence. Any of them may be empty. `program` is what a learner could run to see it, where
    the calls themselves are too many to be listed.
    """

    def __init__(
        self, *, output: str = "", expected: str = "", difference: str = "", why: str = "", program: str = ""
    ) -> None:
        self.output = output
        self.expected = expected
        self.difference = difference
        self.why = why
        self.program = program
        lines = [why, difference, output and f"output:   {output}", expected and f"expected: {expected}"]
        super().__init__("\n".join(line for line in lines if line))

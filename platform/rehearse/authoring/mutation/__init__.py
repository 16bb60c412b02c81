"""Small mistakes made on purpose: the mutants of a reference, by which the strength of a suite is measured."""

from rehearse.authoring.mutation.mutants import Mutant, mutants_of, sample

__all__ = ["Mutant", "mutants_of", "sample"]

"""Returns objects whose metaclass claims every name, module and instance."""
# expects: wrong_answer

class Meta(type):
    __name__ = "list"
    __module__ = "builtins"

    def mro(cls):
        return [cls, list, object]

    def __instancecheck__(cls, instance):
        return True

    def __subclasscheck__(cls, subclass):
        return True

    def __eq__(cls, other):
        return True

    __hash__ = type.__hash__


class Pretender(list, metaclass=Meta):
    def __eq__(self, other):
        return True


def double(values):
    return Pretender()


def scale(array, factor):
    return array * factor


class Counter:
    def __init__(self):
        self.total = 0

    def add(self, n):
        self.total += n
        return self.total

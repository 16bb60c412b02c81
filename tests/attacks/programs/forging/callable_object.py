"""Offers an object as a function, whose attributes answer everything."""
# expects: wrong_answer

class Answer:
    def __call__(self, *args):
        return self

    def __getattr__(self, name):
        return self

    def __eq__(self, other):
        return True


double = scale = Counter = Answer()

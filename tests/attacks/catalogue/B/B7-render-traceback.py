# %% the exception renders as nothing
class Odd(Exception):
    def _render_traceback_(self):
        return None

raise Odd("seen all the same")
#: says seen all the same
# %% it renders as a number, and its text raises
class Odd(Exception):
    def _render_traceback_(self):
        return 3

    def __str__(self):
        raise SystemExit

raise Odd
# %% inside an answer
#: into sigmoid-slope
class Odd(Exception):
    def _render_traceback_(self):
        return None

def sigmoid_grad(z):
    raise Odd("inside")
#: says Odd: inside
# %% a class that lies about its parents
#: into sigmoid-slope
class Lie(type):
    def mro(cls):
        return [cls, *type.mro(cls)[1:]]

    @property
    def __mro__(cls):
        return 7

    __name__ = property(lambda cls: 1 / 0)

class Odd(Exception, metaclass=Lie):
    pass

def sigmoid_grad(z):
    raise Odd("lies")

# %% [markdown]
# # The sigmoid and a single neuron
#
# A neuron does two things: it computes a weighted sum, and it squashes the result with a curve.
# In this notebook you learn to
#
# - compute the most famous of these curves, the sigmoid, and its slope, also for huge numbers,
# - derive that slope from elementary operations with a table,
# - find the slopes of the squared error of one neuron, by formula and by code,
# - hand one error back to many neurons and let them take a step downhill.
#
# It is worth 30 points and takes about 100 minutes. It builds on "The chain rule, one link at a
# time".

# %%
import numpy as np
from autograder import check, picture, progress

# %% [markdown]
# ## How this notebook works
#
# - **Answer.** In a function, replace the line `raise NotImplementedError(...)` by your code.
#   In a list, a dictionary or a pair of brackets, replace the three dots `...`.
# - **Picture.** `picture("...")` draws *your* answer. It is never graded.
# - **Check.** `check("...")` says which of your results are right. If one is not, it shows a small
#   example. For more help add a cell of your own, since the check's cell is locked, and run
#   `check("...", hint=2)` there: it asks you a question. Then `check("...", hint=3)` points to a
#   step. Hints cost nothing.
#
# You can run the whole notebook at any time, also with unfinished exercises. Your work is graded
# with other numbers than the ones the checks use here.

# %% [markdown]
# ## Conventions
#
# - $z$ is the **pre-activation**: the weighted sum *before* squashing. $a = \sigma(z)$ is the
#   activation, the number after squashing.
# - $\sigma$ is the logistic function $1/(1 + e^{-z})$, and $\sigma'$ is its derivative with respect
#   to its argument $z$.
# - $x$ is an input, $y$ the target, $w$ a weight, $b$ a bias.
# - A squared error has no factor ½.
# - A gradient has exactly the shape of its variable; `dw` is the slope of the loss with respect to
#   `w`.
# - For every function: keep its name and the order of its arguments; numbers may come as integers,
#   and nothing may be cut off because of that; do not change the arguments; use nothing from the
#   notebook but functions defined in it; return the slope from a formula, not a difference
#   quotient.

# %% [markdown]
# ## 1 The curve and its slope
#
# $$\sigma(z) = \frac{1}{1 + e^{-z}}$$
#
# The sigmoid turns any number into one between 0 and 1. It climbs everywhere,
# $\sigma(0) = \frac{1}{2}$, and it is symmetric: $\sigma(z) + \sigma(-z) = 1$. Far to the left
# it is almost 0, far to the right almost 1. There the neuron is called **saturated**.
#
# {{picture: sigmoid-and-slope}}
#
# Here $z$ is the **pre-activation**. In the picture it is the position on the horizontal axis;
# $\sigma(z)$ is the height of the curve there, $\sigma'(z)$ its steepness there.

# %% [markdown]
# ### Exercise 1.1 · The curve
#
# `sigmoid-value` · 2 points (ordinary values 1, extreme values 1)
#
# `sigmoid(z) -> same shape as z`
#
# - `z` is the **pre-activation**: a number or an array of any shape. The function works on every
#   entry. A number gives a number, and an empty array gives an empty array.
# - Integers are allowed; the result still has digits after the point.
# - Very large numbers count too: `sigmoid(-1000)` is 0 and `sigmoid(1000)` is 1. The computer
#   cannot hold $e^{1000}$; `np.exp(1000)` is `inf`. A warning about that is fine. `nan` or `inf`
#   in your result is not, and neither is cutting `z` off at some bound.
#
# Hints: `check("sigmoid-value", hint=2)`, then `hint=3`.


# %% answer="sigmoid-value"
def sigmoid(z):
    """1/(1+e^{-z}) for every entry of the pre-activation z, in the shape of z."""
    ### BEGIN SOLUTION
    z = 1.0 * np.asarray(z)
    positive = np.real(z) >= 0
    small = np.exp(np.where(positive, -z, z))  # never above 1, so nothing overflows
    return np.where(positive, 1 / (1 + small), small / (1 + small))
    ### END SOLUTION


# %% picture="sigmoid-value"

# %% check="sigmoid-value"

# %% [markdown]
# ### Exercise 1.2 · Its slope
#
# `sigmoid-slope` · 2 points (ordinary values 1.5, extreme values 0.5)
#
# `sigmoid_grad(z) -> same shape as z`
#
# - `z` is again the **pre-activation**. The function does its own squashing: at `z = 0` it returns
#   the slope of the curve above 0, which is $\frac{1}{4}$, the steepest place.
# - Shapes and integers as in 1.1. You may call `sigmoid`.
# - At $z = \pm 1000$ the curve is flat: the result is 0 up to rounding, never `nan` or `inf`.
#
# If you do not know the formula yet, do 2.1 first. It leads you there.
#
# Hints: `check("sigmoid-slope", hint=2)`, then `hint=3`.


# %% answer="sigmoid-slope"
def sigmoid_grad(z):
    """The slope of the sigmoid at every entry of the pre-activation z, in the shape of z."""
    ### BEGIN SOLUTION
    z = 1.0 * np.asarray(z)
    return sigmoid(z) * sigmoid(-z)
    ### END SOLUTION


# %% picture="sigmoid-slope"

# %% check="sigmoid-slope"

# %% [markdown]
# ## 2 Tables from elementary operations
#
# You know derivation tables from the first notebook. Here is a complete small one again, for
# $h = \sqrt{3x + 1}$, together with the slope $dh/dx$ in two forms:
#
# ```python
# worked_table = [
#     # (name, breakdown, local gradients, expansion)
#     ("u", "3*x",     {"x": "3"},             "3*x"),
#     ("v", "u + 1",   {"u": "1"},             "3*x + 1"),
#     ("h", "sqrt(v)", {"v": "1/(2*sqrt(v))"}, "sqrt(3*x + 1)"),
# ]
# worked_answers = {"chain": "1/(2*sqrt(v)) * 1 * 3", "final": "3/(2*h)"}
# ```
#
# - **name**: new, not an input, not a function.
# - **breakdown**: inputs and earlier rows, at most one operation. Every `+ - * / ^`, every function
#   call and every minus sign in front counts as one; numbers are free.
# - **local gradients**: the slope of this row with respect to each of its ingredients, the others
#   held still, in inputs and row names.
# - **expansion**: the same value in inputs only.
# - The **last row** is the function itself, and every other row is used by a later one.
#
# `chain` is the product of the local gradients, as it comes out of the table. In `final` we noticed
# that $\sqrt{v}$ is the last row, $h$. So the slope can be told from the height alone.
#
# **How to type a formula.** As text in quotes, with `+ - * /`, `^` or `**` for powers, brackets,
# and the functions `exp ln log sin cos tan tanh sqrt sigma dsigma`, where `sigma` is $\sigma$
# and `dsigma` (or `sigma'`) is $\sigma'$. Write `2*x`, not `2x`, and `exp(x)` for $e^x$; `e` is
# not Euler's number here. Any form is right that always has the same value.

# %% [markdown]
# ### Exercise 2.1 · The slope of the sigmoid, by table
#
# `sigmoid-table` · 5 points (breakdown 0.5, local gradients 1, expansion 0.5, chain 1.5, final 1.5)
#
# Take the function apart, with the input `x`:
#
# $$\frac{1}{1 + e^{-x}}.$$
#
# Only elementary operations are allowed. The words `sigma`, `dsigma`, `sigmoid` and `tanh` are not.
#
# - `sigmoid_table`: the rows. Names are yours to choose; call the last one `s` if you like.
# - `sigmoid_table_answers`: a dictionary with two formulas for the derivative with respect to $x$.
#   - `"chain"`: as it comes out of the table, in row names and numbers.
#   - `"final"`: the same, rewritten so that it uses **only the name of the last row** and numbers.
#
# Hints: `check("sigmoid-table", hint=2)`, then `hint=3`.

# %% answer="sigmoid-table"
sigmoid_table = [
    # ("name", "breakdown", {"ingredient": "local gradient"}, "expansion"),
    ### BEGIN SOLUTION
    ("a", "-x", {"x": "-1"}, "-x"),
    ("c", "exp(a)", {"a": "exp(a)"}, "exp(-x)"),
    ("d", "1 + c", {"c": "1"}, "1 + exp(-x)"),
    ("s", "1/d", {"d": "-1/d^2"}, "1/(1 + exp(-x))"),
    ### END SOLUTION
]
sigmoid_table_answers = {
    # "chain": "a formula", "final": "a formula",
    ### BEGIN SOLUTION
    "chain": "c/d^2",
    "final": "s*(1 - s)",
    ### END SOLUTION
}

# %% picture="sigmoid-table"

# %% check="sigmoid-table"

# %% [markdown]
# ## 3 One neuron with squared error
#
# One input, one weight, one bias, one target:
#
# $$z = wx + b, \qquad a = \sigma(z), \qquad r = a - y, \qquad L = r^2.$$
#
# So the loss is $L(w, b, x, y) = [\sigma(wx + b) - y]^2$. We ask for the slopes with respect to $w$
# and $b$. The data $x$ and $y$ stay as they are.
#
# This is one long chain, square to difference to sigmoid to line:
#
# $$\frac{\partial L}{\partial w} = \frac{dL}{dr} \cdot \frac{dr}{da} \cdot \frac{da}{dz} \cdot
# \frac{\partial z}{\partial w}, \qquad
# \frac{\partial L}{\partial b} = \frac{dL}{dr} \cdot \frac{dr}{da} \cdot \frac{da}{dz} \cdot
# \frac{\partial z}{\partial b}.$$
#
# Before you put formulas in for the links, notice three things.
#
# - **Written out, it gets long.** Every factor becomes an expression in $w$, $b$, $x$ and $y$. This
#   is one neuron with two parameters. Every layer more makes the expressions longer, and every line
#   is a chance for a slip.
# - **Much of it is the same.** The two chains differ in the last link only. Written out, the
#   common part is worked out twice. On a graph it is one adjoint, computed once.
# - **A program does not write expressions at all.** It passes *numbers* back. Once the forward
#   pass has run, every link is a number such as $0.6$, and all that is left is to multiply and add.
#
# A program also needs no rule for paths that do not exist. All gradients start at 0, and whatever
# arrives is added. A path that is not there adds nothing:
#
# ```text
# every gradient = 0, except that of the output = 1
# for every operation, from the last one back to the first:
#     for every ingredient of the operation:
#         gradient[ingredient] += gradient[operation] * local gradient
# ```
#
# We go on with formulas, because they are easier for people to look at. The steps are the same.

# %% [markdown]
# ### Exercise 3.1 · The bias, link by link
#
# `sigmoid-neuron-bias` · 2 points (0.25 for each of the four links, 1 for the slope)
#
# With $z$, $a$, $r$, $L$ as above, type
#
# - `neuron_db_steps`: a dictionary with the local gradients `"dL/dr"`, `"dr/da"`, `"da/dz"`,
#   `"dz/db"`;
# - `neuron_db`: the slope of $L$ with respect to $b$.
#
# You may use `w`, `b`, `x`, `y`, `z`, `a`, `r`, and `sigma` and `dsigma`. Numbers are formulas too,
# also in quotes: `"0"`.
#
# Hints: `check("sigmoid-neuron-bias", hint=2)`, then `hint=3`.

# %% answer="sigmoid-neuron-bias"
neuron_db_steps = {
    # "dL/dr": "a formula", "dr/da": "a formula", "da/dz": "a formula", "dz/db": "a formula",
    ### BEGIN SOLUTION
    "dL/dr": "2*r",
    "dr/da": "1",
    "da/dz": "dsigma(z)",
    "dz/db": "1",
    ### END SOLUTION
}
neuron_db = (
    # one formula in quotes
    ### BEGIN SOLUTION
    "2*(sigma(w*x + b) - y)*dsigma(w*x + b)"
    ### END SOLUTION
)

# %% picture="sigmoid-neuron-bias"

# %% check="sigmoid-neuron-bias"

# %% [markdown]
# ### Exercise 3.2 · The neuron's table
#
# `sigmoid-neuron-table` · 4 points (breakdown 1, local gradients 2, expansion 1)
#
# Write `neuron_table` for $[\sigma(wx + b) - y]^2$ by the rules of section 2.
#
# - Inputs are `w`, `b`, `x`, `y`. We ask for the slopes with respect to `w` and `b`, so the local
#   gradients with respect to $x$ and $y$ may be left out.
# - Now $\sigma$ is one operation: write `sigma(...)`, and `dsigma(...)` for its slope.
# - With at most one operation a row you need a name for $wx$ as well.
#
# Hints: `check("sigmoid-neuron-table", hint=2)`, then `hint=3`.

# %% answer="sigmoid-neuron-table"
neuron_table = [
    # ("name", "breakdown", {"ingredient": "local gradient"}, "expansion"),
    ### BEGIN SOLUTION
    ("p", "w*x", {"w": "x"}, "w*x"),
    ("z", "p + b", {"p": "1", "b": "1"}, "w*x + b"),
    ("a", "sigma(z)", {"z": "dsigma(z)"}, "sigma(w*x + b)"),
    ("r", "a - y", {"a": "1"}, "sigma(w*x + b) - y"),
    ("L", "r^2", {"r": "2*r"}, "(sigma(w*x + b) - y)^2"),
    ### END SOLUTION
]

# %% picture="sigmoid-neuron-table"

# %% check="sigmoid-neuron-table"

# %% [markdown]
# ### Exercise 3.3 · Both slopes, as formulas
#
# `sigmoid-neuron-answer` · 4 points (`"w"` 2, `"b"` 2)
#
# Read both slopes of $L = [\sigma(wx + b) - y]^2$ off your table. Type them as a dictionary
# `neuron_answers` with the keys `"w"` and `"b"`, in `w`, `b`, `x`, `y` or the row names of your
# table. `sigma` and `dsigma` may stay as they are.
#
# Hints: `check("sigmoid-neuron-answer", hint=2)`, then `hint=3`.

# %% answer="sigmoid-neuron-answer"
neuron_answers = {
    # "w": "a formula", "b": "a formula",
    ### BEGIN SOLUTION
    "w": "2*(sigma(w*x + b) - y)*dsigma(w*x + b)*x",
    "b": "2*(sigma(w*x + b) - y)*dsigma(w*x + b)",
    ### END SOLUTION
}

# %% check="sigmoid-neuron-answer"

# %% [markdown]
# ### Exercise 3.4 · Slopes of one neuron's error
#
# `sigmoid-neuron` · 2 points (`dw` 1, `db` 1)
#
# `neuron_grad(w, b, x, y) -> (dw, db)`
#
# All arguments and both results are numbers. Call `sigmoid` and `sigmoid_grad`; compute the
# common part once. The results stay finite, also when the pre-activation is $\pm 1000$. The next
# cell gives you the loss itself.
#
# Hints: `check("sigmoid-neuron", hint=2)`, then `hint=3`.

# %% given="neuron_loss"


# %% answer="sigmoid-neuron"
def neuron_grad(w, b, x, y):
    """The slopes (dw, db) of L = (σ(w x + b) - y)², two numbers."""
    ### BEGIN SOLUTION
    z = w * x + b
    signal = 2 * (sigmoid(z) - y) * sigmoid_grad(z)
    return signal * x, signal
    ### END SOLUTION


# %% picture="sigmoid-neuron"

# %% check="sigmoid-neuron"

# %% [markdown]
# ## 4 Many neurons, one error
#
# Now $n$ neurons look at the same input $x$, a vector with $d$ entries. Neuron $i$ has its own
# weights $w_i$, a vector like $x$, and its own bias $b_i$. Their outputs are added, and the sum
# should hit one target $y$:
#
# $$f(W, b, x, y) = \Big(y - \sum_{i=1}^{n} \varphi(w_i \cdot x + b_i)\Big)^2.$$
#
# $W$ has the shape `(n, d)`, and its row $i$ is $w_i$; $b$ has the shape `(n,)`, $x$ the shape
# `(d,)`, and $y$ is a number. In this section $n$ counts neurons: there is one example.
# $\varphi$ is any squashing function; later it will be $\sigma$.

# %% [markdown]
# ### Exercise 4.1 · The graph of three neurons
#
# `sigmoid-sum-graph` · 2 points (graph 1.5, fan-out set 0.5)
#
# Write the graph of $f$ for $n = 3$ as `sigmoid_sum_graph`, and the set of all names with more than
# one outgoing arrow, inputs included, as `sigmoid_sum_fan_out`.
#
# - Inputs: `x`, `y`, `w1`, `w2`, `w3`, `b1`, `b2`, `b3`. Here `x` and each `w` are whole vectors.
# - Operations: `dot` for $u \cdot v$, `add`, `sub` (the second is subtracted from the first),
#   `mul`, `square`, `phi` (one input), and `sum` with any number of inputs.
# - The format is that of the first notebook, for example `"t": ("add", "u", "v")`. A name that one
#   operation takes twice has two arrows.
#
# Hints: `check("sigmoid-sum-graph", hint=2)`, then `hint=3`.

# %% answer="sigmoid-sum-graph"
sigmoid_sum_graph = {
    # "name": ("operation", "input", ...),
    ### BEGIN SOLUTION
    "u1": ("dot", "w1", "x"),
    "u2": ("dot", "w2", "x"),
    "u3": ("dot", "w3", "x"),
    "z1": ("add", "u1", "b1"),
    "z2": ("add", "u2", "b2"),
    "z3": ("add", "u3", "b3"),
    "a1": ("phi", "z1"),
    "a2": ("phi", "z2"),
    "a3": ("phi", "z3"),
    "s": ("sum", "a1", "a2", "a3"),
    "r": ("sub", "y", "s"),
    "f": ("square", "r"),
    ### END SOLUTION
}
sigmoid_sum_fan_out = {
    # "name", "name", ...
    ### BEGIN SOLUTION
    "x",
    ### END SOLUTION
}

# %% picture="sigmoid-sum-graph"

# %% check="sigmoid-sum-graph"

# %% [markdown]
# ### The forward list and the backward list
#
# From here on $\varphi = \sigma$. On paper, backpropagation is two lists. The forward list names
# the values, from the inputs on:
#
# $$z_i = w_i \cdot x + b_i, \qquad a_i = \sigma(z_i), \qquad r = y - \sum_{j=1}^{n} a_j,
# \qquad f = r^2.$$
#
# The backward list has one local gradient for each link, from the output back:
#
# $$\frac{\partial f}{\partial r}, \qquad \frac{\partial r}{\partial a_i}, \qquad
# \frac{\partial a_i}{\partial z_i}, \qquad \frac{\partial z_i}{\partial w_i}, \qquad
# \frac{\partial z_i}{\partial b_i}.$$
#
# Fill in the backward list on paper, using the values of the forward list. Mind the sign in $r$.
# Then multiply along the path of each parameter.
#
# There are many $z_i$, but only one $r$. One thing remains to be settled: the shape. The slope with
# respect to $w_i$ is a vector like $w_i$, and these vectors are the rows of a matrix like $W$.

# %% [markdown]
# ### Exercise 4.2 · Gradients of many neurons
#
# `sigmoid-sum-grad` · 5 points (`dW` 3, `db` 2)
#
# `sigmoid_sum_grad(W, b, x, y) -> (dW, db)`
#
# - `W`, shape `(n, d)`; `b`, shape `(n,)`; `x`, shape `(d,)`; `y`, a number;
# - `dW`, shape `(n, d)`, and `db`, shape `(n,)`: the slopes of $f$ with $\varphi = \sigma$.
#
# The shapes hold for $n = 1$ and $d = 1$ as well. Call `sigmoid` and `sigmoid_grad`. The next cell
# gives you $f$ itself.
#
# Hints: `check("sigmoid-sum-grad", hint=2)`, then `hint=3`.

# %% given="sigmoid_sum_loss"


# %% answer="sigmoid-sum-grad"
def sigmoid_sum_grad(W, b, x, y):
    """The slopes (dW, db), shapes (n, d) and (n,), of f = (y - Σ_i σ(w_i · x + b_i))²."""
    ### BEGIN SOLUTION
    z = W @ x + b
    db = 2 * (np.sum(sigmoid(z)) - y) * sigmoid_grad(z)
    return np.outer(db, x), db
    ### END SOLUTION


# %% picture="sigmoid-sum-grad"

# %% check="sigmoid-sum-grad"

# %% [markdown]
# ### One step downhill
#
# Gradient descent moves every parameter a little against its slope. With the step size $\eta$ (in
# code: `eta`) and any parameter $\theta$,
#
# $$\theta^{(t+1)} = \theta^{(t)} - \eta \, \frac{\partial f}{\partial \theta}
# \quad \text{with all slopes taken at the old parameters, those of time } t.$$
#
# The step of one neuron depends on **all** of them. The slope for $w_i$ contains the error, and the
# error contains every $w_j$ and every $b_j$. So the new $w_i$ is a function of all of $W^{(t)}$ and
# $b^{(t)}$, of $x$, $y$ and $\eta$, and not of $w_i^{(t)}$ and $b_i^{(t)}$ alone.

# %% [markdown]
# ### Exercise 4.3 · One step of gradient descent
#
# `sigmoid-sum-step` · 2 points (`W` 1, `b` 1)
#
# `sigmoid_sum_step(W, b, x, y, eta) -> (W, b)`
#
# - Shapes as in 4.2; `eta` is a number.
# - Return new arrays with the parameters after one step. The arrays you were given stay unchanged.
# - With `eta = 0` nothing moves: the results equal `W` and `b`.
#
# Hints: `check("sigmoid-sum-step", hint=2)`, then `hint=3`.


# %% answer="sigmoid-sum-step"
def sigmoid_sum_step(W, b, x, y, eta):
    """The parameters (W, b), shapes (n, d) and (n,), after one gradient descent step."""
    ### BEGIN SOLUTION
    dW, db = sigmoid_sum_grad(W, b, x, y)
    return W - eta * dW, b - eta * db
    ### END SOLUTION


# %% picture="sigmoid-sum-step"

# %% check="sigmoid-sum-step"

# %% [markdown]
# ## What you have now
#
# - The slope of the sigmoid is taken at the pre-activation. If you know how high the curve is
#   there, you know how steep it is.
# - One error signal, computed once, serves every parameter of a neuron. With many neurons, one
#   error serves them all.
# - A program passes numbers back, starts every gradient at 0 and adds.
# - All slopes of a step are taken before anything moves.
#
# In the next notebook one layer feeds another, and the signal travels two layers back. Your points
# so far:

# %%
progress()

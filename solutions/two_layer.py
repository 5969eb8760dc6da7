# %% [markdown]
# # Two layers
#
# One neuron has one slope to worry about. Two neurons in a row have a chain, and real networks are
# long chains. In this notebook you take the step from one layer to two, and everything that makes
# backpropagation useful already appears:
#
# 1. a network with one hidden layer, forward and backward,
# 2. a tiny network whose loss also penalizes large weights,
# 3. which derivative to compute first, so that nothing is computed twice,
# 4. a hidden layer with an arbitrary map in place of the sigmoid,
# 5. one step of gradient descent for a linear network,
# 6. what derivatives cost.
#
# It is worth 35 points and takes about two hours. You should have done the notebooks `chain_rule`
# and `sigmoid`, or know their topics: the chain rule with several roads, Jacobians, the derivation
# table, the sigmoid $\sigma(z) = 1/(1+e^{-z})$ and its slope.

# %%
import numpy as np
from autograder import check, picture, progress

# %% [markdown]
# ## How this notebook works
#
# - **Answer.** In a function, replace the line `raise NotImplementedError(...)` by your code.
#   In a list or a dictionary, replace the three dots `...`.
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
# - **A gradient has the shape of its variable.** The slopes of a number with respect to a matrix
#   of shape `(h, d)` are an array of shape `(h, d)`. Entry `[i, j]` says how fast the number grows
#   when entry `[i, j]` of the matrix grows. Some texts write such a gradient as a row or flatten
#   it. Here you never do. The reason is practical: you can subtract it from the variable as it is.
# - **Weights are `(out, in)`.** Row `i` belongs to unit `i`.
# - **A Jacobian** of a map from $n$ to $m$ numbers is `(m, n)`: $J_{ij}$ is the slope of output
#   $i$ with respect to input $j$.
# - **The squared error** has no factor ½, except in sections 4 and 5. There the ½ is written out.
# - **Letters change from network to network**, as they do in books. Each section says what its
#   letters mean.
#
# For every function you write:
#
# - it takes NumPy arrays and numbers, returns new ones and never changes its arguments;
# - where the task says *number*, return a plain number; an array of shape `(1,)` is not one;
# - it works for all sizes, also with one input or one hidden unit, and for integers as input
#   (nothing may be cut off);
# - return the slope itself, from a formula, not a difference quotient.
#
# The next cell gives you the sigmoid, written so that it is exact enough for large arguments too.
# Its slope is not given. Write it yourself where you need it.


# %%
def sigmoid(z):
    """1 / (1 + exp(-z)) for a number or an array, entry by entry, without overflow."""
    return 0.5 * (1 + np.tanh(0.5 * z))


# %% [markdown]
# ## 1 A network with one hidden layer
#
# Our first network has $d$ inputs, $h$ hidden units and one output.
#
# {{picture: network-004}}
#
# | name | shape | meaning |
# | --- | --- | --- |
# | `x` | `(d,)` | input |
# | `W0` | `(h, d)` | hidden weights, one row per hidden unit |
# | `b0` | `(h,)` | hidden biases |
# | `v` | `(h,)` | pre-activations of the hidden units |
# | `z` | `(h,)` | **outputs** of the hidden units |
# | `W1` | `(1, h)` | output weights: one output unit, hence one row |
# | `b1` | number | output bias |
# | `y` | number | output |
#
# Hidden unit $i$ adds up the inputs with the weights of its own row and adds its bias. The sum is
# $v_i$. The unit sends on $z_i = \sigma(v_i)$. The output unit does the same with the hidden
# values and its own weights and bias, with one difference: it does not squash. So $y$ can be any
# number, and $z_i$ always lies between 0 and 1.
#
# Mind the letter: in this network $z$ is what comes **out of** the squashing. The pre-activation
# is $v$. In the notebook `sigmoid`, $z$ was the pre-activation.
#
# **Example, one hidden unit.** Let $x = (1, -1)$, and let the unit have the weights $(2, 1)$ and
# the bias $-1$. Then $v = 2 \cdot 1 + 1 \cdot (-1) - 1 = 0$ and $z = \sigma(0) = \tfrac12$. If its
# output weight is 4, the unit contributes $4 \cdot \tfrac12 = 2$ to the output.

# %% [markdown]
# ### Exercise 1.1 · The forward pass
#
# `two-layer-forward` · 1 point (`z` 0.5, `y` 0.5)
#
# Write `network_forward(x, W0, b0, W1, b1)`. It returns the pair `(z, y)`: the hidden values `z`
# of shape `(h,)` and the output `y`, a number.
#
# - Do it for all hidden units at once, with `@`.
# - `W1` has one row, so a product with `W1` has one entry. Return the entry, not the array.
# - Pre-activations may be large, up to 1000 in size. With the `sigmoid` from above nothing special
#   is needed.
#
# Hints: `check("two-layer-forward", hint=2)`, then `hint=3`.


# %% answer="two-layer-forward"
def network_forward(x, W0, b0, W1, b1):
    """Return (z, y): hidden values z of shape (h,) and the output y, a number.

    Shapes: x (d,), W0 (h, d), b0 (h,), W1 (1, h), b1 a number.
    """
    ### BEGIN SOLUTION
    z = sigmoid(W0 @ x + b0)
    y = (W1 @ z)[0] + b1
    return z, y
    ### END SOLUTION


# %% picture="two-layer-forward"

# %% check="two-layer-forward"

# %% [markdown]
# ### The way back
#
# How fast does the output grow when one of the parameters grows? Start at the output and walk
# back. Each step is a link with a slope of its own, and the links of one road multiply.
#
# **Worked example.** Take one unit with one input, and let it square in place of squashing:
#
# $$v = a x + b, \qquad q = v^2, \qquad y = u q + c .$$
#
# At $x = 3$, $a = 1$, $b = -1$, $u = \tfrac12$, $c = 1$ the forward pass gives $v = 2$, $q = 4$,
# $y = 3$. Now back, one link at a time.
#
# | slope of $y$ with respect to | link used | value |
# | --- | --- | --- |
# | $c$ | $c$ is added as it is | $1$ |
# | $u$ | $u$ multiplies $q$ | $q = 4$ |
# | $q$ | $q$ is multiplied by $u$ | $u = \tfrac12$ |
# | $v$ | slope at $q$, times the slope of $v^2$ at $v$ | $\tfrac12 \cdot 2v = 2$ |
# | $b$ | slope at $v$, times 1 | $2$ |
# | $a$ | slope at $v$, times $x$ | $2 \cdot 3 = 6$ |
#
# Two things are worth a second look. The slope of a weight contains what the weight multiplies.
# And the slope of the square is taken where the square stands, at $v$, not at its result $q$.
#
# A tiny nudge confirms the last row.


# %%
def squaring_unit(x, a, b, u, c):
    """The unit of the worked example, for numbers."""
    return u * (a * x + b) ** 2 + c


nudge = 1e-6
rise = squaring_unit(3.0, 1.0 + nudge, -1.0, 0.5, 1.0) - squaring_unit(3.0, 1.0, -1.0, 0.5, 1.0)
print("slope with respect to a, by a nudge:", rise / nudge)

# %% [markdown]
# ### Many units: mind the shapes
#
# With $h$ hidden units every unit has its own road to the output, and the roads do not meet: row
# `i` of `W0` reaches $y$ only through $v_i$ and $z_i$. So the example holds for each unit
# separately. What is left is to arrange the numbers.
#
# - Entry `[i, j]` of the slopes of `W0` depends on the unit `i` and on the input `j`. An array
#   built as "number of `i` times number of `j`" is an outer product, `np.outer`.
# - `W1` has shape `(1, h)`, and so has its array of slopes.
# - NumPy multiplies entry by entry and stretches sizes 1 to fit. A row `(1, h)` times a column
#   `(h, 1)` fills a whole square `(h, h)`. If you need $h$ numbers, first bring both factors to
#   the shape `(h,)`. For `h = 1` the mistake does not show, so try your code with more units.

# %%
as_row, as_column, flat = np.ones((1, 3)), np.ones((3, 1)), np.ones(3)
print("row * column:", (as_row * as_column).shape)
print("row[0] * flat:", (as_row[0] * flat).shape)
print("np.outer of sizes 3 and 2:", np.outer(flat, np.ones(2)).shape)

# %% [markdown]
# ### Exercise 1.2 · Slopes of the output
#
# `two-layer-gradients` · 4 points (`W0` 1.5, `b0` 1, `W1` 0.5, `b1` 0.5, `z` 0.5)
#
# Write `network_grad(x, W0, b0, W1, b1)`. It returns a dictionary with the slopes of the output
# $y$ itself. There is no loss in this exercise.
#
# | key | slopes of $y$ with respect to | shape |
# | --- | --- | --- |
# | `"W0"` | the hidden weights | `(h, d)` |
# | `"b0"` | the hidden biases | `(h,)` |
# | `"W1"` | the output weights | `(1, h)` |
# | `"b1"` | the output bias | number |
# | `"z"` | the hidden values, with `W1` and `b1` held still | `(h,)` |
#
# - Work from the output back, and use what you have already.
# - You may call your `network_forward`.
# - All weights may be 0, and `h` or `d` may be 1.
#
# The network is given below as one function of all its arguments, in case you want to nudge it.
#
# Hints: `check("two-layer-gradients", hint=2)`, then `hint=3`.

# %% given="network_output"


# %% answer="two-layer-gradients"
def network_grad(x, W0, b0, W1, b1):
    """Return the slopes of y as {"W0": (h, d), "b0": (h,), "W1": (1, h), "b1": number, "z": (h,)}.

    Shapes: x (d,), W0 (h, d), b0 (h,), W1 (1, h), b1 a number.
    """
    ### BEGIN SOLUTION
    z, _ = network_forward(x, W0, b0, W1, b1)
    at_v = W1[0] * z * (1 - z)
    return {
        "W0": np.outer(at_v, x),
        "b0": at_v,
        "W1": z[np.newaxis, :],
        "b1": 1.0,
        "z": W1[0].copy(),
    }
    ### END SOLUTION


# %% picture="two-layer-gradients"

# %% check="two-layer-gradients"

# %% [markdown]
# ## 2 Two neurons and a penalty
#
# The next network is as small as two layers can be: one input, one hidden neuron, one output
# neuron, and both squash. Its loss has two parts, the squared error and a penalty on large
# weights:
#
# $$f(w_1, w_2, b_1, b_2, x, y, \lambda)
#   = \bigl[y - \sigma(w_2\,\sigma(w_1 x + b_1) + b_2)\bigr]^2 + \lambda\,(w_1^2 + w_2^2) .$$
#
# Here $x$ is the input, $y$ is the target, and $\lambda \ge 0$ says how much large weights cost.
# Only the two weights are penalized. The biases are not.
#
# The letters of this section: $z_1$ and $z_2$ are **pre-activations**, $a_1 = \sigma(z_1)$ and
# $a_2 = \sigma(z_2)$ are the outputs of the two neurons.
#
# {{picture: two-layer-network}}
#
# ### A weight with two roads
#
# A weight that is penalized reaches $f$ along two roads, that is, two paths through the graph: one
# through the network and one through the penalty. The rule is that of the notebook `chain_rule`.
# **The links of one road multiply, the roads add.**
#
# **Worked example.** Let $g(w, x, k) = e^{wx} + k w^3$, and look for the derivative with respect
# to $w$. First the derivation table: each row does at most one operation, so that its local
# gradients are easy.

# %%
example_table = [
    # (name, breakdown, local gradients, expansion)
    ("p", "w*x", {"w": "x"}, "w*x"),
    ("q", "exp(p)", {"p": "exp(p)"}, "exp(w*x)"),
    ("c", "w^3", {"w": "3*w^2"}, "w^3"),
    ("m", "k*c", {"c": "k"}, "k*w^3"),
    ("g", "q + m", {"q": "1", "m": "1"}, "exp(w*x) + k*w^3"),
]

# %% [markdown]
# Two arrows leave $w$, one to $p$ and one to $c$. So there are two roads back from $g$ to $w$:
#
# - $g \to q \to p \to w$ with the links $1$, $e^{p}$, $x$, product $x e^{wx}$,
# - $g \to m \to c \to w$ with the links $1$, $k$, $3w^2$, product $3 k w^2$.
#
# The sum is the derivative: $\frac{dg}{dw} = x e^{wx} + 3 k w^2$. A local gradient is written with
# $\partial$ and holds the other parents of its row still. The total effect of a variable along all
# roads is written with $d$.
#
# At $w = \tfrac12$, $x = 2$, $k = 4$ the roads contribute $2e \approx 5.437$ and $3$, together
# $8.437$.


# %%
def two_roads(w, x, k):
    """The function g of the worked example, for numbers."""
    return np.exp(w * x) + k * w**3


nudge = 1e-6
rise = two_roads(0.5 + nudge, 2.0, 4.0) - two_roads(0.5, 2.0, 4.0)
print("by the roads:", 2 * np.exp(1.0) + 3, " by a nudge:", rise / nudge)

# %% [markdown]
# ### Exercise 2.1 · The derivation table
#
# `two-layer-regularized-table` · 8 points (breakdown 2, local gradients 4, expansion 2)
#
# Fill the list `regularized_table` with rows `(name, breakdown, local gradients, expansion)` like
# those of `example_table`, so that the last row is $f$. You will use it to differentiate with
# respect to `w1`, `w2`, `b1` and `b2`.
#
# - Inputs are `w1`, `w2`, `b1`, `b2`, `x`, `y` and `lam` (for $\lambda$). A row needs a new name,
#   neither an input nor a function.
# - *breakdown*: at most one operation, of inputs and **earlier** rows. Plus, minus, times, divided
#   by, a power, a function and a minus sign in front each count as one.
# - *local gradients*: a dictionary with the slope of this row alone with respect to each parent.
#   It needs an entry for every parent that is a row, or is one of `w1`, `w2`, `b1`, `b2`. Entries
#   for `x`, `y` and `lam` may be left out. Their slopes are not zero, they are just not needed
#   here.
# - *expansion*: the same quantity in inputs only, with as many operations as it takes.
# - Write `2*x`, never `2x`. Powers are `x^2` or `x**2`. You may use `sigma(...)` and its slope
#   `dsigma(...)`, also as `sigma'(...)`.
# - Every breakdown that is right is fine. Ours has 13 rows. Each row must be used by a later one.
#
# If you have it at hand, your table of the single neuron in the notebook `sigmoid` is a good
# model.
#
# Hints: `check("two-layer-regularized-table", hint=2)`, then `hint=3`.

# %% answer="two-layer-regularized-table"
regularized_table = [
    # (name, breakdown, local gradients, expansion)
    ### BEGIN SOLUTION
    ("p", "w1*x", {"w1": "x"}, "w1*x"),
    ("z1", "p + b1", {"p": "1", "b1": "1"}, "w1*x + b1"),
    ("a1", "sigma(z1)", {"z1": "dsigma(z1)"}, "sigma(w1*x + b1)"),
    ("q", "w2*a1", {"w2": "a1", "a1": "w2"}, "w2*sigma(w1*x + b1)"),
    ("z2", "q + b2", {"q": "1", "b2": "1"}, "w2*sigma(w1*x + b1) + b2"),
    ("a2", "sigma(z2)", {"z2": "dsigma(z2)"}, "sigma(w2*sigma(w1*x + b1) + b2)"),
    ("r", "y - a2", {"a2": "-1"}, "y - sigma(w2*sigma(w1*x + b1) + b2)"),
    ("l", "r^2", {"r": "2*r"}, "(y - sigma(w2*sigma(w1*x + b1) + b2))^2"),
    ("s1", "w1^2", {"w1": "2*w1"}, "w1^2"),
    ("s2", "w2^2", {"w2": "2*w2"}, "w2^2"),
    ("s", "s1 + s2", {"s1": "1", "s2": "1"}, "w1^2 + w2^2"),
    ("m", "lam*s", {"s": "lam"}, "lam*(w1^2 + w2^2)"),
    (
        "f",
        "l + m",
        {"l": "1", "m": "1"},
        "(y - sigma(w2*sigma(w1*x + b1) + b2))^2 + lam*(w1^2 + w2^2)",
    ),
    ### END SOLUTION
]

# %% picture="two-layer-regularized-table"

# %% check="two-layer-regularized-table"

# %% [markdown]
# ### Exercise 2.2 · The four derivatives, typed
#
# `two-layer-regularized-answer` · 6 points (1.5 each)
#
# Now follow the roads through your table. Fill the dictionary `regularized_answers`: under each of
# the keys `"w1"`, `"w2"`, `"b1"`, `"b2"` put the derivative of $f$ with respect to that parameter,
# as a string.
#
# - Use the inputs, `sigma` and `dsigma`, or the row names of your own table. Row names keep the
#   answers short.
# - A derivative that you leave out costs only its own points.
# - Every form that is equal for all values is right. You need not simplify.
#
# Hints: `check("two-layer-regularized-answer", hint=2)`, then `hint=3`.

# %% answer="two-layer-regularized-answer"
regularized_answers = {
    "w1": (
        ### BEGIN SOLUTION
        "-2*r*a2*(1 - a2)*w2*a1*(1 - a1)*x + 2*lam*w1"
        ### END SOLUTION
    ),
    "w2": (
        ### BEGIN SOLUTION
        "-2*r*a2*(1 - a2)*a1 + 2*lam*w2"
        ### END SOLUTION
    ),
    "b1": (
        ### BEGIN SOLUTION
        "-2*r*a2*(1 - a2)*w2*a1*(1 - a1)"
        ### END SOLUTION
    ),
    "b2": (
        ### BEGIN SOLUTION
        "-2*r*a2*(1 - a2)"
        ### END SOLUTION
    ),
}

# %% check="two-layer-regularized-answer"

# %% [markdown]
# ### Exercise 2.3 · The gradient of the network with a penalty
#
# `two-layer-regularized` · 6 points (1.5 each)
#
# Write `regularized_network_grad(w1, w2, b1, b2, x, y, lam)`. All arguments are numbers. It
# returns the four derivatives of $f$ as numbers, in the order `(dw1, dw2, db1, db2)`, where `dw1`
# stands for $df/dw_1$.
#
# - First compute the forward values, then walk back. Use each result again where you can.
# - All four derivatives are taken at the same point. Nothing is updated.
# - `lam` and the weights may be 0. The target `y` can be any number, also a huge one.
#
# A test of your own: at `lam = 0`, each weight's derivative is a simple multiple of another of
# your results. Which one, and by which factor?
#
# Hints: `check("two-layer-regularized", hint=2)`, then `hint=3`.

# %% given="regularized_loss"


# %% answer="two-layer-regularized"
def regularized_network_grad(w1, w2, b1, b2, x, y, lam):
    """Return (dw1, dw2, db1, db2), the derivatives of the regularized loss; all are numbers."""
    ### BEGIN SOLUTION
    a1 = sigmoid(w1 * x + b1)
    a2 = sigmoid(w2 * a1 + b2)
    db2 = -2 * (y - a2) * a2 * (1 - a2)
    dw2 = db2 * a1 + 2 * lam * w2
    db1 = db2 * w2 * a1 * (1 - a1)
    dw1 = db1 * x + 2 * lam * w1
    return dw1, dw2, db1, db2
    ### END SOLUTION


# %% picture="two-layer-regularized"

# %% check="two-layer-regularized"

# %% [markdown]
# ## 3 What to compute first
#
# The four derivatives share factors. Whoever computes each of them from scratch computes the same
# product several times. How much is saved depends on the order, and a small game makes this
# visible.
#
# Write $\delta_2 = df/dz_2$ and $\delta_1 = df/dz_1$ for the signals that arrive at the two
# neurons. All forward values are known. Each product, sum or difference counts as one operation.
#
# | to get | from | operations |
# | --- | --- | --- |
# | $\delta_2$ | forward values | 4 |
# | $\delta_1$ | $\delta_2$ and forward values | 4 |
# | a weight's derivative | the signal of its layer | 4 (network road 1, penalty and sum 3) |
# | a bias's derivative | the signal of its layer | 0 |
#
# **The rule of the game.** You compute the derivatives one after the other and keep them in a
# list. Only what is in the list can be used again. Everything else is thrown away, and a sum
# cannot be taken apart again. If you need a signal and the list does not hold its value, you build
# it anew.
#
# **Example.** The order $w_1, w_2, b_1, b_2$: $w_1$ needs $\delta_2$, $\delta_1$ and its own four
# operations, 12 together. $w_2$ builds $\delta_2$ again, 8. $b_1$ builds both signals again, 8.
# $b_2$ builds $\delta_2$ once more, 4. The sum is 32, and no order is worse.

# %% [markdown]
# ### Exercise 3.1 · The best order
#
# `two-layer-order` · 4 points
#
# Fill the list `gradient_order` with the strings `"w1"`, `"w2"`, `"b1"`, `"b2"` in an order that
# needs as few operations as possible.
#
# - All four must be there, each once. If you like, `"delta2"` and `"delta1"` may stand in the list
#   as well. They cost what the table says.
# - An order with $N$ operations earns $(32 - N)/4$ points. The best needs 16, and more than one
#   order reaches it.
#
# Hints: `check("two-layer-order", hint=2)`, then `hint=3`.

# %% answer="two-layer-order"
gradient_order = [
    # four strings, in the order of computation
    ### BEGIN SOLUTION
    "b2",
    "w2",
    "b1",
    "w1",
    ### END SOLUTION
]

# %% picture="two-layer-order"

# %% check="two-layer-order"

# %% [markdown] written="two-layer-order-reason"
# ### Exercise 3.2 · Why this order
#
# `two-layer-order-reason` · 1 point (read by a person)
#
# In one sentence: why is your order good? Say in which direction the signal is built, and which
# derivatives are useful for the others.
#
# ### BEGIN SOLUTION
# The signal is built from the output back to the input, and each bias derivative is exactly the
# signal of its layer, the factor that the weight derivative of the same layer and the layer below
# need; so $b_2$ comes first, and $b_1$ before $w_1$.
#
# **Rubric**
#
# - 0.5: the signal is computed from the output back.
# - 0.5: a bias derivative is exactly the factor that the weight derivative of the same layer and
#   the layer below need.
# ### END SOLUTION

# %% [markdown]
# ### Outside the game
#
# A real program throws nothing away. It stores the forward values of all rows and each signal on
# its way back, and so every factor is computed once, whatever is asked later. Doing this
# systematically, for any graph, is backpropagation.

# %% [markdown]
# ## 4 Any hidden map
#
# Nothing so far needed the sigmoid in particular. Let the hidden layer apply any differentiable
# map $\Phi$ from $h$ numbers to $h$ numbers, and let the output be a vector as well:
#
# $$\ell = \tfrac12 \lVert W_2\,\Phi(W_1 x + b) - y \rVert^2 .$$
#
# | name | shape | meaning |
# | --- | --- | --- |
# | `x` | `(d,)` | input |
# | `W1`, `b` | `(h, d)`, `(h,)` | first layer |
# | `v` | `(h,)` | pre-activation $W_1 x + b$ |
# | `W2` | `(o, h)` | second layer, without bias |
# | `y` | `(o,)` | target |
# | `r` | `(o,)` | residual: what the network says minus the target |
#
# The ½ belongs to the loss of this section. The sum over the $o$ outputs is part of the norm.
#
# ### A map that mixes
#
# The sigmoid works entry by entry: output $i$ looks at $v_i$ alone, and the Jacobian of the layer
# is diagonal. A general $\Phi$ mixes its entries. An example is
#
# $$\Phi(v) = v \cdot \tanh(c \cdot m), \qquad m = \text{mean of } v .$$
#
# Each output contains the mean of all entries, so its Jacobian is full, and it is not symmetric.


# %%
def mixing(v, c=1.0):
    """v times tanh(c mean(v)): every output depends on every entry."""
    return v * np.tanh(c * np.mean(v))


def mixing_jacobian(v, c=1.0):
    """J[i, j]: slope of output i of `mixing` with respect to v[j], shape (h, h)."""
    t = np.tanh(c * np.mean(v))
    return t * np.eye(v.size) + c * (1 - t**2) / v.size * np.outer(v, np.ones(v.size))


print(np.round(mixing_jacobian(np.array([1.0, -0.5, 2.0])), 3))

# %% [markdown]
# ### Back through a map that mixes
#
# Now $v_j$ reaches the loss along $h$ roads, one through each output of $\Phi$. Roads add.
#
# **Worked example.** Let $\Phi(v) = (v_1 v_2,\; v_1 + v_2^2)$ at $v = (2, 3)$. Its Jacobian there
# is
#
# $$J = \begin{pmatrix} v_2 & v_1 \\ 1 & 2 v_2 \end{pmatrix}
#     = \begin{pmatrix} 3 & 2 \\ 1 & 6 \end{pmatrix} .$$
#
# Suppose the signal that arrives at the two outputs of $\Phi$ is $(10, 1)$: the loss has the slope
# 10 with respect to the first output and 1 with respect to the second. Then the signal at $v_1$ is
# $10 \cdot 3 + 1 \cdot 1 = 31$ (the road through the first output, and the one through the
# second), and at $v_2$ it is $10 \cdot 2 + 1 \cdot 6 = 26$. Which product of $J$ and the signal is
# this? Look at where the numbers that were added stand in $J$.
#
# ### The slopes of a matrix, and what shapes can tell
#
# A gradient $G$ of a number $\ell$ with respect to a matrix $W$ has one defining property. If $W$
# moves by a small matrix $H$, then $\ell$ moves, to first order, by the sum of all
# $G_{ij} H_{ij}$, and this sum is the trace $\operatorname{Tr}(G^\top H)$. This suggests a way to
# find $G$: work out the move for a direction $H$, and bring it to the form of a trace.
#
# **Worked example.** Let $\ell = u^\top W a$ with fixed vectors $u$ of size $m$ and $a$ of size
# $n$. If $W$ moves by $H$, then $\ell$ moves by
#
# $$u^\top H\, a = \operatorname{Tr}(u^\top H\, a) = \operatorname{Tr}(a\, u^\top H) .$$
#
# The first step holds because the trace of a number is the number, the second because the trace
# allows you to move the last factor to the front. Compare with $\operatorname{Tr}(G^\top H)$: we
# read off $G^\top = a u^\top$, so $G = u a^\top$, of shape `(m, n)` like $W$. Before the
# comparison, the derivative is a map of the direction, $u^\top (\cdot)\, a$, with a place left
# free for $H$. The free place matters: without it, a row times a vector is just one number.
#
# People often take a short cut and guess the order of the factors from the shapes. That is a good
# **check** when the sizes $d$, $h$ and $o$ are all different: a transposed gradient then does not
# fit its variable. With equal sizes everything fits, also what is wrong. The checks below use both
# kinds of sizes.

# %% [markdown]
# ### Exercise 4.1 · Gradients for any hidden map
#
# `two-layer-phi` · 3 points (`x` 0.5, `b` 0.5, `W1` 1, `W2` 1)
#
# Write `two_layer_loss_grad(W1, b, W2, x, y, phi, phi_jacobian)`. It returns a dictionary with the
# gradients of $\ell$ under the keys `"x"` `(d,)`, `"W1"` `(h, d)`, `"b"` `(h,)` and `"W2"`
# `(o, h)`.
#
# - `phi` and `phi_jacobian` are functions. `phi(v)` returns $\Phi(v)$ of shape `(h,)`, and
#   `phi_jacobian(v)` returns the Jacobian of $\Phi$ **at the point that you hand it**, of shape
#   `(h, h)`. Call them, and assume nothing else about them.
# - Some of the maps mix their entries, others work entry by entry.
# - The input counts as a variable here too, so it has a gradient.
#
# You may use `mixing` and `mixing_jacobian` from above to try your function out.
#
# Hints: `check("two-layer-phi", hint=2)`, then `hint=3`.

# %% given="two_layer_loss"


# %% answer="two-layer-phi"
def two_layer_loss_grad(W1, b, W2, x, y, phi, phi_jacobian):
    """Return the gradients of the loss: {"x": (d,), "W1": (h, d), "b": (h,), "W2": (o, h)}.

    Shapes: W1 (h, d), b (h,), W2 (o, h), x (d,), y (o,); phi: (h,) to (h,),
    phi_jacobian: (h,) to (h, h).
    """
    ### BEGIN SOLUTION
    v = W1 @ x + b
    a = phi(v)
    r = W2 @ a - y
    delta = phi_jacobian(v).T @ (W2.T @ r)
    return {
        "x": W1.T @ delta,
        "W1": np.outer(delta, x),
        "b": delta,
        "W2": np.outer(r, a),
    }
    ### END SOLUTION


# %% picture="two-layer-phi"

# %% check="two-layer-phi"

# %% [markdown]
# ## 5 One step of a linear network
#
# Leave the hidden map out, $\Phi(v) = v$. The network $W_2 (W_1 x + b)$ is then a linear function
# of its input plus a constant, and a single layer could represent it as well. Learning is still
# not trivial: the loss contains the product $W_2 W_1$, so the slope of one layer depends on where
# the other one stands.
#
# One step of gradient descent with step size $\eta$ replaces each parameter $\theta$:
#
# $$\theta_{t+1} = \theta_t - \eta\, g_t .$$
#
# Every gradient $g_t$ is taken at the old parameters. All of them carry the index $t$, also those
# of the other layers.
#
# **Worked example.** Let $\ell = \tfrac12 (u w - y)^2$ with two numbers $u = 2$, $w = 1$ and
# $y = 0$. The residual is 2, the slope with respect to $w$ is $2 \cdot 2 = 4$, that with respect
# to $u$ is $2 \cdot 1 = 2$. With $\eta = \tfrac14$ the step leads to $w = 0$, $u = 1.5$. Suppose
# that you move $w$ first and then compute the slope of $u$ at the new $w = 0$. The new residual is
# 0, so $u$ keeps its old value. That is another point, and it is not a step of gradient descent.

# %% [markdown]
# ### Exercise 5.1 · One step of the linear network
#
# `two-layer-linear-step` · 2 points (`W1` 1, `W2` 1)
#
# Write `linear_network_step(W1, b, W2, x, y, eta)` for the loss
# $\ell = \tfrac12 \lVert W_2 (W_1 x + b) - y \rVert^2$. It returns the pair `(W1, W2)` of **new**
# weights after one step of gradient descent. The bias `b` stays as it is and is not returned.
#
# - Shapes as in section 4: `W1` `(h, d)`, `b` `(h,)`, `W2` `(o, h)`, `x` `(d,)`, `y` `(o,)`. `eta`
#   is a number.
# - Both slopes are taken at the old weights.
# - The arrays that you were given must be the same after the call. So do not write `W1 -= ...`.
# - With `eta = 0` nothing moves.
#
# You may call `two_layer_loss_grad`, or write the two slopes out.
#
# Hints: `check("two-layer-linear-step", hint=2)`, then `hint=3`.

# %% given="linear_network_loss"


# %% answer="two-layer-linear-step"
def linear_network_step(W1, b, W2, x, y, eta):
    """Return (W1, W2), the new weights of shapes (h, d) and (o, h), after one step.

    Shapes: W1 (h, d), b (h,), W2 (o, h), x (d,), y (o,), eta a number.
    """
    ### BEGIN SOLUTION
    a = W1 @ x + b
    r = W2 @ a - y
    return W1 - eta * np.outer(W2.T @ r, x), W2 - eta * np.outer(r, a)
    ### END SOLUTION


# %% picture="two-layer-linear-step"

# %% check="two-layer-linear-step"

# %% [markdown]
# ## 6 What a derivative costs
#
# Why not nudge every weight and look? For one matrix of size $d \times d$ in the loss of section 4
# the difference quotient
#
# $$\frac{\partial \ell}{\partial W_{ij}} \approx
#   \frac{\ell(W_{ij} + \varepsilon, \cdot) - \ell(W_{ij}, \cdot)}{\varepsilon}$$
#
# has two drawbacks. It is only approximately right, with an error of the order of $\varepsilon$.
# And it needs one evaluation of the loss for each of the $d^2$ entries, plus one at the start.

# %%
for d in (10, 100, 1000):
    print(f"d = {d}: {d * d + 1} evaluations of the loss, each with products of matrix and vector")

# %% [markdown]
# Your `two_layer_loss_grad` needs only a few products of a matrix with a vector and two outer
# products, however many entries the matrices have. A derivative by nudges repeats work of that
# size for every single entry. (A clever program that sees inside the loss can reuse what one nudge
# leaves unchanged and save a factor of $d$. It is still far behind.) Nudges are good for something
# all the same: a few of them, at a single point, check a formula that you derived.
#
# ## What to take with you
#
# - Compute forward and keep the values. Then walk back, one link at a time, and use each result
#   again.
# - The links of one road multiply, the roads add. A penalty is one more road.
# - A gradient has the shape of its variable. Test with sizes that are all different.
# - All gradients of one step are taken at the old parameters.
#
# The notebook `zero_initialization` asks what happens if all the weights of the network of section
# 1 start at the same value.

# %%
progress()

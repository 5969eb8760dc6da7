# %% [markdown]
# # Why not start at zero?
#
# Gradient descent has to start somewhere. Zero looks like a fair choice: it prefers no unit and no
# input. In this notebook you find out what goes wrong, prove it, and learn what a start must have
# so that the hidden units can become different:
#
# 1. all parameters zero,
# 2. all parameters equal to any constant,
# 3. why training keeps equal units equal,
# 4. which network is really being trained then,
# 5. what breaks the symmetry, and why zero is a special constant,
# 6. a remark on rounding, for reading.
#
# It is worth 15 points and takes a good hour. You need the network of the notebook `two_layer` and
# its slopes, and the slope of the sigmoid from the notebook `sigmoid`. You may copy your own
# functions from there into the answer cells.

# %%
import numpy as np
from autograder import check, picture, progress

# %% [markdown]
# ## How this notebook works
#
# - **Answer.** In a function, replace the line `raise NotImplementedError(...)` by your code.
#   In a list, a dictionary or a set, replace the three dots `...`.
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
# The network is the one of `two_layer`, section 1: $d$ inputs, $h$ hidden units, one output.
#
# {{picture: network-004}}
#
# | name | shape | meaning |
# | --- | --- | --- |
# | `x` | `(d,)` | input |
# | `W0`, `b0` | `(h, d)`, `(h,)` | hidden weights and biases, a row and an entry per unit |
# | `v` | `(h,)` | pre-activations of the hidden units |
# | `z` | `(h,)` | **outputs** of the hidden units, $z = \sigma(v)$ |
# | `W1`, `b1` | `(1, h)`, number | output weights and bias |
# | `y` | number | output, without squashing |
#
# A gradient has exactly the shape of its variable.
#
# For every function you write:
#
# - it returns new arrays and never changes its arguments;
# - where the task says *number*, return a plain number; an array of shape `(1,)` is not one;
# - it works for `h = 1`, for `d = 1` and for integers as input;
# - use formulas, not difference quotients.
#
# The next two cells give you the sigmoid, safe for large arguments, and the network as one
# function. The slope of the sigmoid is yours to write.


# %%
def sigmoid(z):
    """1 / (1 + exp(-z)) for a number or an array, entry by entry, without overflow."""
    return 0.5 * (1 + np.tanh(0.5 * z))


# %% given="network_output"

# %% [markdown]
# ## 1 All zeros
#
# Set all weights and all biases of the network to 0.
#
# **Worked example.** Take one hidden unit whose weights are 0, but whose bias is $\ln 3$. Whatever
# $x$ is, its pre-activation is $v = 0 \cdot x_1 + \dots + 0 \cdot x_d + \ln 3 = \ln 3$, and it
# sends on $z = 1/(1 + e^{-\ln 3}) = 1/(1 + \tfrac13) = \tfrac34$. A unit without weights cannot
# see the input. That does not mean that it is silent.

# %% [markdown]
# ### Exercise 1.1 · Values at zero
#
# `zero-init-values` · 2 points (`z` 1, `y` 1)
#
# Write `zero_values(x, h)` for the network with `h` hidden units whose weights and biases are
# all 0. It returns the pair `(z, y)`: the hidden values, shape `(h,)`, and the output, a number.
#
# - `x` has shape `(d,)`, and `h` is an integer of at least 1, usually not equal to `d`.
# - You may build the zeros and run the network, or write the result down.
#
# Hints: `check("zero-init-values", hint=2)`, then `hint=3`.


# %% answer="zero-init-values"
def zero_values(x, h):
    """Return (z, y) of the network with all parameters 0: z of shape (h,), y a number."""
    ### BEGIN SOLUTION
    return np.full(h, 0.5), 0.0
    ### END SOLUTION


# %% picture="zero-init-values"

# %% check="zero-init-values"

# %% [markdown]
# ### One factor is enough
#
# A slope is a product of links, and one factor 0 makes the whole product 0. So at zero it pays to
# look at each road from $y$ to a parameter and to ask: which factors stand on it, and is one of
# them 0?
#
# **Worked example.** Let $y = u \cdot e^{a x}$ with numbers, at $u = 0$ and $a = 0$. The slope
# with respect to $u$ is $e^{ax} = 1$. The slope with respect to $a$ is
# $u \cdot e^{ax} \cdot x = 0 \cdot 1 \cdot x = 0$. Both parameters are 0. Only one of them has
# slope 0.

# %% [markdown]
# ### Exercise 1.2 · Slopes at zero
#
# `zero-init-gradients` · 3 points (`W0` 1, `b0` 0.5, `W1` 1, `b1` 0.5)
#
# Write `zero_gradients(x, h)`. It returns the slopes of the **output** $y$ (no loss) at the point
# where all parameters are 0, as a dictionary with the keys `"W0"` `(h, d)`, `"b0"` `(h,)`, `"W1"`
# `(1, h)` and `"b1"`, a number.
#
# - Write the four arrays down after thinking about the roads, or use your `network_grad` from the
#   notebook `two_layer`. Copy it into the answer cell in that case.
# - `h` and `d` may be 1.
#
# Then call your function in a new cell with two different inputs `x` and compare.
#
# Hints: `check("zero-init-gradients", hint=2)`, then `hint=3`.


# %% answer="zero-init-gradients"
def zero_gradients(x, h):
    """Return the slopes of y where all parameters are 0.

    {"W0": (h, d), "b0": (h,), "W1": (1, h), "b1": number} for x of shape (d,).
    """
    ### BEGIN SOLUTION
    return {
        "W0": np.zeros((h, x.size)),
        "b0": np.zeros(h),
        "W1": np.full((1, h), 0.5),
        "b1": 1.0,
    }
    ### END SOLUTION


# %% picture="zero-init-gradients"

# %% check="zero-init-gradients"

# %% [markdown]
# ## 2 Any constant
#
# Is the trouble the number 0? Let now **every** parameter, each weight and each bias, have the
# same value $c$. At $c = 0$ none of the four slopes depended on $x$. For other constants some of
# them do.
#
# **Worked example.** One hidden unit that squares in place of squashing, two inputs, every
# parameter $c = 2$, and $x = (1, -3)$. Then $v = 2 \cdot 1 + 2 \cdot (-3) + 2 = -2$. The bias
# counts too, since it is a parameter like the others. The unit sends on $v^2 = 4$, and
# $y = 2 \cdot 4 + 2 = 10$. The slope of $y$ at $v$ is the output weight times the slope of the
# square, $2 \cdot 2v = -8$.

# %% [markdown]
# ### Exercise 2.1 · Any constant
#
# `zero-init-constant` · 1 point (0.25 per key)
#
# Write `constant_gradients(x, h, c)` for the sigmoid network in which every parameter equals the
# number `c`. It returns the slopes of $y$ as a dictionary with the keys and shapes of exercise 1.2.
#
# - `c` may be negative, and for `c = 0` the results of exercise 1.2 must come out.
# - Here too you may use your own `network_grad`. A direct formula is shorter.
#
# Hints: `check("zero-init-constant", hint=2)`, then `hint=3`.


# %% answer="zero-init-constant"
def constant_gradients(x, h, c):
    """Return the slopes of y where all parameters equal the number c.

    {"W0": (h, d), "b0": (h,), "W1": (1, h), "b1": number} for x of shape (d,).
    """
    ### BEGIN SOLUTION
    z = sigmoid(c * np.sum(x) + c)
    at_v = c * z * (1 - z)
    return {
        "W0": np.tile(at_v * x, (h, 1)),
        "b0": np.full(h, at_v),
        "W1": np.full((1, h), z),
        "b1": 1.0,
    }
    ### END SOLUTION


# %% picture="zero-init-constant"

# %% check="zero-init-constant"

# %% [markdown]
# ### Exercise 2.2 · The same as formulas
#
# `zero-init-constant-symbolic` · 1 point (`y` 0.5, `W0` 0.5)
#
# Now with two inputs $x_1, x_2$ and any number $h$ of hidden units, every parameter equal to $c$.
# Fill the dictionary `constant_answers` with two strings:
#
# - `"y"`: the output,
# - `"W0_i1"`: the slope of the output with respect to the weight in row $i$, column 1 of `W0`.
#
# Write them with `c`, `h`, `x1`, `x2`, `sigma(...)` and `dsigma(...)`, which is the slope of
# `sigma` at its argument. A product needs its sign: `2*c`, never `2c`. Every form that is equal
# for all values is right.
#
# When you have the second one, ask yourself: the slope at row $i$, column $j$, on which of $i$ and
# $j$ does it depend?
#
# Hints: `check("zero-init-constant-symbolic", hint=2)`, then `hint=3`.

# %% answer="zero-init-constant-symbolic"
constant_answers = {
    "y": (
        ### BEGIN SOLUTION
        "h*c*sigma(c*(x1 + x2) + c) + c"
        ### END SOLUTION
    ),
    "W0_i1": (
        ### BEGIN SOLUTION
        "c*dsigma(c*(x1 + x2) + c)*x1"
        ### END SOLUTION
    ),
}

# %% check="zero-init-constant-symbolic"

# %% [markdown]
# ## 3 Training keeps equal units equal
#
# When are two hidden units the same? Unit $i$ owns three things: its incoming weights, which are
# row $i$ of `W0`, its bias, entry $i$ of `b0`, and its outgoing weights, which are column $i$ of
# `W1`. Two units that agree in all three compute the same and are heard in the same way. The
# weights **within** one row belong to one and the same unit. They need not agree with each other.
#
# To watch units during training we need a number that is 0 exactly when all hidden units agree.

# %% [markdown]
# ### Exercise 3.1 · How far units are apart
#
# `zero-init-spread` · 1 point
#
# Write `hidden_spread(W0, b0, W1)`. It returns one number: the largest difference between two
# hidden units in any incoming weight, in the bias, or in any outgoing weight.
#
# - Shapes: `W0` `(h, d)`, `b0` `(h,)`, `W1` `(o, h)`. Here the network may have `o` outputs.
# - Compare like with like: the weight of one unit for an input with the weight of another unit for
#   the **same** input.
# - You want the largest of all these differences, not their sum.
# - With one hidden unit there is nothing to compare, and the result is 0.
#
# Hints: `check("zero-init-spread", hint=2)`, then `hint=3`.


# %% answer="zero-init-spread"
def hidden_spread(W0, b0, W1):
    """Return the largest difference between two hidden units, a number.

    Shapes: W0 (h, d), b0 (h,), W1 (o, h).
    """
    ### BEGIN SOLUTION
    differences = [*np.ptp(W0, axis=0), np.ptp(b0), *np.ptp(W1, axis=1)]
    return float(max(differences))
    ### END SOLUTION


# %% check="zero-init-spread"

# %% [markdown]
# ### One step on a whole data set
#
# Now train. The data are $n$ inputs, the rows of `X` with shape `(n, d)`, and $n$ targets `Y` with
# shape `(n,)`. The loss is the **mean** of the squared errors, without ½:
#
# $$L = \frac1n \sum_{k=1}^{n} (\hat y_k - Y_k)^2 ,$$
#
# where $\hat y_k$ is the network's output for row $k$. One step of gradient descent moves every
# parameter against its slope, and all slopes are taken at the old parameters. If each step uses
# only one example or a few, drawn at random, the method is called stochastic gradient descent. The
# formulas are the same, with a smaller $n$.
#
# **Worked example.** Let $\hat y = w x$ with a number $w = 1$, inputs $1, 2$ and targets $0, 0$.
# The residuals are $1, 2$. Each example sends its own contribution, and the slope is
#
# $$\frac{dL}{dw} = \frac{2}{2}\,(1 \cdot 1 + 2 \cdot 2) = 5 .$$
#
# With $\eta = 0.1$ the new weight is $1 - 0.5 = 0.5$. If you list each example twice, the slope is
# $\tfrac24 (1 + 4 + 1 + 4) = 5$ again. A mean does not care.
#
# A practical warning: if you compute all outputs at once, look at the shape of your residuals. A
# column `(n, 1)` minus a flat array `(n,)` gives a square `(n, n)`, and NumPy does not complain.

# %% [markdown]
# ### Exercise 3.2 · One step on a batch
#
# `zero-init-step` · 2 points (0.5 per parameter)
#
# Write `network_step(W0, b0, W1, b1, X, Y, eta)`. It returns the **new** parameters
# `(W0, b0, W1, b1)` after one step of gradient descent on $L$, with the shapes of the old ones:
# `(h, d)`, `(h,)`, `(1, h)` and a number.
#
# - All outputs and all contributions can be computed at once. The hidden values of all examples
#   form an array `(n, h)`. A loop over the examples is fine too.
# - `n` may be 1, and all parameters may be 0. With `eta = 0` nothing moves.
# - Do not write `W0 -= ...`. That would change the array that you were given.
#
# The picture makes many of your steps in a row.
#
# Hints: `check("zero-init-step", hint=2)`, then `hint=3`.

# %% given="mean_squared_loss"


# %% answer="zero-init-step"
def network_step(W0, b0, W1, b1, X, Y, eta):
    """Return the new (W0, b0, W1, b1) after one step on the mean squared error.

    Shapes: W0 (h, d), b0 (h,), W1 (1, h), b1 a number, X (n, d), Y (n,), eta a number.
    """
    ### BEGIN SOLUTION
    Z = sigmoid(X @ W0.T + b0)
    at_output = 2 * (Z @ W1[0] + b1 - Y) / len(Y)
    at_hidden = np.outer(at_output, W1[0]) * Z * (1 - Z)
    return (
        W0 - eta * (at_hidden.T @ X),
        b0 - eta * at_hidden.sum(axis=0),
        W1 - eta * (at_output @ Z)[np.newaxis, :],
        b1 - eta * at_output.sum(),
    )
    ### END SOLUTION


# %% picture="zero-init-step"

# %% check="zero-init-step"

# %% [markdown]
# ### What you see
#
# {{picture: symmetry-collapse}}
#
# From a constant start the rows of `W0` travel together, step after step, and the spread stays 0.
# From a random start they go separate ways. A picture of some steps is not a proof for all steps,
# though. The tool for "it holds at the start, and each step preserves it" is induction. You will
# write that proof at the end of section 5.
#
# Try one more thing with your function. Start with all parameters 0 and make two steps. Which
# parameters move in the first step, and which only in the second?

# %% [markdown]
# ## 4 One unit in disguise
#
# Call a network **symmetric** if its hidden units all agree: all rows of `W0` are equal, all
# entries of `b0` are equal, and all entries of `W1` are equal. The rows may be any vector. Such a
# network pays for $h$ units. What does it get?

# %% [markdown]
# ### Exercise 4.1 · One unit in disguise
#
# `zero-init-single-unit` · 1 point (`W0` 0.25, `b0` 0.25, `W1` 0.4, `b1` 0.1)
#
# Write `equivalent_single_unit(W0, b0, W1, b1)`. It receives a symmetric network and returns
# `(W0, b0, W1, b1)` of a network with **one** hidden unit that has the same output for every $x$.
#
# - The shapes of the results are `(1, d)`, `(1,)`, `(1, 1)` and a number.
# - You need not care about networks that are not symmetric.
# - A network that has one hidden unit already comes out unchanged.
#
# Hints: `check("zero-init-single-unit", hint=2)`, then `hint=3`.


# %% answer="zero-init-single-unit"
def equivalent_single_unit(W0, b0, W1, b1):
    """Return (W0, b0, W1, b1) of one hidden unit with the same output as a symmetric network.

    Shapes: W0 (h, d), b0 (h,), W1 (1, h), b1 a number; results (1, d), (1,), (1, 1), a number.
    """
    ### BEGIN SOLUTION
    return W0[:1].copy(), b0[:1].copy(), W1.sum(axis=1, keepdims=True), b1
    ### END SOLUTION


# %% picture="zero-init-single-unit"

# %% check="zero-init-single-unit"

# %% [markdown]
# ### The same, also while training
#
# The two networks have the same output now. Train both, each with gradient descent. Do they stay
# equal? Not with the same step size for everything, but there are step sizes with which the single
# unit follows the $h$ units exactly.
#
# **Worked example, how to find them.** Suppose that a loss depends on $u$, that we train $w$ with
# step size $\eta$, and that $u = 3w$. The slope with respect to $w$ is three times the slope $g$
# with respect to $u$. So $w$ moves by $-3 \eta g$, and $u = 3w$ moves by $-9 \eta g$. Somebody who
# trains $u$ directly and wants to see the same movement needs the step size $9\eta$. The recipe:
# write the step of the original, translate it, read off the factor in front of the slope.

# %% [markdown]
# ### Exercise 4.2 · The step sizes of the single unit
#
# `zero-init-single-unit-rates` · 1 point (0.25 each)
#
# A symmetric network with $h$ hidden units is trained with step size $\eta$ for all parameters.
# Your single unit starts as in exercise 4.1. Which step size does each of its four parameters need
# so that it has the same output after every step?
#
# Fill the dictionary `single_unit_rates` under the keys `"W0"`, `"b0"`, `"W1"`, `"b1"` with
# strings in `eta` and `h`.
#
# - Write the slopes of both networks side by side. The signal that arrives at the output is the
#   same in both.
# - Then write the step of what the single unit's parameter stands for.
#
# The picture trains both networks with your step sizes. With the right ones the two curves agree to
# twelve digits, step by step.
#
# Hints: `check("zero-init-single-unit-rates", hint=2)`, then `hint=3`.

# %% answer="zero-init-single-unit-rates"
single_unit_rates = {
    "W0": (
        ### BEGIN SOLUTION
        "eta/h"
        ### END SOLUTION
    ),
    "b0": (
        ### BEGIN SOLUTION
        "eta/h"
        ### END SOLUTION
    ),
    "W1": (
        ### BEGIN SOLUTION
        "eta*h"
        ### END SOLUTION
    ),
    "b1": (
        ### BEGIN SOLUTION
        "eta"
        ### END SOLUTION
    ),
}

# %% picture="zero-init-single-unit-rates"

# %% check="zero-init-single-unit-rates"

# %% [markdown]
# ## 5 What breaks the symmetry
#
# Equal hidden units stay equal, for every constant. In this respect 0 is a constant like any
# other. In another respect it is not. Some starts keep the weights from moving at all, and this
# depends on what the activation does at 0:
#
# | activation | value at 0 | slope at 0 |
# | --- | --- | --- |
# | sigmoid | $\tfrac12$ | $\tfrac14$ |
# | tanh | $0$ | $1$ |
# | ReLU, $\max(v, 0)$ | $0$ | $0$ |
#
# (The ReLU has a corner at 0. Any number from 0 to 1 is a fair slope there. Programs usually take
# 0, and so do we in this section.)
#
# **Worked example.** Let the hidden units compute the cosine. Its value at 0 is 1, its slope at 0
# is 0. Start with all parameters 0.
#
# - *Output weights.* Their slopes are the error signal times the hidden values. Here these are all
#   1, so `W1` moves in the first step.
# - *Hidden weights.* Their slopes contain an output weight, the slope of the cosine, and an input.
#   In the first step `W1` is 0. From the second step on it is not. But as long as `W0` and `b0`
#   are 0, every $v_i$ is 0 and the slope of the cosine is 0. So `W0` and `b0` never move.
#
# Two questions decide what moves: what do the hidden units send on, and which signal comes back to
# them? A third question decides about symmetry: does anything make the gradients of two units
# differ, now or after some steps?

# %% [markdown]
# ### Exercise 5.1 · What breaks the symmetry
#
# `zero-init-which-break` · 1 point (two sets, 0.5 each)
#
# A network with four hidden units is trained by gradient descent on the mean squared error, with a
# small step size, on data that it does not fit perfectly. *Random* means: all numbers different
# from each other and from 0. *Constant* means: all numbers equal, and not 0. What the table does
# not name is 0.
#
# | label | activation | start |
# | --- | --- | --- |
# | A | sigmoid | all parameters 0 |
# | B | sigmoid | all parameters ½ |
# | C | sigmoid | all entries of `W0` 0.3, of `b0` -0.2, of `W1` 0.7, and `b1` 0.1 |
# | D | sigmoid | every row of `W0` the same random vector, `b0` and `W1` constant |
# | E | sigmoid | all entries of `W0` ½, `b0` 0, `W1` random |
# | F | sigmoid | `W0` random, everything else 0 |
# | G | sigmoid | all entries of `W0` and `W1` ½, `b0` random |
# | H | ReLU | `W0` and `b0` 0, `W1` random |
# | I | tanh | all parameters 0 |
# | J | ReLU | all parameters 0 |
#
# Fill two sets with labels.
#
# - `breaks_symmetry`: after some steps two hidden units compute different functions of $x$.
# - `never_moves`: neither `W0` nor `W1` ever changes. (The biases may.)
#
# Every label is a yes or no in each set, so a wrong label costs as much as a missing one. A set
# with $r$ right decisions out of 10 earns $0.5 \cdot (2r/10 - 1)$ points, at least 0. A label can
# be in both sets, in one, or in none.
#
# Hints: `check("zero-init-which-break", hint=2)`, then `hint=3`.

# %% answer="zero-init-which-break"
breaks_symmetry = {
    # labels in quotes, separated by commas
    ### BEGIN SOLUTION
    "E",
    "F",
    "G",
    ### END SOLUTION
}
never_moves = {
    # labels in quotes, separated by commas
    ### BEGIN SOLUTION
    "H",
    "I",
    "J",
    ### END SOLUTION
}

# %% picture="zero-init-which-break"

# %% check="zero-init-which-break"

# %% [markdown] written="zero-init-induction"
# ### Exercise 5.2 · Why the units stay equal
#
# `zero-init-induction` · 2 points (read by a person)
#
# All parameters of the sigmoid network of this notebook start at the same constant $c$. Prove that
# gradient descent never separates the hidden units, however many steps it makes. Then say what
# this means for the functions that the network can represent.
#
# Use induction over the steps. Name precisely which numbers are equal to which, and why a step
# preserves that. Half a page is enough.
#
# ### BEGIN SOLUTION
# **Claim.** Before every step all rows of $W_0$ are equal to one vector $w$, all entries of $b_0$
# to one number $\beta$, and all entries of $W_1$ to one number $u$.
#
# *Base case.* At the start all parameters are $c$, so the claim holds with $w = (c, \dots, c)$,
# $\beta = c$, $u = c$.
#
# *Equal units give equal hidden values.* Suppose that the claim holds before a step. For each
# example $x$ every unit has $v_i = w \cdot x + \beta$, so all $z_i = \sigma(v_i)$ are equal.
#
# *Equal values and equal output weights give equal gradients per unit.* Let $D$ be the slope of
# the loss with respect to the output for one example. Its contribution to the slope of the output
# weight of unit $i$ is $D z_i$, to that of its bias $D u z_i (1 - z_i)$, to that of its row
# $D u z_i (1 - z_i)\, x$. None of them depends on $i$. The sums over the examples do not either.
# (The entries within a row may differ, since the entries of $x$ do.)
#
# *Equal gradients give equal updates.* All rows of $W_0$ were equal and move by the same vector,
# the entries of $b_0$ and of $W_1$ by the same numbers. So the claim holds before the next step,
# and by induction before every step.
#
# *Conclusion.* At any time $y = h u\, \sigma(w \cdot x + \beta) + b_1$. This is a network with one
# hidden unit and output weight $h u$. The $h$ units represent no more functions than one sigmoid
# unit does: neither all that $h$ different units could, nor only linear or constant ones.
#
# **Rubric** (0.4 each)
#
# - Base case.
# - Equal units give equal $z_i$.
# - Equal $z_i$ and equal output weights give equal gradients **per unit**: rows of $W_0$, not all
#   entries.
# - Equal gradients give equal updates, hence the step of the induction.
# - Conclusion: the same functions as one hidden unit (not "linear", not "constant").
# ### END SOLUTION

# %% [markdown]
# ## 6 For reading: rounding
#
# You have proved that the units stay equal for ever. On a computer this is true up to rounding,
# and rounding depends on the order in which numbers are added.

# %%
print("(0.1 + 0.2) + 0.3 =", (0.1 + 0.2) + 0.3)
print("0.1 + (0.2 + 0.3) =", 0.1 + (0.2 + 0.3))

# %% [markdown]
# A fast matrix product treats the units in blocks, for example four at a time, and the units that
# are left over in another way. Two equal units may then receive the same sum with the terms added
# in another order, and their gradients differ in the last digit. On some machines this was seen
# for 5, 6, 7, 9 or 13 hidden units, not for 4 or 8. It depends on the processor and on the
# library. Such differences start near $10^{-16}$ and can grow over thousands of steps until the
# units drift apart. If you multiply entry by entry and then add, each unit's sum is done in the
# same order, and the units stay equal to the last bit.
#
# So a test that trains for 10 steps and asks for equal rows up to $10^{-12}$ is safe, and one that
# trains for a million steps is not.
#
# **Bonus question** (no points, no check). Could you rely on rounding in place of a random start?
# Think about it, then open the answer.
#
# <details>
# <summary>An answer</summary>
#
# No. On one machine the units separate after many thousands of steps, on another never, and
# nothing tells you in advance. Where they separate, the training up to then was spent on a network
# with one hidden unit. A random start costs nothing and works from the first step.
#
# </details>
#
# ## What to take with you
#
# - Units that start equal receive equal gradients and stay equal. The number of hidden units is
#   then only a number.
# - Equal are the units, row by row. The weights within one row may differ.
# - The cure is a start in which the units differ. In practice one draws the weights at random,
#   small, and lets the biases start at 0.

# %%
progress()

# %% [markdown]
# # The chain rule, one link at a time
#
# Training a network means asking one question very often: **if I move this number a little, how
# much does the result move?** The answer is a slope. Backpropagation finds all the slopes of a
# large formula at once, and its only tool is the chain rule.
#
# In this notebook you learn to
#
# - take a formula apart into single operations and read off the slope of each,
# - multiply slopes along a path and add them over several paths,
# - run a forward pass and a backward pass through a computation graph,
# - do the same with vectors and matrices.
#
# It is worth 20 points and takes about 90 minutes. All you need is school calculus.

# %%
import numpy as np
from autograder import check, picture, progress

# %% [markdown]
# ## How this notebook works
#
# An exercise is a short text, a cell for your answer, often a picture, and a check.
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
# - The **gradient** of a number has exactly the shape of the variable it belongs to. The
#   **Jacobian** of a function from $\mathbb{R}^n$ to $\mathbb{R}^m$ has the shape `(m, n)`, one row
#   per output.
# - `dw` is the slope of the result with respect to `w`.
# - $\partial f/\partial b$ moves $b$ in one row of a table and holds the rest of that row. $df/db$
#   counts every way in which $b$ moves $f$.
# - Logarithms are natural; $\ln$ and $\log$ are the same function.
# - A squared error has no factor ½.
#
# The letters: $x$ is an input, $w$ a weight, $b$ a bias. $y$ is the result in sections 1, 3
# and 5, and the target in section 2. In section 5 the letters $a$ to $f$ name the nodes of a graph
# and $z$ is a second input.
#
# For every function you write:
#
# - keep its name and the order of its arguments; return the results in the order of the task;
# - numbers may come as integers; nothing may be cut off because of that;
# - do not change the arguments, and use nothing from the notebook but functions defined in it;
# - return the slope itself, from a formula, not a difference quotient.

# %% [markdown]
# ## 1 Slopes and links
#
# Take the line $y = wx + b$ at $w = 2$, $b = 1$, $x = 3$, so $y = 7$.
#
# - Raise $w$ by $0.1$ and hold the rest. Then $y = 2.1 \cdot 3 + 1 = 7.3$. It rose by $0.3$,
#   three times as much as $w$. The slope with respect to $w$ is $3$.
# - Raise $b$ by $0.1$ and hold the rest. Then $y = 7.1$. The slope with respect to $b$ is $1$.
#
# A **slope** is this factor: small change of the result divided by small change of the variable,
# everything else held still.

# %% [markdown]
# ### Exercise 1.1 · Slopes of a line
#
# `chain-rule-affine` · 0 points (a warm-up that shows how a check works)
#
# Which of the numbers 2, 1, 3 gave the slopes above, and is that so for every line? Write
#
# `affine_grad(w, b, x) -> (dw, db)`
#
# for $y = wx + b$. All arguments and both results are numbers. Try a wrong answer first and look
# at what the check says.
#
# Hints: `check("chain-rule-affine", hint=2)`, then `hint=3`.


# %% answer="chain-rule-affine"
def affine_grad(w, b, x):
    """The slopes (dw, db) of y = w x + b, two numbers."""
    ### BEGIN SOLUTION
    return x, 1.0
    ### END SOLUTION


# %% picture="chain-rule-affine"

# %% check="chain-rule-affine"

# %% [markdown]
# ### Two links in a row
#
# Let $u = g(x)$ and $y = f(u)$. A nudge of $x$ moves $u$ by a factor $\frac{du}{dx}$; the nudge of
# $u$ moves $y$ by a factor $\frac{dy}{du}$. Both happen, one after the other:
#
# $$\frac{dy}{dx} = \frac{dy}{du} \cdot \frac{du}{dx}.$$
#
# Think of two gears: one triples a turn, the next doubles it, together they make six of one.
#
# *Example.* $y = \sqrt{5x + 1}$. Call the inside $u = 5x + 1$, then $y = \sqrt{u}$. The links are
# $\frac{du}{dx} = 5$ and $\frac{dy}{du} = \frac{1}{2\sqrt{u}}$, so
# $\frac{dy}{dx} = \frac{5}{2\sqrt{u}}$. At $x = 3$ this is $\frac{5}{8}$.
#
# Each link looks only at its own input: the slope of the root is taken at $u = 16$, not at
# $x = 3$.
#
# Several groups found backpropagation, independently, from the 1960s on; in the 1980s it became
# the usual way to train neural networks.

# %% [markdown]
# ## 2 Local gradients in a row
#
# Here is the loss of a line that should hit the target $y$:
#
# $$L = (wx + b - y)^2.$$
#
# We name every intermediate value, with at most one operation per row. Next to each row stands the
# slope with respect to what it is made of. These are the **local gradients**. Each can be found
# without looking at the other rows.
#
# | row | local gradients |
# | --- | --- |
# | $p = wx$ | $\partial p/\partial w = x$ |
# | $q = b$ | $\partial q/\partial b = 1$ |
# | $r = p + q$ | $\partial r/\partial p = 1, \quad \partial r/\partial q = 1$ |
# | $s = r - y$ | $\partial s/\partial r = 1$ |
# | $L = s^2$ | $\partial L/\partial s = 2s$ |
#
# {{picture: worked-chain}}
#
# Now walk from $L$ back to $w$ and multiply what you meet:
#
# $$\frac{dL}{dw} = \frac{\partial L}{\partial s} \cdot \frac{\partial s}{\partial r} \cdot
# \frac{\partial r}{\partial p} \cdot \frac{\partial p}{\partial w} =
# 2s \cdot 1 \cdot 1 \cdot x = 2x\,(wx + b - y).$$
#
# At $w = 2$, $b = 1$, $x = 3$, $y = 4$ we get $s = 3$, $L = 9$ and $dL/dw = 18$. A test: at
# $w = 2.01$ the loss is $3.03^2 = 9.1809$, a rise of about $18 \cdot 0.01$.
#
# Two remarks.
#
# - The row $r$ also uses $q$, but $q$ does not contain $w$. That path contributes 0.
# - $p$ also depends on $x$, and $s$ on $y$: $\partial p/\partial x = w$ and
#   $\partial s/\partial y = -1$. We leave them out because nobody asks for them, not because they
#   are 0. Here $x$ and $y$ are data and stay as they are.

# %% [markdown]
# ### How to type a formula
#
# Some answers are formulas. You type them as text, in quotes, for example `"3*x^2 + ln(x)/2"`.
#
# - Operations: `+ - * /`, powers with `^` or `**`, brackets. Write every product: `2*x`, not `2x`.
# - Functions: `exp ln log sin cos tan tanh sqrt`; from the next notebook on also `sigma` and
#   `dsigma`.
# - Names: only those the exercise allows. `e` is not Euler's number; write `exp(x)` for $e^x$.
# - Any form is right that always has the same value: `2*(x+1)` and `2*x + 2` both count. Write
#   fractions as `1/3`, not as decimals.

# %% [markdown]
# ### Exercise 2.1 · The other slope, as a formula
#
# `chain-rule-squared-error-answer` · 1 point
#
# Find the slope of $L = (wx + b - y)^2$ with respect to $b$ from the local gradients above. Type it
# as `squared_error_db`. You may use `w`, `b`, `x`, `y` and the row names `p`, `q`, `r`, `s`.
#
# Hints: `check("chain-rule-squared-error-answer", hint=2)`, then `hint=3`.

# %% answer="chain-rule-squared-error-answer"
squared_error_db = (
    # one formula in quotes
    ### BEGIN SOLUTION
    "2*s"
    ### END SOLUTION
)

# %% picture="chain-rule-squared-error-answer"

# %% check="chain-rule-squared-error-answer"

# %% [markdown]
# ### Exercise 2.2 · Slopes of a squared error
#
# `chain-rule-squared-error` · 2 points (`dw` 1, `db` 1)
#
# `squared_error_grad(w, b, x, y) -> (dw, db)`
#
# All arguments and both results are numbers. The next cell gives you the loss itself; you may call
# it, for example to look at small changes.
#
# Hints: `check("chain-rule-squared-error", hint=2)`, then `hint=3`.

# %% given="squared_error_loss"


# %% answer="chain-rule-squared-error"
def squared_error_grad(w, b, x, y):
    """The slopes (dw, db) of L = (w x + b - y)², two numbers."""
    ### BEGIN SOLUTION
    residual = w * x + b - y
    return 2 * residual * x, 2 * residual
    ### END SOLUTION


# %% picture="chain-rule-squared-error"

# %% check="chain-rule-squared-error"

# %% [markdown]
# ## 3 Several paths
#
# Often a variable reaches the result in more than one way. Let $y = f(u_1, u_2)$ where both
# $u_1 = g_1(x)$ and $u_2 = g_2(x)$ depend on $x$. A nudge of $x$ moves $u_1$, and that moves
# $y$. It also moves $u_2$, and that moves $y$ too. The movements **add**:
#
# $$\frac{dy}{dx} = \frac{\partial y}{\partial u_1} \frac{du_1}{dx} +
# \frac{\partial y}{\partial u_2} \frac{du_2}{dx}.$$
#
# {{picture: worked-fan-out}}
#
# *Example.* $y = u_1 u_2$ with $u_1 = x^2$ and $u_2 = 3x + 1$. At $x = 2$ we have $u_1 = 4$ and
# $u_2 = 7$.
#
# - Path through $u_1$: $\partial y/\partial u_1 = u_2 = 7$ and $du_1/dx = 2x = 4$, together $28$.
# - Path through $u_2$: $\partial y/\partial u_2 = u_1 = 4$ and $du_2/dx = 3$, together $12$.
#
# So $dy/dx = 40$. Multiplied out, $y = 3x^3 + x^2$ has the slope $9x^2 + 2x = 40$ at $x = 2$. It
# agrees.
#
# With $J$ intermediate values there are $J$ terms:
#
# $$\frac{dy}{dx} = \sum_{j=1}^{J} \frac{\partial y}{\partial u_j} \frac{du_j}{dx}.$$
#
# This holds for any intermediate values, as long as $y$ can be computed from $u_1, \dots, u_J$
# alone. If $y$ also uses $x$ directly, count $x$ itself as one more of them, with slope 1.
#
# **Along a path multiply, over paths add.** That is the whole of backpropagation.

# %% [markdown]
# ### Exercise 3.1 · Several paths
#
# `chain-rule-fan-out` · 1 point
#
# Let $x_i = g_i(w)$ for $i = 1, \dots, n$, and all of them feed $f(x_1, \dots, x_n)$. Write
#
# `total_derivative(df_dx, dx_dw) -> float`
#
# - `df_dx`, shape `(n,)`: the slopes $\partial f/\partial x_i$;
# - `dx_dw`, shape `(n,)`: the slopes $dx_i/dw$;
# - the result is one number, $df/dw$. If there is no path ($n = 0$), it is `0.0`.
#
# Hints: `check("chain-rule-fan-out", hint=2)`, then `hint=3`.


# %% answer="chain-rule-fan-out"
def total_derivative(df_dx, dx_dw):
    """df/dw, a number, from the slopes of f (n,) and of its n arguments (n,)."""
    ### BEGIN SOLUTION
    return float(np.dot(df_dx, dx_dw))
    ### END SOLUTION


# %% picture="chain-rule-fan-out"

# %% check="chain-rule-fan-out"

# %% [markdown]
# ### Computation graphs
#
# A **computation graph** has one node for each intermediate value. An arrow goes from every value
# to the operations that use it. In Python we write a dictionary: the name of a node, then the
# operation and its inputs, in order.
#
# *Example.* With the inputs $x$ and $z$, let $a = xz$, $c = a + x$, $y = ac$:
#
# ```python
# small_graph = {
#     "a": ("mul", "x", "z"),
#     "c": ("add", "a", "x"),
#     "y": ("mul", "a", "c"),
# }
# ```
#
# The inputs get no line of their own. The rows may stand in any order. Exactly one node, the
# output, is used by nobody. Node names are yours to choose.

# %% [markdown]
# ### Exercise 3.2 · A graph with three paths
#
# `chain-rule-fan-out-graph` · 1 point
#
# Write the graph of $f(g_1(w), g_2(w), g_3(w))$ as `fan_out_graph`.
#
# - The only input is `w`.
# - Operations: `g1`, `g2`, `g3` with one input each, and `f` with three inputs. Their order
#   matters.
#
# Hints: `check("chain-rule-fan-out-graph", hint=2)`, then `hint=3`.

# %% answer="chain-rule-fan-out-graph"
fan_out_graph = {
    # "name": ("operation", "input", ...),
    ### BEGIN SOLUTION
    "x1": ("g1", "w"),
    "x2": ("g2", "w"),
    "x3": ("g3", "w"),
    "y": ("f", "x1", "x2", "x3"),
    ### END SOLUTION
}

# %% picture="chain-rule-fan-out-graph"

# %% check="chain-rule-fan-out-graph"

# %% [markdown]
# ## 4 Derivation tables
#
# A derivation table holds everything you need for all slopes of a formula. It is a list of rows,
# and each row has four parts:
#
# `(name, breakdown, local gradients, expansion)`
#
# This is the complete table of $L = (wx + b - y)^2$ from section 2:
#
# ```python
# worked_table = [
#     ("p", "w*x",   {"w": "x"},           "w*x"),
#     ("q", "b",     {"b": "1"},           "b"),
#     ("r", "p + q", {"p": "1", "q": "1"}, "w*x + b"),
#     ("s", "r - y", {"r": "1"},           "w*x + b - y"),
#     ("L", "s^2",   {"s": "2*s"},         "(w*x + b - y)^2"),
# ]
# ```
#
# The rules:
#
# - **name**: new, not an input and not a function such as `exp`.
# - **breakdown**: inputs and *earlier* rows, **at most one operation**. Every `+ - * / ^`, every
#   function call and every minus sign in front counts as one; numbers are free. So `-x^2` is two
#   operations. A plain renaming such as `"b"` is none, and allowed.
# - **local gradients**: for each ingredient the slope of *this row*, the other ingredients held
#   still. You need one for every ingredient that is a row or a variable we ask about. Data such as
#   $x$ and $y$ may be left out. You may use inputs and row names.
# - **expansion**: the same value in inputs only, with as many operations as you like.
# - The **last row** is the function itself, and every other row is used by a later one.
#
# Any correct way of taking the function apart is right.

# %% [markdown]
# ### An example with two paths
#
# We look at a function that you will hardly meet in a network. The method does not mind:
#
# $$f = \left(w e^{bx} + \ln(wx)\right) b.$$
#
# It has a value when $wx > 0$, so $w$ and $x$ have the same sign. Name its parts like this: $p$
# is the product inside the logarithm, $q$ the logarithm, $r$ the exponent, $s$ the exponential,
# $t$ the first term in the bracket, $u$ the whole bracket.
#
# How does $b$ reach $f$? Start at $f$ and ask in each row who contains $b$.
#
# - $f$ is a product of $u$ and $b$. So $b$ is there at once: a **direct** path.
# - $u$ contains $t$ and $q$. Follow $t$: it contains $s$, which contains $r$, which contains $b$. A
#   second path.
# - Follow $q$: it contains $p$, and $p$ contains no $b$. This path contributes 0.
#
# Multiply along each path, then add:
#
# $$\frac{df}{db} = \underbrace{\frac{\partial f}{\partial b}}_{\text{direct}} +
# \frac{\partial f}{\partial u} \cdot \frac{\partial u}{\partial t} \cdot
# \frac{\partial t}{\partial s} \cdot \frac{\partial s}{\partial r} \cdot
# \frac{\partial r}{\partial b}.$$
#
# Here you see why we need two symbols. $\partial f/\partial b$ is the slope of the last row alone,
# with $u$ held still. $df/db$ is the slope of the whole formula. At $w = 1.3$, $b = 0.4$, $x = 0.9$
# the direct path gives $2.020332$, the long path $0.670798$, and their sum is
# $df/db = 2.691130$.
#
# The factors on the right are the local gradients. Finding them is your part.

# %% [markdown]
# ### Exercise 4.1 · The table
#
# `chain-rule-exp-log-table` · 2 points (breakdown 0.5, local gradients 1, expansion 0.5)
#
# Write `exp_log_table` for $f = \left(w e^{bx} + \ln(wx)\right) b$.
#
# - Inputs are `w`, `b`, `x`. We ask for the slopes with respect to `w` and `b`; $x$ is data.
# - The names `p, q, r, s, t, u, f` from above make seven rows. Other names and other ways are fine.
# - The table is checked at positive numbers. There $\ln(wx) = \ln w + \ln x$, so you may split the
#   logarithm here. For negative $w$ and $x$ this is not possible.
#
# Hints: `check("chain-rule-exp-log-table", hint=2)`, then `hint=3`.

# %% answer="chain-rule-exp-log-table"
exp_log_table = [
    # ("name", "breakdown", {"ingredient": "local gradient"}, "expansion"),
    ### BEGIN SOLUTION
    ("p", "w*x", {"w": "x"}, "w*x"),
    ("q", "ln(p)", {"p": "1/p"}, "ln(w*x)"),
    ("r", "b*x", {"b": "x"}, "b*x"),
    ("s", "exp(r)", {"r": "exp(r)"}, "exp(b*x)"),
    ("t", "s*w", {"s": "w", "w": "s"}, "exp(b*x)*w"),
    ("u", "t + q", {"t": "1", "q": "1"}, "exp(b*x)*w + ln(w*x)"),
    ("f", "b*u", {"b": "u", "u": "b"}, "b*(exp(b*x)*w + ln(w*x))"),
    ### END SOLUTION
]

# %% picture="chain-rule-exp-log-table"

# %% check="chain-rule-exp-log-table"

# %% [markdown]
# ### Exercise 4.2 · The slope with respect to w, as a formula
#
# `chain-rule-exp-log-answer` · 1 point
#
# Look for all paths from $f$ to $w$ in your table. Type $df/dw$ as `exp_log_dw`, in `w`, `b`,
# `x` or the row names of your table. It is checked for $wx > 0$, with both numbers positive and
# both negative.
#
# Hints: `check("chain-rule-exp-log-answer", hint=2)`, then `hint=3`.

# %% answer="chain-rule-exp-log-answer"
exp_log_dw = (
    # one formula in quotes
    ### BEGIN SOLUTION
    "b*(exp(b*x) + 1/w)"
    ### END SOLUTION
)

# %% check="chain-rule-exp-log-answer"

# %% [markdown]
# ### Exercise 4.3 · Slopes of the exponential-logarithm function
#
# `chain-rule-exp-log` · 2 points (`dw` 1, `db` 1)
#
# `exp_log_grad(w, b, x) -> (dw, db)`
#
# All arguments and both results are numbers, with $wx > 0$; $w$ and $x$ may both be negative. Use
# `np.exp` and `np.log`. The next cell gives you $f$ itself.
#
# Hints: `check("chain-rule-exp-log", hint=2)`, then `hint=3`.

# %% given="exp_log_value"


# %% answer="chain-rule-exp-log"
def exp_log_grad(w, b, x):
    """The slopes (dw, db) of f = (w e^{bx} + ln(w x)) b, two numbers, for w x > 0."""
    ### BEGIN SOLUTION
    power = np.exp(b * x)
    dw = b * (power + 1 / w)
    db = b * w * x * power + w * power + np.log(w * x)
    return dw, db
    ### END SOLUTION


# %% picture="chain-rule-exp-log"

# %% check="chain-rule-exp-log"

# %% [markdown]
# ## 5 Forward and backward through a graph
#
# Following every path from the output to every variable gets long, because paths share their
# links. Backpropagation walks through the graph only twice: values flow from the inputs to the
# output, and slopes flow back along the same arrows.
#
# **Forward.** Start at the inputs, compute each node from its parents, and keep every value.
#
# **Backward.** For each node $t$ we want $g_t = dy/dt$, the slope of the output with respect to
# that node. It is called the **adjoint** of $t$.
#
# - Start with $g_y = dy/dy = 1$.
# - Take the nodes in reverse order. A node $t$ hears from every operation $u_k$ that uses it: each
#   sends its own adjoint times its local gradient. The node adds what arrives:
#
# $$g_t = \sum_k g_{u_k} \frac{\partial u_k}{\partial t}.$$
#
# *Example.* The small graph of section 3: $a = xz$, $c = a + x$, $y = ac$, at $x = 2$, $z = 3$.
#
# | forward | | backward | |
# | --- | --- | --- | --- |
# | $a = xz$ | $6$ | $g_y = 1$ | $1$ |
# | $c = a + x$ | $8$ | $g_c = g_y \cdot a$ | $6$ |
# | $y = ac$ | $48$ | $g_a = g_y \cdot c + g_c \cdot 1$ | $14$ |
# | | | $g_x = g_a \cdot z + g_c \cdot 1$ | $48$ |
# | | | $g_z = g_a \cdot x$ | $28$ |
#
# $a$ is used by two operations, so two messages arrive there, and the same holds for $x$.
# Multiplied out, $y = x^2 (z^2 + z)$ has the slopes $2x(z^2 + z) = 48$ and $x^2 (2z + 1) = 28$.
# They agree.
#
# This is cheap for two reasons. The local gradients use numbers that the **forward** pass has
# already computed. And each adjoint is computed once and then used by everything **before** it:
# $g_a$ serves both $g_x$ and $g_z$.
#
# A name with more than one outgoing arrow **fans out**; there the backward pass has to add. In the
# example these are
#
# ```python
# small_fan_out = {"a", "x"}
# ```
#
# An operation that takes the same name twice, such as `("mul", "a", "a")`, gives it two arrows.

# %% [markdown]
# ### Exercise 5.1 · A larger graph
#
# `chain-rule-composite-graph` · 1 point (graph 0.5, fan-out set 0.5)
#
# For the rest of this section we use
#
# $$y = e^{xz} + \frac{xz}{\log x} + \frac{\sin(\log x)}{xz},
# \qquad x > 0,\ x \ne 1,\ z \ne 0.$$
#
# The names: $a$ is the product that occurs three times, $b$ the logarithm, $c$ the sine. $d$,
# $e$ and $f$ are the three terms, from left to right. (So here $b$ is no bias, and $e$ is no
# number.)
#
# Write the graph as `composite_graph`, with the inputs `x` and `z`, and the set of all names
# that fan out, inputs included, as `composite_fan_out`.
#
# - Operations with two inputs: `add`, `sub`, `mul`, `div`. For `sub` and `div` the order matters:
#   `("div", "u", "v")` is $u/v$.
# - With one input: `neg`, `exp`, `log`, `sin`, `cos`, `square`. With any number: `sum`.
# - Reuse a node instead of computing the same value twice. Twice is not wrong, only more work.
#
# Hints: `check("chain-rule-composite-graph", hint=2)`, then `hint=3`.

# %% answer="chain-rule-composite-graph"
composite_graph = {
    # "name": ("operation", "input", ...),
    ### BEGIN SOLUTION
    "a": ("mul", "x", "z"),
    "b": ("log", "x"),
    "c": ("sin", "b"),
    "d": ("exp", "a"),
    "e": ("div", "a", "b"),
    "f": ("div", "c", "a"),
    "s": ("add", "d", "e"),
    "y": ("add", "s", "f"),
    ### END SOLUTION
}
composite_fan_out = {
    # "name", "name", ...
    ### BEGIN SOLUTION
    "a",
    "b",
    "x",
    ### END SOLUTION
}

# %% picture="chain-rule-composite-graph"

# %% check="chain-rule-composite-graph"

# %% [markdown]
# ### Exercise 5.2 · Forward through the graph
#
# `chain-rule-composite-forward` · 1 point (`a` to `f` 0.1 each, `y` 0.4)
#
# `composite_forward(x, z) -> dict`
#
# Two numbers come in, with $x > 0$, $x \ne 1$, $z \ne 0$. Return a dictionary with the keys `"a"`,
# `"b"`, `"c"`, `"d"`, `"e"`, `"f"`, `"y"` and one number each, named as in 5.1. At $x = 2$,
# $z = 3$ you should get
#
# | a | b | c | d | e | f | y |
# | --- | --- | --- | --- | --- | --- | --- |
# | 6 | 0.693147 | 0.638961 | 403.428793 | 8.656170 | 0.106494 | 412.191457 |
#
# The next cell gives you $y$ in one line, to compare.
#
# Hints: `check("chain-rule-composite-forward", hint=2)`, then `hint=3`.

# %% given="composite_value"


# %% answer="chain-rule-composite-forward"
def composite_forward(x, z):
    """The values of the nodes, a dictionary of numbers with the keys a, b, c, d, e, f, y."""
    ### BEGIN SOLUTION
    a = x * z
    b = np.log(x)
    c = np.sin(b)
    d = np.exp(a)
    e = a / b
    f = c / a
    return {"a": a, "b": b, "c": c, "d": d, "e": e, "f": f, "y": d + e + f}
    ### END SOLUTION


# %% picture="chain-rule-composite-forward"

# %% check="chain-rule-composite-forward"

# %% [markdown]
# ### Exercise 5.3 · Backward through the graph
#
# `chain-rule-composite-backward` · 4 points (`g_y`, `g_d`, `g_e`, `g_f` together 0.5, `g_c` 0.5,
# `g_b` 1, `g_a` 1, `g_x` 0.5, `g_z` 0.5)
#
# `composite_backward(x, z) -> dict`
#
# Return a dictionary with the keys `"g_y"`, `"g_d"`, `"g_e"`, `"g_f"`, `"g_c"`, `"g_b"`, `"g_a"`,
# `"g_x"`, `"g_z"` and one number each, where `g_t` is $dy/dt$. Call `composite_forward` for the
# forward values.
#
# - Go in this order: an adjoint can be computed when everyone who uses its node is done.
# - Before you write a line, list who uses the node.
# - Mind the two fractions: what happens to $e$ when $b$ grows, and to $f$ when $a$ grows?
# - If an early adjoint is wrong, the later ones are judged by what you do with it.
#
# At $x = 2$, $z = 3$: $g_b = -12.360007$, $g_x = 1208.381215$, $g_z = 809.707479$. Trust the
# check more than this point: $e^6$ is so large here that some mistakes hardly show.
#
# Hints: `check("chain-rule-composite-backward", hint=2)`, then `hint=3`.


# %% answer="chain-rule-composite-backward"
def composite_backward(x, z):
    """The adjoints dy/dt, a dictionary of numbers: g_y, g_d, g_e, g_f, g_c, g_b, g_a, g_x, g_z."""
    ### BEGIN SOLUTION
    forward = composite_forward(x, z)
    a, b, c, d = (forward[name] for name in "abcd")
    g_y = 1.0
    g_d = g_e = g_f = g_y
    g_c = g_f / a
    g_b = -g_e * a / b**2 + g_c * np.cos(b)
    g_a = g_d * d + g_e / b - g_f * c / a**2
    g_x = g_a * z + g_b / x
    g_z = g_a * x
    return {
        "g_y": g_y,
        "g_d": g_d,
        "g_e": g_e,
        "g_f": g_f,
        "g_c": g_c,
        "g_b": g_b,
        "g_a": g_a,
        "g_x": g_x,
        "g_z": g_z,
    }
    ### END SOLUTION


# %% picture="chain-rule-composite-backward"

# %% check="chain-rule-composite-backward"

# %% [markdown]
# ## 6 Vectors and Jacobians
#
# A function $g$ from $\mathbb{R}^n$ to $\mathbb{R}^m$ has $m$ outputs and $n$ inputs, hence
# $m \cdot n$ slopes. The **Jacobian** collects them in a table of shape `(m, n)`:
#
# $$J_{ij} = \frac{\partial g_i}{\partial x_j}.$$
#
# One row per output, one column per input. Row $i$ holds the slopes of the output $g_i$.
#
# *Example.* $g(x_1, x_2, x_3) = (x_1 x_2,\ x_3^2)$ has
#
# $$J = \begin{pmatrix} x_2 & x_1 & 0 \\ 0 & 0 & 2x_3 \end{pmatrix}.$$
#
# If there is only one output, the Jacobian is a single row of shape `(1, n)`. We seldom want
# that. The **gradient** of a single number has the shape of its variable, so for `x` of shape
# `(n,)` it has shape `(n,)`. Then `x - step * gradient` always fits.
#
# Now put two functions in a row: first $g$ from $\mathbb{R}^l$ to $\mathbb{R}^n$, then $f$ from
# $\mathbb{R}^n$ to $\mathbb{R}^m$. How does output $i$ of $f(g(x))$ react to $x_j$? There are $n$
# paths, one through each component $u_k$ of $u = g(x)$. Multiply along them, add over them:
#
# $$\frac{\partial f_i}{\partial x_j} = \sum_{k=1}^{n}
# \frac{\partial f_i}{\partial u_k} \frac{\partial g_k}{\partial x_j}.$$
#
# This is the rule of section 3, once for every pair $(i, j)$.

# %% [markdown]
# ### Exercise 6.1 · The Jacobian of a composition
#
# `chain-rule-jacobian-compose` · 1 point (product 0.75, error 0.25)
#
# `compose_jacobian(J_f, J_g) -> (m, l)`
#
# - `J_f`, shape `(m, n)`, and `J_g`, shape `(n, l)`: the two Jacobians, already evaluated at the
#   right points;
# - the result, shape `(m, l)`, is the Jacobian of $x \mapsto f(g(x))$. Which operation on
#   matrices is the sum above?
# - If an argument is not two-dimensional or the inner sizes differ, raise `ValueError`.
#
# Hints: `check("chain-rule-jacobian-compose", hint=2)`, then `hint=3`.


# %% answer="chain-rule-jacobian-compose"
def compose_jacobian(J_f, J_g):
    """The Jacobian (m, l) of f after g, from J_f (m, n) and J_g (n, l)."""
    ### BEGIN SOLUTION
    J_f, J_g = np.asarray(J_f), np.asarray(J_g)
    if J_f.ndim != 2 or J_g.ndim != 2:
        raise ValueError("a Jacobian has two dimensions")
    if J_f.shape[1] != J_g.shape[0]:
        raise ValueError(f"the sizes {J_f.shape} and {J_g.shape} do not fit")
    return J_f @ J_g
    ### END SOLUTION


# %% picture="chain-rule-jacobian-compose"

# %% check="chain-rule-jacobian-compose"

# %% [markdown]
# ### Exercise 6.2 · Which Jacobian is taken where
#
# `chain-rule-jacobian-at` · 1 point
#
# A Jacobian belongs to a point. Now you get functions and have to choose the points yourself.
#
# `jacobian_of_composition(f_jac, g, g_jac, x) -> (m, l)`
#
# - `x`, shape `(l,)`: where we want the Jacobian of $x \mapsto f(g(x))$;
# - `g(x)` returns the value of $g$, shape `(n,)`;
# - `g_jac(x)` returns the Jacobian of $g$ at `x`, shape `(n, l)`;
# - `f_jac(u)` returns the Jacobian of $f$ at `u`, shape `(m, n)`.
#
# You may call `compose_jacobian`. For each function ask: what does it receive?
#
# Hints: `check("chain-rule-jacobian-at", hint=2)`, then `hint=3`.


# %% answer="chain-rule-jacobian-at"
def jacobian_of_composition(f_jac, g, g_jac, x):
    """The Jacobian (m, l) of f after g at x (l,); f_jac, g and g_jac are functions."""
    ### BEGIN SOLUTION
    return compose_jacobian(f_jac(g(x)), g_jac(x))
    ### END SOLUTION


# %% picture="chain-rule-jacobian-at"

# %% check="chain-rule-jacobian-at"

# %% [markdown]
# ## 7 Matrices as variables
#
# The weights of a layer form a matrix $W$ of shape `(p, q)`. Can the derivative of a function
# $g(W)$ with $n$ outputs still be a matrix? No: a slope now needs three indices, one for the
# output and two for the entry of $W$,
#
# $$T_{kij} = \frac{\partial g_k}{\partial W_{ij}},$$
#
# and the array $T$ has the shape `(n, p, q)`. It is a stack of $n$ tables, each of the shape of
# $W$.
#
# *Example.* For a matrix $W$ of shape `(2, 2)`, let
# $g(W) = (W_{11} W_{22},\ W_{12} + W_{21})$. Its two tables are
#
# $$T_1 = \begin{pmatrix} W_{22} & 0 \\ 0 & W_{11} \end{pmatrix}, \qquad
# T_2 = \begin{pmatrix} 0 & 1 \\ 1 & 0 \end{pmatrix}.$$
#
# There is a way back to matrices: **flatten**. Read $W$ row by row as the vector
# $(W_{11}, W_{12}, W_{21}, W_{22})$, and each table in the same way. Then $T$ becomes an ordinary
# Jacobian of shape `(n, p*q)`,
#
# $$\begin{pmatrix} W_{22} & 0 & 0 & W_{11} \\ 0 & 1 & 1 & 0 \end{pmatrix},$$
#
# and the rule of section 6 applies. At the end you **un-flatten** the gradient, back into the shape
# of $W$, so that you can subtract it from $W$.

# %% [markdown]
# ### Exercise 7.1 · A matrix as the variable
#
# `chain-rule-matrix-input` · 1 point (tensor 0.5, flatten 0.25, un-flatten 0.25)
#
# Three short functions:
#
# - `matrix_jacobian(W, x) -> (p, p, q)`: the array $T$ for $g(W) = Wx$, with `W` of shape
#   `(p, q)` and `x` of shape `(q,)`. It has $p$ outputs. Which entries of $W$ does output $k$
#   use?
# - `flatten_jacobian(T) -> (n, p*q)`: `T` has shape `(n, p, q)`; each table is read row by row.
# - `unflatten_gradient(v, shape) -> (p, q)`: `v` has shape `(p*q,)`, and `shape` is the tuple
#   `(p, q)`. It undoes the flattening.
#
# Hints: `check("chain-rule-matrix-input", hint=2)`, then `hint=3`.


# %% answer="chain-rule-matrix-input"
def matrix_jacobian(W, x):
    """T (p, p, q) with T[k, i, j] = d(W x)_k / dW_ij, for W (p, q) and x (q,)."""
    ### BEGIN SOLUTION
    p, q = np.shape(W)
    T = np.zeros((p, p, q))
    for k in range(p):
        T[k, k] = x
    return T
    ### END SOLUTION


def flatten_jacobian(T):
    """The Jacobian (n, p*q) with the entries of T (n, p, q), read row by row."""
    ### BEGIN SOLUTION
    n, p, q = np.shape(T)
    return np.reshape(T, (n, p * q))
    ### END SOLUTION


def unflatten_gradient(v, shape):
    """The gradient in the given shape (p, q), from v (p*q,), row by row."""
    ### BEGIN SOLUTION
    return np.reshape(v, shape)
    ### END SOLUTION


# %% picture="chain-rule-matrix-input"

# %% check="chain-rule-matrix-input"

# %% [markdown] written="chain-rule-conditions"
# ### Exercise 7.2 · When the chain rule may be used
#
# `chain-rule-conditions` · 1 point (read by a person; two or three sentences are enough)
#
# Let $g$ go from $\mathbb{R}^l$ to $\mathbb{R}^n$ and $f$ from $\mathbb{R}^n$ to $\mathbb{R}^m$.
# When does $J_f(g(x)) \, J_g(x)$ make sense as the Jacobian of $x \mapsto f(g(x))$? Name what
# has to hold for $g$, for $f$ and for the sizes. And why is "differentiable at $x$" not the
# condition on $f$?
#
# ### BEGIN SOLUTION
# $g$ is differentiable at $x$. $f$ is differentiable at $g(x)$, because $g(x)$ is the point that
# $f$ receives; how $f$ behaves at $x$ plays no role, and if $l \ne n$ it cannot even be
# evaluated there. The sizes fit: $J_f(g(x))$ has shape $(m, n)$ and $J_g(x)$ has shape $(n, l)$,
# so the number of columns of the first equals the number of rows of the second.
#
# **Rubric (1 point)**
#
# - 0.4: $g$ is differentiable at $x$.
# - 0.4: $f$ is differentiable at $g(x)$, and not "at $x$".
# - 0.2: sizes: columns of $J_f$ = rows of $J_g$ = $n$.
# - "Both differentiable everywhere" is more than is needed: 0.2 less.
#
# Remark: the conditions are sufficient, not necessary. The composition can be differentiable
# although one of them fails, for example when $f$ is constant. Comment if a student says so; it
# is right.
#
# Code for comments: `written/differentiable-at-x`, "Which point does $f$ receive?"
# ### END SOLUTION

# %% [markdown]
# ## What you have now
#
# - A formula is a graph of single operations, each with local gradients that need nothing else.
# - Along a path multiply, over paths add.
# - One forward pass stores the values; one backward pass gives every slope.
# - A gradient has the shape of its variable. A Jacobian has one row per output.
#
# In the next notebook a sigmoid joins the line, and it becomes a neuron. Your points so far:

# %%
progress()

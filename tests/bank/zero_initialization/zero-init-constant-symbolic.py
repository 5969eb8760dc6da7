# %% right: sigma and dsigma
constant_answers = {
    "y": "h*c*sigma(c*(x1+x2)+c)+c",
    "W0_i1": "c*dsigma(c*(x1+x2)+c)*x1",
}

# %% right: sigma times one minus sigma
constant_answers = {
    "y": "c + c*h*sigmoid(c*x1+c*x2+c)",
    "W0_i1": "c*x1*sigmoid(c*x1+c*x2+c)*(1-sigmoid(c*x1+c*x2+c))",
}

# %% right: factored
constant_answers = {
    "y": "c*(1+h*sigma(c*(1+x1+x2)))",
    "W0_i1": "x1*c*sigma(c*(1+x1+x2))*sigma(-c*(1+x1+x2))",
}

# %% right: exponentials
constant_answers = {
    "y": "h*c/(1+exp(-c*(x1+x2+1))) + c",
    "W0_i1": "c*x1*exp(-c*(x1+x2+1))/(1+exp(-c*(x1+x2+1)))^2",
}

# %% right: Greek letters and primes
constant_answers = {
    "y": "c·h·σ(c·(x1 + x2 + 1)) + c",
    "W0_i1": "c·σ'(c·(x1 + x2 + 1))·x1",
}

# %% right: tanh form
constant_answers = {
    "y": "c + h*c*(1+tanh(c*(1+x1+x2)/2))/2",
    "W0_i1": "c*x1*(1-tanh(c*(1+x1+x2)/2)**2)/4",
}

# %% right: expanded difference of squares
constant_answers = {
    "y": "h*c - h*c*sigma(-c-c*x1-c*x2) + c",
    "W0_i1": "c*x1*sigma(c*(x1+x2)+c) - c*x1*sigma(c*(x1+x2)+c)^2",
}

# %% right: built with Python strings
v = "(c*x1 + c*x2 + c)"
constant_answers = dict(y=f"c + h*c*sigma{v}", W0_i1=f"c*x1*dsigma{v}")

# %% wrong: constant/output-weight-lost
constant_answers = {
    "y": "h*c*sigma(c*(x1+x2)+c)+c",
    "W0_i1": "dsigma(c*(x1+x2)+c)*x1",
}

# %% wrong: constant/bias-forgotten
constant_answers = {
    "y": "h*c*sigma(c*(x1+x2)+c)+c",
    "W0_i1": "c*dsigma(c*(x1+x2))*x1",
}

# %% wrong: constant/mean-for-sum
constant_answers = {
    "y": "h*c*sigma(c*(x1+x2)+c)+c",
    "W0_i1": "c*dsigma(c*(x1+x2)/2+c)*x1",
}

# %% wrong: constant/still-zero
constant_answers = {
    "y": "h*c*sigma(c*(x1+x2)+c)+c",
    "W0_i1": "0",
}

# %% wrong: constant/slope-is-square
constant_answers = {
    "y": "h*c*sigma(c*(x1+x2)+c)+c",
    "W0_i1": "c*sigma(c*(x1+x2)+c)^2*x1",
}

# %% wrong: constant/slope-of-output
constant_answers = {
    "y": "h*c*sigma(c*(x1+x2)+c)+c",
    "W0_i1": "c*dsigma(sigma(c*(x1+x2)+c))*x1",
}

# %% wrong: constant/slope-lost
constant_answers = {
    "y": "h*c*sigma(c*(x1+x2)+c)+c",
    "W0_i1": "c*x1",
}

# %% wrong: constant/times-h
constant_answers = {
    "y": "h*c*sigma(c*(x1+x2)+c)+c",
    "W0_i1": "h*c*dsigma(c*(x1+x2)+c)*x1",
}

# %% wrong: constant/input-lost
constant_answers = {
    "y": "h*c*sigma(c*(x1+x2)+c)+c",
    "W0_i1": "c*dsigma(c*(x1+x2)+c)",
}

# %% wrong: -
constant_answers = {
    "y": "h*c*sigma(c*(x1+x2)+c)+c",
    "W0_i1": "c*dsigma(c*(x1+x2)+c)*(x1+x2)",
}

# %% wrong: common/not-done
constant_answers = {
    ...
}

# %% wrong: common/missing
constant_answer = {
    "y": "h*c*sigma(c*(x1+x2)+c)+c",
    "W0_i1": "c*dsigma(c*(x1+x2)+c)*x1",
}

# %% wrong: common/not-done
constant_answers = {"y": "h*c*sigma(c*(x1+x2)+c)+c"}

# %% wrong: common/sign
constant_answers = {
    "y": "-c-h*c*sigma(c*(x1+x2)+c)",
    "W0_i1": "c*dsigma(c*(x1+x2)+c)*x1",
}

# %% wrong: common/factor
constant_answers = {
    "y": "h*c*sigma(c*(x1+x2)+c)+c",
    "W0_i1": "2*c*dsigma(c*(x1+x2)+c)*x1",
}

# %% wrong: common/zero
constant_answers = {
    "y": "0",
    "W0_i1": "c*dsigma(c*(x1+x2)+c)*x1",
}

# %% wrong: -
constant_answers = {
    "y": "h*c*sigma(c*(x1+x2)+c)",
    "W0_i1": "c*dsigma(c*(x1+x2)+c)*x1",
}

# %% wrong: -
constant_answers = {
    "y": "c*sigma(c*(x1+x2)+c)+c",
    "W0_i1": "c*dsigma(c*(x1+x2)+c)*x1",
}

# %% wrong: constant/bias-forgotten
constant_answers = {
    "y": "h*c*sigma(c*(x1+x2))+c",
    "W0_i1": "c*dsigma(c*(x1+x2))*x1",
}

# %% wrong: -
constant_answers = {
    "y": "h*c*sigma(c*(x1+x2)+c)+c",
    "W0_i1": "c*dsigma(c*(x1+x2)+c)*x2",
}

# %% wrong: -
constant_answers = {
    "y": "h*c*sigma(c*(x1+x2)+c)+c",
    "W0_i1": "c*dsigma(c*(x1+x2)+c)x1",
}

# %% wrong: -
constant_answers = {
    "y": "h*c*sigma(c*(x1+x2)+c)+c",
    "W0_i1": "c*dsigma(c*(x1+x2)+c)*x",
}

# %% wrong: -
constant_answers = {
    "y": "tan(c)+x1*x2",
    "W0_i1": "exp(x2)-h",
}

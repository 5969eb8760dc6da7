# %% right: inputs only, dsigma
regularized_answers = {
    "w1": "-2*(y-sigma(w2*sigma(w1*x+b1)+b2))*dsigma(w2*sigma(w1*x+b1)+b2)*w2*dsigma(w1*x+b1)*x + 2*lam*w1",
    "w2": "-2*(y-sigma(w2*sigma(w1*x+b1)+b2))*dsigma(w2*sigma(w1*x+b1)+b2)*sigma(w1*x+b1) + 2*lam*w2",
    "b1": "-2*(y-sigma(w2*sigma(w1*x+b1)+b2))*dsigma(w2*sigma(w1*x+b1)+b2)*w2*dsigma(w1*x+b1)",
    "b2": "-2*(y-sigma(w2*sigma(w1*x+b1)+b2))*dsigma(w2*sigma(w1*x+b1)+b2)",
}

# %% right: row names
regularized_answers = {
    "w1": "-2*r*a2*(1-a2)*w2*a1*(1-a1)*x + 2*lam*w1",
    "w2": "-2*r*a2*(1-a2)*a1 + 2*lam*w2",
    "b1": "-2*r*a2*(1-a2)*w2*a1*(1-a1)",
    "b2": "-2*r*a2*(1-a2)",
}

# %% right: primes, ^ and Greek letters
regularized_answers = {
    "w1": "2·(σ(z2) − y)·σ'(z2)·w2·σ'(z1)·x + 2·λ·w1",
    "w2": "2·(σ(z2) − y)·σ'(z2)·σ(z1) + 2·λ·w2",
    "b1": "2·(σ(z2) − y)·(a2 − a2^2)·w2·(a1 − a1^2)",
    "b2": "2·(σ(z2) − y)·(a2 − a2^2)",
}

# %% right: expanded
regularized_answers = {
    "w1": "2*w2*x*(a2^2*a1 - a2^2*a1^2 - a2^3*a1 + a2^3*a1^2 - y*a2*a1 + y*a2*a1^2 + y*a2^2*a1 - y*a2^2*a1^2) + lam*w1 + lam*w1",
    "w2": "2*a2^2*a1 - 2*a2^3*a1 - 2*y*a2*a1 + 2*y*a2^2*a1 + lam*w2 + w2*lam",
    "b1": "2*w2*(a2^2 - a2^3 - y*a2 + y*a2^2)*a1 - 2*w2*(a2^2 - a2^3 - y*a2 + y*a2^2)*a1^2",
    "b2": "2*a2^2 - 2*a2^3 - 2*y*a2 + 2*y*a2^2",
}

# %% right: factored, quotients
regularized_answers = {
    "w1": "2*(lam*w1 - r*x*q*(1-a1)*a2/(1+exp(z2)))",
    "w2": "2*(lam*w2 - r*a1*a2/(1+exp(z2)))",
    "b1": "-(2*r*q*(1-a1)*exp(-z2))/(1+exp(-z2))**2",
    "b2": "-(2*r*exp(-z2))/(1+exp(-z2))**2",
}

# %% right: sigmoid(...) times one minus sigmoid(...)
regularized_answers = {
    "w1": "2*(sigmoid(w2*sigmoid(w1*x+b1)+b2)-y)*sigmoid(w2*sigmoid(w1*x+b1)+b2)*(1-sigmoid(w2*sigmoid(w1*x+b1)+b2))*w2*sigmoid(w1*x+b1)*(1-sigmoid(w1*x+b1))*x+2*lambda*w1",
    "w2": "2*(sigmoid(w2*sigmoid(w1*x+b1)+b2)-y)*sigmoid(w2*sigmoid(w1*x+b1)+b2)*(1-sigmoid(w2*sigmoid(w1*x+b1)+b2))*sigmoid(w1*x+b1)+2*lambda*w2",
    "b1": "2*(sigmoid(w2*sigmoid(w1*x+b1)+b2)-y)*sigmoid(w2*sigmoid(w1*x+b1)+b2)*(1-sigmoid(w2*sigmoid(w1*x+b1)+b2))*w2*sigmoid(w1*x+b1)*(1-sigmoid(w1*x+b1))",
    "b2": "2*(sigmoid(w2*sigmoid(w1*x+b1)+b2)-y)*sigmoid(w2*sigmoid(w1*x+b1)+b2)*(1-sigmoid(w2*sigmoid(w1*x+b1)+b2))",
}

# %% right: tanh form
regularized_answers = {
    "w1": "(a2-y)*(1-tanh(z2/2)^2)/2*w2*(1-tanh(z1/2)^2)/4*x + 2*lam*w1",
    "w2": "(a2-y)*(1-tanh(z2/2)^2)/2*(1+tanh(z1/2))/2 + 2*lam*w2",
    "b1": "(a2-y)*(1-tanh(z2/2)^2)*w2*(1-tanh(z1/2)^2)/8",
    "b2": "0.5*(a2-y)*(1-tanh(z2/2)**2)",
}

# %% right: mixed, built with Python strings
up = "2*(a2 - y)*sigma(z2)*sigma(-z2)"
down = up + "*w2*sigma(z1)*sigma(-z1)"
regularized_answers = {"b2": up, "b1": down}
regularized_answers["w1"] = "2*lam*w1 + x*" + down
regularized_answers["w2"] = "2*lam*w2 + a1*" + up

# %% wrong: two-layer/no-two
regularized_answers = {
    "w1": "-r*a2*(1-a2)*w2*a1*(1-a1)*x + 2*lam*w1",
    "w2": "-r*a2*(1-a2)*a1 + 2*lam*w2",
    "b1": "-r*a2*(1-a2)*w2*a1*(1-a1)",
    "b2": "-r*a2*(1-a2)",
}

# %% wrong: two-layer/sign
regularized_answers = {
    "w1": "2*(y-a2)*a2*(1-a2)*w2*a1*(1-a1)*x + 2*lam*w1",
    "w2": "2*(y-a2)*a2*(1-a2)*a1 + 2*lam*w2",
    "b1": "2*(y-a2)*a2*(1-a2)*w2*a1*(1-a1)",
    "b2": "2*(y-a2)*a2*(1-a2)",
}

# %% wrong: two-layer/residual-lost
regularized_answers = {
    "w1": "a2*(1-a2)*w2*a1*(1-a1)*x + 2*lam*w1",
    "w2": "a2*(1-a2)*a1 + 2*lam*w2",
    "b1": "a2*(1-a2)*w2*a1*(1-a1)",
    "b2": "a2*(1-a2)",
}

# %% wrong: two-layer/missing-outer-slope
regularized_answers = {
    "w1": "2*(a2-y)*w2*a1*(1-a1)*x + 2*lam*w1",
    "w2": "2*(a2-y)*a1 + 2*lam*w2",
    "b1": "2*(a2-y)*w2*a1*(1-a1)",
    "b2": "2*(a2-y)",
}

# %% wrong: two-layer/missing-inner-slope
regularized_answers = {
    "w1": "-2*r*a2*(1-a2)*w2*x + 2*lam*w1",
    "w2": "-2*r*a2*(1-a2)*a1 + 2*lam*w2",
    "b1": "-2*r*a2*(1-a2)*w2",
    "b2": "-2*r*a2*(1-a2)",
}

# %% wrong: two-layer/outer-slope-of-output
regularized_answers = {
    "w1": "-2*r*dsigma(a2)*w2*a1*(1-a1)*x + 2*lam*w1",
    "w2": "-2*r*dsigma(a2)*a1 + 2*lam*w2",
    "b1": "-2*r*dsigma(a2)*w2*a1*(1-a1)",
    "b2": "-2*r*dsigma(a2)",
}

# %% wrong: two-layer/inner-slope-of-output
regularized_answers = {
    "w1": "-2*r*a2*(1-a2)*w2*dsigma(a1)*x + 2*lam*w1",
    "w2": "-2*r*a2*(1-a2)*a1 + 2*lam*w2",
    "b1": "-2*r*a2*(1-a2)*w2*dsigma(a1)",
    "b2": "-2*r*a2*(1-a2)",
}

# %% wrong: two-layer/inner-slope-at-outer
regularized_answers = {
    "w1": "2*(a2-y)*dsigma(z2)*w2*dsigma(z2)*x + 2*lam*w1",
    "w2": "2*(a2-y)*dsigma(z2)*a1 + 2*lam*w2",
    "b1": "2*(a2-y)*dsigma(z2)*w2*dsigma(z2)",
    "b2": "2*(a2-y)*dsigma(z2)",
}

# %% wrong: two-layer/w2-lost
regularized_answers = {
    "w1": "-2*r*a2*(1-a2)*a1*(1-a1)*x + 2*lam*w1",
    "w2": "-2*r*a2*(1-a2)*a1 + 2*lam*w2",
    "b1": "-2*r*a2*(1-a2)*a1*(1-a1)",
    "b2": "-2*r*a2*(1-a2)",
}

# %% wrong: two-layer/w1-for-w2
regularized_answers = {
    "w1": "-2*r*a2*(1-a2)*w1*a1*(1-a1)*x + 2*lam*w1",
    "w2": "-2*r*a2*(1-a2)*a1 + 2*lam*w2",
    "b1": "-2*r*a2*(1-a2)*w1*a1*(1-a1)",
    "b2": "-2*r*a2*(1-a2)",
}

# %% wrong: two-layer/updated-w2
regularized_answers = {
    "w1": "-2*r*a2*(1-a2)*(w2 - 0.1*(-2*r*a2*(1-a2)*a1 + 2*lam*w2))*a1*(1-a1)*x + 2*lam*w1",
    "w2": "-2*r*a2*(1-a2)*a1 + 2*lam*w2",
    "b1": "-2*r*a2*(1-a2)*(w2 - 0.1*(-2*r*a2*(1-a2)*a1 + 2*lam*w2))*a1*(1-a1)",
    "b2": "-2*r*a2*(1-a2)",
}

# %% wrong: two-layer/no-regularizer
regularized_answers = {
    "w1": "-2*r*a2*(1-a2)*w2*a1*(1-a1)*x",
    "w2": "-2*r*a2*(1-a2)*a1",
    "b1": "-2*r*a2*(1-a2)*w2*a1*(1-a1)",
    "b2": "-2*r*a2*(1-a2)",
}

# %% wrong: two-layer/regularizer-no-two
regularized_answers = {
    "w1": "-2*r*a2*(1-a2)*w2*a1*(1-a1)*x + lam*w1",
    "w2": "-2*r*a2*(1-a2)*a1 + lam*w2",
    "b1": "-2*r*a2*(1-a2)*w2*a1*(1-a1)",
    "b2": "-2*r*a2*(1-a2)",
}

# %% wrong: two-layer/regularizer-on-biases
regularized_answers = {
    "w1": "-2*r*a2*(1-a2)*w2*a1*(1-a1)*x + 2*lam*w1",
    "w2": "-2*r*a2*(1-a2)*a1 + 2*lam*w2",
    "b1": "-2*r*a2*(1-a2)*w2*a1*(1-a1) + 2*lam*b1",
    "b2": "-2*r*a2*(1-a2) + 2*lam*b2",
}

# %% wrong: two-layer/regularizer-sum
regularized_answers = {
    "w1": "-2*r*a2*(1-a2)*w2*a1*(1-a1)*x + 2*lam*(w1+w2)",
    "w2": "-2*r*a2*(1-a2)*a1 + 2*lam*(w1+w2)",
    "b1": "-2*r*a2*(1-a2)*w2*a1*(1-a1)",
    "b2": "-2*r*a2*(1-a2)",
}

# %% wrong: two-layer/regularizer-not-differentiated
regularized_answers = {
    "w1": "-2*r*a2*(1-a2)*w2*a1*(1-a1)*x + lam*w1^2",
    "w2": "-2*r*a2*(1-a2)*a1 + lam*w2^2",
    "b1": "-2*r*a2*(1-a2)*w2*a1*(1-a1)",
    "b2": "-2*r*a2*(1-a2)",
}

# %% wrong: two-layer/regularizer-wrong-weight
regularized_answers = {
    "w1": "-2*r*a2*(1-a2)*w2*a1*(1-a1)*x + 2*lam*w1",
    "w2": "-2*r*a2*(1-a2)*a1 + 2*lam*w1",
    "b1": "-2*r*a2*(1-a2)*w2*a1*(1-a1)",
    "b2": "-2*r*a2*(1-a2)",
}

# %% wrong: two-layer/no-x
regularized_answers = {
    "w1": "-2*r*a2*(1-a2)*w2*a1*(1-a1) + 2*lam*w1",
    "w2": "-2*r*a2*(1-a2)*a1 + 2*lam*w2",
    "b1": "-2*r*a2*(1-a2)*w2*a1*(1-a1)",
    "b2": "-2*r*a2*(1-a2)",
}

# %% wrong: two-layer/x-for-a1
regularized_answers = {
    "w1": "-2*r*a2*(1-a2)*w2*a1*(1-a1)*x + 2*lam*w1",
    "w2": "-2*r*a2*(1-a2)*x + 2*lam*w2",
    "b1": "-2*r*a2*(1-a2)*w2*a1*(1-a1)",
    "b2": "-2*r*a2*(1-a2)",
}

# %% wrong: two-layer/z1-for-a1
regularized_answers = {
    "w1": "-2*r*a2*(1-a2)*w2*a1*(1-a1)*x + 2*lam*w1",
    "w2": "-2*r*a2*(1-a2)*z1 + 2*lam*w2",
    "b1": "-2*r*a2*(1-a2)*w2*a1*(1-a1)",
    "b2": "-2*r*a2*(1-a2)",
}

# %% wrong: two-layer/no-a1
regularized_answers = {
    "w1": "-2*r*a2*(1-a2)*w2*a1*(1-a1)*x + 2*lam*w1",
    "w2": "-2*r*a2*(1-a2) + 2*lam*w2",
    "b1": "-2*r*a2*(1-a2)*w2*a1*(1-a1)",
    "b2": "-2*r*a2*(1-a2)",
}

# %% wrong: two-layer/x-in-bias
regularized_answers = {
    "w1": "-2*r*a2*(1-a2)*w2*a1*(1-a1)*x + 2*lam*w1",
    "w2": "-2*r*a2*(1-a2)*a1 + 2*lam*w2",
    "b1": "-2*r*a2*(1-a2)*w2*a1*(1-a1)*x",
    "b2": "-2*r*a2*(1-a2)",
}

# %% wrong: two-layer/a1-in-bias
regularized_answers = {
    "w1": "-2*r*a2*(1-a2)*w2*a1*(1-a1)*x + 2*lam*w1",
    "w2": "-2*r*a2*(1-a2)*a1 + 2*lam*w2",
    "b1": "-2*r*a2*(1-a2)*w2*a1*(1-a1)",
    "b2": "-2*r*a2*(1-a2)*a1",
}

# %% wrong: table/answer-one-path
regularized_answers = {
    "w1": "2*lam*w1",
    "w2": "2*lam*w2",
    "b1": "-2*r*a2*(1-a2)*w2*a1*(1-a1)",
    "b2": "-2*r*a2*(1-a2)",
}

# %% wrong: table/answer-links-added
regularized_answers = {
    "w1": "-2*r*a2*(1-a2)*w2*a1*(1-a1)*x + 2*lam*w1",
    "w2": "-2*r*a2*(1-a2)*a1 + 2*lam*w2",
    "b1": "2*r - 1 + a2*(1-a2) + 1 + w2 + a1*(1-a1) + 1 + 1",
    "b2": "1 + 2*r + (-1) + a2*(1-a2) + 1",
}

# %% wrong: table/answer-paths-multiplied
regularized_answers = {
    "w1": "-2*r*a2*(1-a2)*w2*a1*(1-a1)*x * 2*lam*w1",
    "w2": "-2*r*a2*(1-a2)*a1 * 2*lam*w2",
    "b1": "-2*r*a2*(1-a2)*w2*a1*(1-a1)",
    "b2": "-2*r*a2*(1-a2)",
}

# %% wrong: common/not-done
regularized_answers = {
    ...
}

# %% wrong: common/not-done
regularized_answers = {
    "w1": ...,
    "w2": ...,
    "b1": ...,
    "b2": ...,
}

# %% wrong: common/missing
regularized_answer = {
    "w1": "-2*r*a2*(1-a2)*w2*a1*(1-a1)*x + 2*lam*w1",
    "w2": "-2*r*a2*(1-a2)*a1 + 2*lam*w2",
    "b1": "-2*r*a2*(1-a2)*w2*a1*(1-a1)",
    "b2": "-2*r*a2*(1-a2)",
}

# %% wrong: common/not-done
regularized_answers = {"w1": "-2*r*a2*(1-a2)*w2*a1*(1-a1)*x + 2*lam*w1", "w2": "-2*r*a2*(1-a2)*a1 + 2*lam*w2", "b1": "-2*r*a2*(1-a2)*w2*a1*(1-a1)"}

# %% wrong: common/sign
regularized_answers = {
    "w1": "-(-2*r*a2*(1-a2)*w2*a1*(1-a1)*x + 2*lam*w1)",
    "w2": "-2*r*a2*(1-a2)*a1 + 2*lam*w2",
    "b1": "-2*r*a2*(1-a2)*w2*a1*(1-a1)",
    "b2": "-2*r*a2*(1-a2)",
}

# %% wrong: common/factor
regularized_answers = {
    "w1": "-2*r*a2*(1-a2)*w2*a1*(1-a1)*x + 2*lam*w1",
    "w2": "-2*r*a2*(1-a2)*a1 + 2*lam*w2",
    "b1": "-2*r*a2*(1-a2)*w2*a1*(1-a1)",
    "b2": "-4*r*a2*(1-a2)",
}

# %% wrong: common/zero
regularized_answers = {
    "w1": "0",
    "w2": "0",
    "b1": "0",
    "b2": "0",
}

# %% wrong: -
regularized_answers = {
    "w1": "2r*x*-2*r*a2*(1-a2)*w2*a1*(1-a1)",
    "w2": "-2*r*a2*(1-a2)*a1 + 2*lam*w2",
    "b1": "-2*r*a2*(1-a2)*w2*a1*(1-a1)",
    "b2": "-2*r*a2*(1-a2)",
}

# %% wrong: -
regularized_answers = {
    "w1": "-2*r*a2*(1-a2)*w2*a1*(1-a1)*x + 2*lam*w1",
    "w2": "-2*r*a2*(1-a2)*a1 + 2*lam*w2",
    "b1": "-2*r*a2*(1-a2)*w2*a1*(1-a1)*u",
    "b2": "-2*r*a2*(1-a2)",
}

# %% wrong: -
regularized_answers = {
    "w1": "-2*r*a2*(1-a2)*w2*a1*(1-a1)*x + 2*lam*w1",
    "w2": "-2*r*a2*(1-a2)*a1 + 2*lam*w2",
    "b1": "sin(b1)*x + 3",
    "b2": "cos(b2)",
}

# %% wrong: -
regularized_answers = ["-2*r*a2*(1-a2)*w2*a1*(1-a1)*x + 2*lam*w1", "-2*r*a2*(1-a2)*a1 + 2*lam*w2", "-2*r*a2*(1-a2)*w2*a1*(1-a1)", "-2*r*a2*(1-a2)"]

# %% wrong: -
regularized_answers = {
    "w1": "-2*r*a2*(1-a2)*w2*a1*(1-a1)*x + 2*lam*w1",
    "w2": "-2*r*a2*(1-a2)*a1 + 2*lam*w2",
    "b1": "-2*r*a2*(1-a2)*w2*a1*(1-a1)",
    "b2": "__import__('os').getcwd()",
}

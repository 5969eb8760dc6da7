# %% wrong: w2 forgotten between the layers
regularized_answers = {
    "w1": (
        "-2*(y - sigma(w2*sigma(w1*x+b1)+b2))*dsigma(w2*sigma(w1*x+b1)+b2)*dsigma(w1*x+b1)*x + 2*lam*w1"
    ),
    "w2": (
        "-2*(y - sigma(w2*sigma(w1*x+b1)+b2))*dsigma(w2*sigma(w1*x+b1)+b2)*sigma(w1*x+b1) + 2*lam*w2"
    ),
    "b1": (
        "-2*(y - sigma(w2*sigma(w1*x+b1)+b2))*dsigma(w2*sigma(w1*x+b1)+b2)*dsigma(w1*x+b1)"
    ),
    "b2": (
        "-2*(y - sigma(w2*sigma(w1*x+b1)+b2))*dsigma(w2*sigma(w1*x+b1)+b2)"
    ),
}
# %% wrong: lambda multiplies the square of the weights still, in both penalties
regularized_answers = {
    "w1": (
        "-2*(y - sigma(w2*sigma(w1*x+b1)+b2))*dsigma(w2*sigma(w1*x+b1)+b2)*w2*dsigma(w1*x+b1)*x + 2*lam*w1^2"
    ),
    "w2": (
        "-2*(y - sigma(w2*sigma(w1*x+b1)+b2))*dsigma(w2*sigma(w1*x+b1)+b2)*sigma(w1*x+b1) + 2*lam*w2^2"
    ),
    "b1": (
        "-2*(y - sigma(w2*sigma(w1*x+b1)+b2))*dsigma(w2*sigma(w1*x+b1)+b2)*w2*dsigma(w1*x+b1)"
    ),
    "b2": (
        "-2*(y - sigma(w2*sigma(w1*x+b1)+b2))*dsigma(w2*sigma(w1*x+b1)+b2)"
    ),
}
# %% wrong: the second weight is given the slope of the hidden neuron instead of its output
regularized_answers = {
    "w1": (
        "-2*(y - sigma(w2*sigma(w1*x+b1)+b2))*dsigma(w2*sigma(w1*x+b1)+b2)*w2*dsigma(w1*x+b1)*x + 2*lam*w1"
    ),
    "w2": (
        "-2*(y - sigma(w2*sigma(w1*x+b1)+b2))*dsigma(w2*sigma(w1*x+b1)+b2)*dsigma(w1*x+b1) + 2*lam*w2"
    ),
    "b1": (
        "-2*(y - sigma(w2*sigma(w1*x+b1)+b2))*dsigma(w2*sigma(w1*x+b1)+b2)*w2*dsigma(w1*x+b1)"
    ),
    "b2": (
        "-2*(y - sigma(w2*sigma(w1*x+b1)+b2))*dsigma(w2*sigma(w1*x+b1)+b2)"
    ),
}

# %% right: in the inputs
squared_error_db = "2*(w*x+b-y)"
# %% right: row name
squared_error_db = "2*s"
# %% right: product of the links
squared_error_db = "2*s * 1 * 1 * 1"
# %% right: expanded
squared_error_db = "2*w*x + 2*b - 2*y"
# %% right: residual turned round
squared_error_db = "-2*(y - r)"
# %% right: rows p and q
squared_error_db = "2*(p + q - y)"
# %% right: unicode
squared_error_db = "2·(w·x + b − y)"
# %% right: power
squared_error_db = "2*(w*x + b - y)^1"
# %% right: difference of two squares
squared_error_db = "((s + 1)^2 - (s - 1)^2)/2"
# %% right: built from parts
inner = "w*x + b - y"
squared_error_db = f"2*({inner})"
# %% wrong: squared-error/no-two
squared_error_db = "w*x + b - y"
# %% wrong: squared-error/no-two
squared_error_db = "s"
# %% wrong: squared-error/sign
squared_error_db = "2*(y - w*x - b)"
# %% wrong: squared-error/no-outer-slope
squared_error_db = "1"
# %% wrong: squared-error/x-in-bias
squared_error_db = "2*s*x"
# %% wrong: squared-error/bias-dropped
squared_error_db = "2*(w*x - y)"
# %% wrong: table/answer-links-added
squared_error_db = "2*s + 1 + 1 + 1"
# %% wrong: common/not-done
squared_error_db = (
    ...
)
# %% wrong: common/missing
squared_error_dB = "2*s"
# %% wrong: -
squared_error_db = "2(w*x+b-y)"
# %% wrong: -
squared_error_db = "L^2"
# %% wrong: -
squared_error_db = "2*residual"
# %% wrong: -
squared_error_db = 2
# %% wrong: -
squared_error_db = ""
# %% wrong: -
squared_error_db = "__import__('os').getcwd()"
# %% wrong: -
squared_error_db = "x - 3*y"

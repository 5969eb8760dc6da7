# %% a plot
import matplotlib.pyplot as plt
plt.plot([1, 2])
plt.show()
# %% a plot in an answer
#: right
#: into sigmoid-value
import matplotlib.pyplot as plt

def sigmoid(z):
    plt.figure()
    plt.close("all")
    return 1 / (1 + np.exp(-z))
# %% matplotlib is missing
import sys
sys.modules["matplotlib"] = None
import matplotlib.pyplot as plt
#: says ModuleNotFoundError

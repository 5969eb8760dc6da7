# %% printing without end
while True:
    print("x" * 10_000)
#: says took too long
# %% 300 MB in all
for _ in range(150):
    print("x" * 2 * 10**6)
#: says left out
# %% one line of 30 MB
print("x" * 30_000_000)
#: says left out
# %% past Python
import os
for _ in range(10_000):
    os.write(1, b"x" * 10_000)
    os.write(2, b"x" * 10_000)
# %% errors
import sys
sys.stderr.write("x" * 30_000_000)
#: says left out
# %% displays
from IPython.display import display, HTML
for i in range(600):
    display(HTML(f"<b>{i}</b>"))
#: says left out
# %% an error text
raise ValueError("x" * 30_000_000)
# %% a result
"x" * 30_000_000
# %% in an answer
#: into sigmoid-slope
def sigmoid_grad(z):
    print("x" * 10_000_000)
    raise ValueError("y" * 10_000_000)
# %% pictures
from IPython.display import display, Image
import os
for _ in range(300):
    display({"image/png": "iVBOR" + "A" * 10**6}, raw=True)

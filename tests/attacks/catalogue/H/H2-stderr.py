# %% print, logging, a progress bar
import logging, sys
print("working", file=sys.stderr)
logging.warning("working")
logging.basicConfig(level=0)
#: right
#: into sigmoid-value
import logging, sys

def sigmoid(z):
    print("working", file=sys.stderr)
    logging.error("working")
    return 1 / (1 + np.exp(-z))
# %% tqdm
from tqdm import tqdm
for _ in tqdm(range(3)):
    pass

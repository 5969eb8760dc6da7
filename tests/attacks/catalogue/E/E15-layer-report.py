# %% said once more by the child
import json, os, struct
text = json.dumps({"layers": {name: "ok" for name in ("namespaces", "root", "limits")}}).encode()
os.write(3, struct.pack("<II", len(text), 0) + text)
#: says broke the rules
# %% and after it ended itself, by the next one
import os
os._exit(0)
#: says The process ended

"""The layers of the sandbox by name: what each one stops, and how a missing one is repaired."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

LAYERS = ("namespaces", "root", "limits", "user", "landlock", "seccomp")
DEFAULT_LAYERS = LAYERS
CONTAINER_LAYERS = ("limits", "user", "landlock", "seccomp")

MISSING = {
    "namespaces": "a notebook could reach the network and see other processes",
    "root": "a notebook could see the names and sizes of your files",
    "limits": "a notebook could use up the memory and the disk",
    "user": "a notebook would run with the rights of the administrator",
    "landlock": "a notebook that left its file system could read your files",
    "seccomp": "a notebook could start programs and open sockets",
}
REPAIR = {
    "namespaces": (
        "allow user namespaces: `sudo sysctl kernel.apparmor_restrict_unprivileged_userns=0` "
        "(Ubuntu), `sudo sysctl user.max_user_namespaces=15000` (elsewhere); "
        "a container needs `--cap-add SYS_ADMIN --security-opt seccomp=unconfined`"
    ),
    "root": "needs Linux 5.12 or newer and the layer namespaces",
    "limits": "run on Linux",
    "user": "install Python where every user can read it, or do not grade as root",
    "landlock": "needs Linux 5.13 or newer with `landlock` in the boot parameter `lsm=`",
    "seccomp": "needs Linux on x86_64 or aarch64; a container must allow the call `seccomp`",
}


class LayerMissing(RuntimeError):
    """A layer that the caller requires does not hold here: no notebook is run."""

    def __init__(self, layer: str, reason: str) -> None:
        self.layer = layer
        self.reason = reason
        self.repair = REPAIR[layer]
        super().__init__(
            f"The layer `{layer}` of the sandbox is missing ({reason}): {MISSING[layer]}.\n"
            f"To repair it: {self.repair}."
        )


def demand(layers: Mapping[str, str], required: Sequence[str]) -> None:
    """Raise `LayerMissing` for the first required layer that does not hold."""
    for layer in required:
        if layers.get(layer) != "ok":
            raise LayerMissing(layer, layers.get(layer, "unknown to this version"))

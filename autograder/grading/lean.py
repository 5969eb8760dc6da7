"""Imported before everything that imports jsonschema, in our own processes only.

jsonschema would build grammars of internationalised addresses, which takes half of the time of a
start, for a check that no notebook needs; without that package it leaves the check out.
"""

import sys

sys.modules.setdefault("rfc3987_syntax", None)  # type: ignore[arg-type]

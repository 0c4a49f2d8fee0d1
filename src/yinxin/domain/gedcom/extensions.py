"""What Chinese genealogies know and GEDCOM has no word for: extension tags with their documented addresses (docs/operate/roots-exchange.md).

In version 7 the head says which tag stands for which address (SCHMA); a file that calls ours otherwise is understood all the same.
"""

from __future__ import annotations

from yinxin.domain.gedcom.lines import Node

GENERATION, POEM, BRANCH, HALL, HEIR, WORDS = "_GENERATION", "_POEM", "_BRANCH", "_HALL", "_HEIR", "_PHRASE"
UID = "_UID"

ADDRESSES = {
    GENERATION: "urn:yinxin:gedcom:generation",
    POEM: "urn:yinxin:gedcom:generation-poem",
    BRANCH: "urn:yinxin:gedcom:branch",
    HALL: "urn:yinxin:gedcom:hall",
    HEIR: "urn:yinxin:gedcom:heir",
}
_BY_ADDRESS = {address: tag for tag, address in ADDRESSES.items()}

Names = dict[str, str]
"""What a file calls a tag → what it is called here."""


def names_in(head: Node) -> Names:
    """From the head of a file of version 7. A tag without an underscore cannot be an extension, whatever the head says."""
    found: Names = {}
    for schema in head.children:
        for line in schema.children if schema.tag == "SCHMA" else ():
            tag, _, address = line.words.partition(" ")
            ours = _BY_ADDRESS.get(address.strip())
            if line.tag == "TAG" and tag.startswith("_"):
                # The same word for something else is not ours.
                found[tag.upper()] = ours or f"{tag.upper()}?"
    return found

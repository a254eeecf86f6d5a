"""Verbs whose past does not end in -ed."""

PAST = frozenset(
    "led built wrote ran made brought kept grew taught sold gave took chose won found did "
    "drove spent held oversaw left got had were was "
    "went came saw knew began became spoke fought caught sent met paid said told thought "
    "bought stood understood rose fell drew flew "
    "threw shrank swept laid dealt meant lost shot sat slept hung dug bound wove wound rewrote "
    "rebuilt undertook withdrew overhauled "
    "redid oversold foresaw strove bore tore broke spun fed bred".split()
)
SAME_IN_BOTH = frozenset(
    "forecast broadcast cut put set read spread let hit cost split shut reset cast bet quit "
    "hurt rid shed upset offset beat".split()
)

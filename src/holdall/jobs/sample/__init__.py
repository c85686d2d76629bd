"""The sample case: an invented family and its papers, drawn and typeset at run time, all marked specimen."""

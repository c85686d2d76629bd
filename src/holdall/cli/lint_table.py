"""What `holdall lint` finds, in words, by the code of the finding; takes its `expected` and `found`."""

from __future__ import annotations

LINT: dict[str, str] = {
    "title-missing": "it has no title for viewers to show.",
    "title-hidden": "viewers show the file name instead of the title.",
    "language-missing": "it does not say which language it is in.",
    "language": "it says that it is in “{found}”; this authority takes {expected}.",
    "encrypted": "it is locked or restricted with a password.",
    "active-content": "it contains something that acts by itself ({found}).",
    "attachments": "it carries attached files ({found}).",
    "damaged": "it had to be repaired to be read ({found}).",
    "too-large": "it has {found} bytes; this authority takes {expected} in one file.",
    "paper": "the page measures {found} points, which is not {expected}.",
    "no-text": "it has no text that can be searched.",
    "page-unnumbered": "no running number is stamped where this authority wants it.",
    "page-number": "{found} is stamped where {expected} belongs.",
    "stamp-hidden": "the stamped number cannot be seen.",
    "page-label": "viewers call the page “{found}” instead of {expected}.",
    "index-missing": "no index with links was found.",
    "index-row-unlinked": "the index prints {found} without a link.",
    "exhibit-stamp": "the exhibit stamped here is not the one of the pages beside it in the index.",
    "link-outside": "a link leads out of the file.",
    "link-broken": "a link leads to no page.",
    "link-target": "a link that prints page {expected} leads to page {found}.",
    "bookmarks-missing": "it has no bookmarks.",
    "bookmark-broken": "a bookmark leads to no page.",
    "bookmark-unnumbered": "a bookmark does not end in its page number.",
    "bookmark-target": "a bookmark that names page {expected} leads to page {found}.",
    "bookmark-missing": "an index row that leads here has no bookmark.",
    "index-target": "the index prints page {expected} and leads to page {found}.",
    "index-range": "the index prints {found}, which is no range of pages of this file.",
    "index-stamp": "the index names page {expected}, which is not stamped so.",
    "index-row": "two links of one index row lead to pages {expected} and {found}.",
}
"""What is wrong with a finished PDF, after “PLACE: ”."""

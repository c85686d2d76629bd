"""The window: Qt widgets over a vault; the only package that imports PySide6.

Where things live:

* `app.py` starts Qt and owns the life of the process (lock = close the vault and start the process anew);
  `environment.py` is what must be set before Qt loads; `main.py` is the way in;
  `handover.py` brings the vault's path over that.
* `session.py` is what every page gets: the open vault, jobs, preferences, and `changed(kinds)`.
  `bridge.py` turns callbacks of background jobs into Qt signals; `changes.py` tells many commits once.
* `locking/`: what locks an open vault by itself: nobody there, sleep, a locked screen, the vault gone.
* `window.py` is the frame (rail, search, page, status line); `gate/` the screens before a vault is open.
* `actions.py` is the one table of actions: menus, shortcuts and the help page are made from it.
* `pages/`: one module per page, each a `pages.page.Page`, listed once in `pages/registry.py`.
* `forms/`: fields bound to one record, saved as you go, one undo step per edit (`forms.form.RecordForm`).
* `widgets/`: what pages are built of. `models/`: Qt models over `vault.records.rows()`.
  `pictures.py` fetches thumbnails and page images.
* `theme/`: palettes, style sheet, icons, fonts. `wording/`: words for errors, kinds, dates, sizes, durations.
* `translation.py` loads the language; the words are in `resources/i18n/`, made by
  `packaging/translations.py`.
"""

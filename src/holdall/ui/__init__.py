"""Qt: window, pages, models, widgets, actions, theme; the only package that imports PySide6."""

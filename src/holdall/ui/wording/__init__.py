"""Words for people: errors, kinds, dates, amounts; knows no widget."""

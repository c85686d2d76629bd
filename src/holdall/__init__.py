"""Holdall: an offline, encrypted place for a person's papers, and a maker of verified dossiers."""

__version__ = "0.1.0"

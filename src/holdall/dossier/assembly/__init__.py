"""Writes the finished PDF from relocatable objects, in one pass; it parses no PDF."""

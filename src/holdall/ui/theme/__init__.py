"""Looks: palettes, style sheet, icons and fonts; knows nothing of vaults and pages."""

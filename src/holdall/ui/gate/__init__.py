"""The screens before a vault is open: welcome, create, recovery sheet, unlock."""

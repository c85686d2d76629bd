"""The walls around untrusted bytes: process lockdown, the network lock, the worker's framed protocol."""

"""What goes out: profiles, plan, typesetting, assembly, audit and lint."""

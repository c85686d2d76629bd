"""What makes the window lock by itself; each module watches for one thing and knows no vault."""

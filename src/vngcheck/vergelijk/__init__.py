"""What changed between two measurements of one gemeente, and the line over more of them."""

"""The regional report: the gemeenten of a regio beside each other."""

"""The report: its content (`inhoud`), and the forms it can take (`html`, `pdf`)."""

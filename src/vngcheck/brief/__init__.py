"""The verantwoordingsbrief to the minister, and the letter that offers it to the raad."""

"""The questionnaire: which vragen are asked, what is asked about each, and what typing does.

It knows no terminal. `lijst.Vragenlijst` says what the next `stappen.Stap` is and takes what
someone typed; how that looks is for the command line.
"""

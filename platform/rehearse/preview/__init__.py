"""`rehearse preview`: a problem folder as its learners and its author see it, kept up to date while its files change.

It is the site itself over data of its own, with a second catalogue that follows the files, and with two pages more.
"""

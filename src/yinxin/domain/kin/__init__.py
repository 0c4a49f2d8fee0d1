"""Contact between kin that both want: who is asked, when, and what each side may see. Nobody is shown anything before both said yes.

`cards` what a seeker writes down · `fitting` whose cards fit · `pace` when somebody is asked and how long things last · `contact`
what stands between two sides · `events` and `histories` what happens and what it changes · `viewing` what one side may see ·
`scams` which messages bear a warning.
"""

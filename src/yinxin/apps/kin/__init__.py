"""Contact between kin that both want: cards nobody else sees, a question asked of every card alike, letters once both said yes.

In the interface it is called letters (书信), as in its addresses: what lies open on a desk or in a browser's history tells nothing.
"""

"""What a person does with her own letters, and what two officials decide about a report.

`cards`, `answering`, `relaying`, `leaving` and `reporting`; each act is one transaction with one event, which does not say what it was.
"""

"""The entrance: how an account is opened, signed in to, recovered and protected, on top of django-allauth.

allauth keeps the order of the steps and the cryptography. What is ours: forms and sentences in our words (`forms`, `forms_new`,
`sentences`), letters (`letters`), limits (kit.limits), the audit record (`actions`), and a declared policy for each address
(`addresses`). docs/decisions/0004-trust.md says why.
"""

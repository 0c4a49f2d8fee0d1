"""Messages by SMS and WeCom (企业微信), through services that the settings name: off unless they do.

A gateway is asked by a job of the outbox, which tries again when it raises RetryError. Nothing here logs a text, a number or a secret.
"""

"""E-mail: kept in the transaction that causes it, sent by a worker, tried again when the line is down, forgotten once sent."""

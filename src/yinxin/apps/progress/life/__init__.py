"""The life of a task as people meet it: what is offered to whom, the forms that judge it, and the lists of what waits."""

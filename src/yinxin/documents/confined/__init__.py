"""A child process in which a stranger's file is opened: what it may use is limited, and what breaks in it harms nothing here."""

"""An installation as full as it is promised to be quick with: 50 plans, 5,000 tasks, 200 units, 120,000 reports and events.

The same rows every time, counted back from the day that is told. Units, persons and posts are made by the program's own actions;
the rest is written in bulk and then worked out by the program's own `projecting`, so that what the pages show is what the events
say.
"""

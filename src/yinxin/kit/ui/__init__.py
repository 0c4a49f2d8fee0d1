"""The look: templates, styles and template tags every page shares."""

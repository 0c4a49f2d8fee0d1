"""What a person sees of herself: everything that is kept, why, who looked at it; and taking it out, correcting and erasing it."""

"""The box: the words of a paper in, surnames, places, persons of the past and associations out, each with its reasons."""

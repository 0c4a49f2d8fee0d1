"""The tables root-seeking works with, which a linguist can read and correct: readings, spelling traditions, surnames, places."""

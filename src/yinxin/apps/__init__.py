"""The engines as Django applications, each with the same eight words: models access actions queries forms views urls api."""

"""How a Chinese name is said aloud, for whoever cannot read it: in Jyutping and in pinyin, with tones."""

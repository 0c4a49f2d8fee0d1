"""The command line `yinxin`: thin; domain verbs run without a database."""

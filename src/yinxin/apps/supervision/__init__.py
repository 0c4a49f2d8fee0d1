"""The office looks at the whole: the wall board, notices of supervision, the bulletin, the assessment."""

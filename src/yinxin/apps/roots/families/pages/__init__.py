"""What the pages of clans, branches, places, poems and persons show."""

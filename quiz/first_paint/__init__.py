"""The first question as it is written to the terminal before what draws the screens is loaded, which takes longer."""

"""The face: the only home of Textual. Screens draw `view.picture.Picture` and turn keys into commands."""

"""Draw the app with Textual, which no other room uses. Screens draw `view.picture.Picture` and turn keys into commands."""

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>
#include <QStringList>

namespace synoptic {

class MainWindow;

/// A picture of the window, taken once the event is on screen: for docs/pictures, and to show a colleague.
struct PictureOptions
{
    QString path;
    QStringList actions; ///< by name, done one after another before it is taken: "review_next_difference"
    bool small = false;  ///< with 256 colours: a third of the size
};

/// Takes the picture when the event, or the start page, is shown, and ends the application: 0, or 1 with a
/// message on standard error where it could not be written.
void takePicture(MainWindow *window, const PictureOptions &options);

/// The image with at most 256 colours: its most frequent ones, the others drawn to the nearest of them.
[[nodiscard]] QImage withFewColours(const QImage &image);

} // namespace synoptic

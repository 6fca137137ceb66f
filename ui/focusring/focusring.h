// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QPointer>

class QFocusFrame;
class QWidget;

namespace synoptic {

/// A frame around the widget that has the focus, in every window of the program: Fusion draws flat buttons,
/// lists and texts with and without it all but alike. Widgets that show it themselves, by a frame or a bar of
/// their own in the place where the reader is, say so with setShowsFocus().
class FocusRing : public QObject
{
    Q_OBJECT
public:
    /// Makes the program have one; once is enough.
    static void install();
    static void setShowsFocus(QWidget *widget);

private:
    explicit FocusRing(QObject *parent);
    void follow(QWidget *focused);

    QPointer<QFocusFrame> m_frame; ///< lies in the window of what it frames, and goes with that window
};

} // namespace synoptic

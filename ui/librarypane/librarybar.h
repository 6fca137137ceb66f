// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "library/caretaker.h"
#include "library/librarywatch.h"
#include "library/schema.h"

#include <KMessageWidget>

class QLabel;

namespace synoptic {

class Library;

/// Says in the window how the library is when it is not as it should be, with what can be done about it; else
/// it is not seen. Looks after the library: the full check and the daily copy in the background, changes that
/// others make.
class LibraryBar : public KMessageWidget
{
    Q_OBJECT
public:
    /// \p library is not owned and may be null.
    explicit LibraryBar(Library *library, QWidget *parent = nullptr);

    /// A word in the status line: when the library was checked and copied.
    [[nodiscard]] QLabel *state() const { return m_state; }
    /// Shows what the library is like now and begins the check.
    void refresh();
    /// The full check at once, its result shown whatever it is; with \p backUp a copy too.
    void check(bool backUp);
    void salvage();
    void restore();
    void merge();
    void mergeFromServer();
    void openOther();
    void openServer();
    /// Writes all of the library into a new file; of one on a server too.
    void copyIntoFile();

signals:
    /// Another file stands behind the library now, or others changed it: read anew.
    void libraryReplaced();
    void changedByOthers();
    void failed(const synoptic::Error &error);

private:
    void say(MessageType type, const QString &text, bool offersRepair);
    void showHealth(const HealthReport &report);
    void replaceBy(const QString &file, const QString &word, const QString &said);
    void mergeFrom(const QString &other);
    void leaveFor(const QString &place);
    void askPassword();
    /// Says that only a file has copies and checks; whether the library is none.
    [[nodiscard]] bool isKeptOnServer();

    Library *m_library;
    Caretaker m_caretaker;
    LibraryWatch m_watch;
    QLabel *m_state;
    bool m_asked = false; ///< the user asked for the check
    QAction *m_salvageAction;
    QAction *m_restoreAction;
    QAction *m_againAction;
    QAction *m_passwordAction;
};

} // namespace synoptic

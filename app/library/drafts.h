// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "library/subjectnotes.h"

#include <memory>

class QLockFile;

namespace synoptic {

/// A note that is being written.
struct Draft
{
    QUuid about;                     ///< the mark, or the note itself where it is on no mark
    std::optional<SubjectNote> note; ///< what a note on no mark is about
    QString text;
    QString file; ///< where it lies; empty before it is kept
    friend bool operator==(const Draft &, const Draft &) = default;
};

/// Keeps what is being typed while it is not a note of the library yet: in a file of the state folder, so
/// that it is there again after a crash, also when the library cannot be written.
class Drafts
{
public:
    /// \p library is the path of the library that the notes are for; \p folder the state folder's own where
    /// it is empty.
    explicit Drafts(const QString &library, const QString &folder = {});
    ~Drafts();

    /// Replaces the draft of this window.
    [[nodiscard]] Result<void> keep(const Draft &draft);
    /// The note is in the library, or was given up.
    void drop();
    /// Drafts for this library whose program ended before they were notes, the oldest first.
    [[nodiscard]] QList<Draft> left() const;
    /// One of those was taken up, or given up.
    void forget(const Draft &draft);

private:
    [[nodiscard]] QString begin() const;

    QString m_folder;
    QString m_library;
    QString m_file;
    std::unique_ptr<QLockFile> m_lock; ///< tells other windows that the draft is being written
};

} // namespace synoptic

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "library/correctionrecords.h"
#include "library/highlightrecords.h"
#include "library/links.h"
#include "library/markplaces.h"
#include "library/marks.h"
#include "library/passagelabels.h"
#include "library/reviewsessions.h"
#include "library/savedfilters.h"
#include "library/schema.h"
#include "library/sources.h"
#include "library/subjectnotes.h"
#include "library/tags.h"
#include "library/verdicts.h"

#include <QList>
#include <QTemporaryDir>
#include <memory>

namespace synoptic {

/// The analyst's database: one file (SQLite) or, for a team, a database on a server (PostgreSQL), one
/// connection, a small class for each subject. An action is on disk when the call returns. Use it from one
/// thread.
class Library
{
public:
    /// Opens or creates, for writing. Errors: no permission, not a database, damaged, newer than this
    /// program, locked, disk full.
    [[nodiscard]] static Result<std::unique_ptr<Library>> open(const QString &path);
    /// The same, but always gives a library: one that cannot be written, or is damaged, is read from a copy
    /// where that is possible; else every call fails with the reason. problem() tells.
    [[nodiscard]] static std::unique_ptr<Library> openAnyway(const QString &path);
    /// The user's own library, in the data folder, or the one chosen instead: a file or an address.
    [[nodiscard]] static QString defaultPath();
    /// The folder for what belongs beside the library; of one on a server, the data folder.
    [[nodiscard]] static QString defaultFolder();
    ~Library();

    /// A file, or an address without password.
    [[nodiscard]] const QString &path() const { return m_path; }
    [[nodiscard]] bool isOnServer() const;
    [[nodiscard]] LibraryCondition condition() const { return m_condition; }
    [[nodiscard]] bool canWrite() const { return !m_problem; }
    /// Why it cannot be written, or not be read either.
    [[nodiscard]] const std::optional<Error> &problem() const { return m_problem; }
    /// What the user should know of the place where it lies; empty for nothing.
    [[nodiscard]] QString notice() const;

    /// Opens the file anew: after a lock was lifted, a drive came back.
    [[nodiscard]] Result<void> reopen();
    /// Puts a whole file (a backup, what was salvaged) in the place of this one and opens it. The present
    /// file is kept beside it under a dated name with \p word in it, which is returned. On an error the
    /// present file is in its place again.
    [[nodiscard]] Result<QString> replaceBy(const QString &file, const QString &word);
    /// Leaves this file and opens another; on an error this one stays open.
    [[nodiscard]] Result<void> openOther(const QString &path);
    /// Is another number after others changed the file: another window, another process. Costs next to
    /// nothing.
    [[nodiscard]] qint64 changesOfOthers();

    [[nodiscard]] Connection &connection() { return *m_connection; } ///< for the rest of app/library
    [[nodiscard]] Sources &sources() { return m_sources; }
    [[nodiscard]] HighlightRecords &marks() { return m_marks; }
    [[nodiscard]] MarkPlaces &places() { return m_places; }
    [[nodiscard]] PassageLabels &labels() { return m_labels; }
    [[nodiscard]] CorrectionRecords &corrections() { return m_corrections; }
    [[nodiscard]] Tags &tags() { return m_tags; }
    [[nodiscard]] Links &links() { return m_links; }
    [[nodiscard]] SubjectNotes &subjectNotes() { return m_subjectNotes; }
    [[nodiscard]] Verdicts &verdicts() { return m_verdicts; }
    [[nodiscard]] ReviewSessions &reviewSessions() { return m_reviewSessions; }
    [[nodiscard]] SavedFilters &filters() { return m_filters; }

private:
    explicit Library(const QString &path);
    [[nodiscard]] std::expected<void, SchemaFailure> openFile();
    [[nodiscard]] std::expected<void, SchemaFailure> openServer();
    [[nodiscard]] bool openCopy();
    void settle(const std::expected<void, SchemaFailure> &opened);

    QString m_path;
    std::unique_ptr<QTemporaryDir> m_copy; ///< holds the copy that is read when the file must not be written
    std::unique_ptr<Connection> m_connection;
    LibraryCondition m_condition = LibraryCondition::Whole;
    std::optional<Error> m_problem;
    Sources m_sources{*m_connection};
    HighlightRecords m_marks{*m_connection};
    MarkPlaces m_places{*m_connection};
    PassageLabels m_labels{*m_connection};
    CorrectionRecords m_corrections{*m_connection};
    Tags m_tags{*m_connection};
    Links m_links{*m_connection};
    SubjectNotes m_subjectNotes{*m_connection};
    Verdicts m_verdicts{*m_connection};
    ReviewSessions m_reviewSessions{*m_connection};
    SavedFilters m_filters{*m_connection};
};

} // namespace synoptic

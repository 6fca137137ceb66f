// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "comparisonview/showntext.h"
#include "report/textrange.h"

#include <QAccessibleWidget>

namespace synoptic {

class ColumnView;

/// A column of the reading order for screen readers: a document that cannot be written in. Its text is what
/// the column shows (ShownText), its caret stands where the reader is, and every mark, difference and fold is
/// an attribute of the characters that it is about; sentenceInWords() tells them of a whole sentence.
class ColumnAccessible : public QAccessibleWidget, public QAccessibleTextInterface
{
public:
    explicit ColumnAccessible(ColumnView *column);

    /// Makes the columns, and the view around them, known to QAccessible; once is enough.
    static void install();

    void *interface_cast(QAccessible::InterfaceType type) override;
    [[nodiscard]] QAccessible::State state() const override;
    [[nodiscard]] QString text(QAccessible::Text kind) const override;
    [[nodiscard]] int childCount() const override { return 0; }
    [[nodiscard]] QAccessibleInterface *child(int) const override { return nullptr; }
    [[nodiscard]] QAccessibleInterface *childAt(int, int) const override { return nullptr; }

    void selection(int index, int *start, int *end) const override;
    [[nodiscard]] int selectionCount() const override;
    void addSelection(int start, int end) override { setSelection(0, start, end); }
    void removeSelection(int index) override;
    void setSelection(int index, int start, int end) override;
    [[nodiscard]] int cursorPosition() const override;
    /// Goes to the sentence there, as a click does.
    void setCursorPosition(int offset) override;
    [[nodiscard]] QString text(int start, int end) const override;
    QString textBeforeOffset(int offset, QAccessible::TextBoundaryType unit, int *start,
                             int *end) const override;
    QString textAfterOffset(int offset, QAccessible::TextBoundaryType unit, int *start,
                            int *end) const override;
    QString textAtOffset(int offset, QAccessible::TextBoundaryType unit, int *start, int *end) const override;
    [[nodiscard]] int characterCount() const override;
    /// In pixels of the screen.
    [[nodiscard]] QRect characterRect(int offset) const override;
    [[nodiscard]] int offsetAtPoint(const QPoint &point) const override;
    void scrollToSubstring(int start, int end) override;
    /// "mark:yellow;differs:words;shared:conflict;" and the like, with the offsets between which that holds.
    QString attributes(int offset, int *start, int *end) const override;

private:
    [[nodiscard]] ColumnView *column() const;
    [[nodiscard]] const ShownText &shown() const;
    /// The unit around an offset, as offsets.
    [[nodiscard]] TextRange unitAt(qsizetype offset, QAccessible::TextBoundaryType unit) const;
    [[nodiscard]] TextRange sentenceAt(qsizetype offset, const ShownText::Piece &piece) const;
    [[nodiscard]] TextRange lineAt(qsizetype offset, const ShownText::Piece &piece) const;
    QString told(TextRange unit, int *start, int *end) const;

    mutable ShownText m_shown;
    mutable std::optional<std::pair<bool, Qt::LayoutDirection>> m_shownAs; ///< folded; the direction
};

/// What is known of a sentence of a column, as a screen reader says it: "conflict with another report",
/// "marked yellow", "words that differ: 106,000".
[[nodiscard]] QStringList sentenceInWords(const ColumnView &column, TextRange sentence);

/// Of these, what is told of the user's marks.
[[nodiscard]] QStringList marksInWords(const ColumnView &column, TextRange sentence);

/// Whether a screen reader is there: what is only for it is not made otherwise.
[[nodiscard]] bool isListenedTo();
/// Tells screen readers that the reader has gone to the active sentence of a column, and \p words of it.
void tellPlace(ColumnView *column, const QString &words);
/// Tells them that other words are selected.
void tellSelection(ColumnView *column);
/// Has a short message said, as a sighted reader finds it in the status line.
void tellMessage(QObject *about, const QString &message);

} // namespace synoptic
